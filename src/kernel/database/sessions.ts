import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isConnectionFailure } from './failure.ts';

/** A command is between two connections for less than this. */
const QUIET_MS = 100;
const QUIET_CHECKS = 3;
const STEP_MS = 1_000;

export interface SessionsOptions {
  /** How the names of the applications that count begin; everybody else's sessions do not. */
  readonly prefix: string;
  readonly withinMs: number;
  /** Ends the wait early. */
  readonly signal: AbortSignal;
}

/** Waits until no other session of our own kind is left on the server, it does not answer, or the time is over. */
export async function untilSessionsEnd(url: string, options: SessionsOptions): Promise<void> {
  const { prefix, withinMs, signal } = options;
  const deadline = performance.now() + withinMs;
  const client = new pg.Client({
    connectionString: url,
    application_name: 'clearline-sessions',
    connectionTimeoutMillis: STEP_MS,
    query_timeout: STEP_MS,
  });
  /** Every query rejects as well; without a listener the event alone would end the process. */
  client.on('error', () => {});
  try {
    await client.connect();
    for (let quiet = 0; quiet < QUIET_CHECKS && performance.now() < deadline; ) {
      quiet = (await sessions(client, prefix)) === 0 ? quiet + 1 : 0;
      await pause(QUIET_MS, undefined, { signal });
    }
  } catch (error) {
    // A server that does not answer has nobody left to wait for.
    if (!signal.aborted && !isConnectionFailure(error)) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function sessions(client: pg.Client, prefix: string): Promise<number> {
  const { rows } = await client.query<{ sessions: number }>(
    'select count(*)::int as sessions from pg_stat_activity where starts_with(application_name, $1)',
    [prefix],
  );
  return rows[0]?.sessions ?? 0;
}
