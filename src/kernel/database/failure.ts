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

/** What an operator can put right, by SQLSTATE or the code of the system. */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'it refuses the user or the password. Correct DATABASE_URL, or the password on the server',
  '28000': 'it does not let this user in. Correct DATABASE_URL, or add the user on the server',
  '3D000': 'there is no database of that name. Create it, or correct DATABASE_URL',
  '42501': 'the user may not do what the application needs. Make it the owner of its database',
  '53100': 'its disk is full, and nothing was changed. Free some space on it',
  '25006': 'it can only be read, as a standby. Name the primary in DATABASE_URL',
  ENOTFOUND: 'no host has that name. Correct DATABASE_URL',
};

/** A sentence for the operator that says why the database cannot be used and what to do; null for anything else. */
export function databaseRemedy(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const remedy = 'code' in error ? REMEDIES[String(error.code)] : undefined;
  if (remedy !== undefined) return `The database cannot be used: ${remedy}. (${error.message})`;
  return error.cause === undefined ? null : databaseRemedy(error.cause);
}
