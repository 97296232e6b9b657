/** SQLSTATE class 08, the server's shutdown and start-up codes, and its refusals for want of resources. */
const SQLSTATE = /^(08...|57P0[1235]|53[023]00)$/;

const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What pg and pg-pool throw without a code. */
const MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error)/;

/** Whether an error says that the database cannot be reached just now, as opposed to a mistake of ours. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (SQLSTATE.test(code) || SYSTEM.has(code) || MESSAGE.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isConnectionFailure)) return true;
  return error.cause !== undefined && isConnectionFailure(error.cause);
}
