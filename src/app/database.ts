import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../kernel/config.ts';
import { openCluster } from '../kernel/database/cluster.ts';
import { createDatabase, type Database } from '../kernel/database/connect.ts';
import { isConnectionFailure } from '../kernel/database/failure.ts';
import type { DataDirLock } from '../kernel/database/lock.ts';
import { migrate } from '../kernel/database/migrate.ts';
import type { Log } from '../kernel/log.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Something that only an operator can put right; its message says what. */
export class StartupError extends Error {}

export interface OpenDatabase extends Database {
  readonly url: string;
}

const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;

/**
 * The migrated database: that of DATABASE_URL, else the embedded one of the data directory. While the server does not
 * answer it is tried again for as long as it takes, because the contacts on disk are served meanwhile.
 * @throws StartupError when the database and the code do not fit together
 */
export async function openDatabase(
  config: Config,
  lock: DataDirLock,
  log: Log,
  signal: AbortSignal,
): Promise<OpenDatabase> {
  const server = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => {} }
    : await openCluster({ lock, log });
  try {
    const applied = await untilReachable(() => migrate(server.url, MIGRATIONS), log, signal);
    if (!applied.ok) throw new StartupError(applied.error.message);
    if (applied.value.length > 0) log.info({ migrations: applied.value }, 'the database was migrated');
  } catch (error) {
    await server.stop();
    throw error;
  }
  const database = createDatabase(server.url, {
    onIdleError: (err) => log.debug({ err }, 'an idle database connection broke'),
  });
  return {
    ...database,
    url: server.url,
    async close() {
      await database.close();
      await server.stop();
    },
  };
}

/** Does the work, again and again for as long as the database does not answer. It must be such that a repeat is harmless. */
export async function untilReachable<T>(work: () => Promise<T>, log: Log, signal: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (err) {
      signal.throwIfAborted();
      if (!isConnectionFailure(err)) throw err;
      if (attempt === 0) log.error({ err }, 'the database does not answer; trying until it does');
      await pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)], undefined, { signal });
    }
  }
}
