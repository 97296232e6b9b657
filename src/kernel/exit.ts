const LINGER_MS = 1_000;

/**
 * Ends the process, which has closed everything, with its exit code: at once when nothing holds it, and soon when
 * something does. A database that hangs never closes its end of a connection.
 */
export function exitSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
