import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '../../kernel/config.ts';
import { openCluster, runningCluster } from '../../kernel/database/cluster.ts';
import { createDatabase } from '../../kernel/database/connect.ts';
import type { Db } from '../../kernel/database/db.ts';
import { isConnectionFailure } from '../../kernel/database/failure.ts';
import { lockDataDir } from '../../kernel/database/lock.ts';
import { migrate } from '../../kernel/database/migrate.ts';
import { MIGRATIONS, StartupError } from '../database.ts';

/** How long a command waits for a server that is starting, busy with other commands, or out of connections. */
const PATIENCE_MS = 120_000;
const MAX_PAUSE_MS = 1_500;
/** A command is between two connections for less than this. */
const QUIET_MS = 100;
const QUIET_CHECKS = 3;

export type WithDatabase = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/**
 * Runs `work` on the database of the settings: that of DATABASE_URL, the one a running server keeps, or the embedded
 * one, started for as long as the work takes. Work that loses the database is done again from the start, so it must be
 * such that a repeat does nothing twice.
 */
export async function withDatabase<T>(config: Config, work: (db: Db) => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      const server = await findServer(config);
      if (server) {
        try {
          return await onDatabase(server.url, work);
        } finally {
          await server.stop();
        }
      }
    } catch (error) {
      if (!isConnectionFailure(error) || performance.now() > deadline) throw error;
    }
    if (performance.now() > deadline)
      throw new StartupError(`The database in ${config.dataDir} did not start in time.`);
    // Many commands may be waiting for one server; they must not all come back at once.
    await pause(Math.random() * Math.min(MAX_PAUSE_MS, 100 * attempt));
  }
}

/** Null while another process is about to start the server, or to stop it. */
async function findServer(config: Config): Promise<{ url: string; stop(): Promise<void> } | null> {
  const notOurs = async () => {};
  if (config.databaseUrl) return { url: config.databaseUrl, stop: notOurs };
  const running = await runningCluster(config.dataDir);
  if (running) return { url: running, stop: notOurs };
  const lock = await lockDataDir(config.dataDir);
  if (!lock.ok) return null;
  const log = { info: () => {}, error: (message: string) => process.stderr.write(`${message}\n`) };
  try {
    const cluster = await openCluster({ lock: lock.value, log });
    return {
      url: cluster.url,
      stop: async () => {
        await untilAlone(cluster.url);
        await cluster.stop();
        await lock.value.release();
      },
    };
  } catch (error) {
    await lock.value.release();
    throw error;
  }
}

/** Commands that began meanwhile use the server that this one started; it goes when the last of them has gone. */
async function untilAlone(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'clearline-cli-owner' });
  await client.connect();
  try {
    for (let quiet = 0; quiet < QUIET_CHECKS; ) {
      const { rows } = await client.query<{ others: number }>(
        "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      quiet = rows[0]?.others === 0 ? quiet + 1 : 0;
      await pause(QUIET_MS);
    }
  } finally {
    await client.end();
  }
}

async function onDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const migrated = await migrate(url, MIGRATIONS);
  if (!migrated.ok) throw new StartupError(migrated.error.message);
  const database = createDatabase(url, { max: 1, applicationName: 'clearline-cli', onIdleError: () => {} });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}
