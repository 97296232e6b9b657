import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../kernel/config.ts';
import { openCluster } from '../kernel/database/cluster.ts';
import { createDatabase, type Database } from '../kernel/database/connect.ts';
import type { Db } from '../kernel/database/db.ts';
import { databaseRemedy, isConnectionFailure } from '../kernel/database/failure.ts';
import type { DataDirLock } from '../kernel/database/lock.ts';
import { migrate } from '../kernel/database/migrate.ts';
import type { Log } from '../kernel/log.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** The database and the code do not fit together; the message says what an operator can do. */
export class StartupError extends Error {}

export interface OpenDatabase extends Database {
  readonly url: string;
}

export interface NodeDatabase extends OpenDatabase {
  /** On a few connections of their own, for what is shown at the moment: it never stands behind those who write. */
  readonly looks: Db;
}

/** How a start goes on while something is in its way. */
export interface Patience {
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Whether there is a card to answer from meanwhile. */
  readonly hasCard: () => boolean;
}

/** As many as one look asks for at a time. */
const LOOKS = 5;

const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;
/** What waits for an operator need not be asked so often. */
const SLOW_RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000] as const;

/**
 * The migrated database: that of DATABASE_URL, else the embedded one of the data directory.
 * @throws StartupError when the database and the code do not fit together, and there is no card to answer from
 */
export async function openDatabase(
  config: Config,
  lock: DataDirLock,
  patience: Patience,
): Promise<NodeDatabase> {
  const { log } = patience;
  const server = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => {} }
    : await persist(() => openCluster({ lock, log }), patience);
  try {
    const applied = await persist(() => migrated(server.url), patience);
    if (applied.length > 0) log.info({ migrations: applied }, 'the database was migrated');
  } catch (error) {
    await server.stop();
    throw error;
  }
  const onIdleError = (err: Error) => log.debug({ err }, 'an idle database connection broke');
  const database = createDatabase(server.url, { onIdleError });
  const looks = createDatabase(server.url, { onIdleError, max: LOOKS, applicationName: 'clearline-looks' });
  return {
    ...database,
    url: server.url,
    looks: looks.db,
    async close() {
      await Promise.all([database.close(), looks.close()]);
      await server.stop();
    },
  };
}

async function migrated(url: string): Promise<string[]> {
  const applied = await migrate(url, MIGRATIONS);
  if (!applied.ok) throw new StartupError(applied.error.message);
  return applied.value;
}

/**
 * Does the work, again and again until it succeeds; it must be such that a repeat is harmless. A database that does not
 * answer is always waited for. Anything else ends the start, except where there is a card: nothing that is wrong with
 * a database takes the number away.
 */
export async function persist<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const { log, signal, hasCard } = patience;
  let said = '';
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (err) {
      signal.throwIfAborted();
      const passing = isConnectionFailure(err);
      if (!passing && !hasCard()) throw err;
      const message = obstacle(err);
      if (message !== said) log[err instanceof StartupError ? 'fatal' : 'error']({ err }, message);
      said = message;
      const waits = passing ? RETRY_MS : SLOW_RETRY_MS;
      await pause(waits[Math.min(attempt, waits.length - 1)], undefined, { signal });
    }
  }
}

function obstacle(error: unknown): string {
  const remedy = databaseRemedy(error);
  if (remedy === null && isConnectionFailure(error))
    return 'the database does not answer; trying until it does';
  const reason = remedy ?? (error instanceof Error ? error.message : String(error));
  return `${reason} — the contacts are answered from the last card meanwhile; trying again`;
}
