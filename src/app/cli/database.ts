import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../../kernel/config.ts';
import { hasCluster, openCluster, runningCluster } from '../../kernel/database/cluster.ts';
import { createDatabase } from '../../kernel/database/connect.ts';
import type { Db } from '../../kernel/database/db.ts';
import { databaseRemedy, isConnectionFailure } from '../../kernel/database/failure.ts';
import { lockDataDir } from '../../kernel/database/lock.ts';
import { migrate, missingMigrations } from '../../kernel/database/migrate.ts';
import { untilSessionsEnd } from '../../kernel/database/sessions.ts';
import { MIGRATIONS, StartupError } from '../database.ts';
import { unlessAborted } from './interrupt.ts';

/**
 * How long a command waits for its turn: for a server that is starting or out of connections, and for publications
 * before it. Many commands may have come at once; a person who tires presses Ctrl-C.
 */
const PATIENCE_MS = 600_000;
/**
 * Many commands share few processors, so that one may be slow to connect and slow in the middle of its transaction.
 * Giving up early would only add to the load: two hundred that did so kept each other from ever connecting.
 */
const SLOW_MS = 60_000;
const MAX_PAUSE_MS = 1_500;
const SAY_EVERY_MS = 5_000;
/** How long the command that started the server keeps it for others; they start it again themselves. */
const KEEP_MS = 30_000;
/** By which commands know each other's connections. */
const APPLICATION = 'clearline-cli';
const CONNECTION = { applicationName: APPLICATION, connectMs: SLOW_MS };

export type WithDatabase = <T>(work: (db: Db) => Promise<T>, options?: { mustExist?: true }) => Promise<T>;
/** Null where the database has never been used. */
export type ReadDatabase = <T>(work: (db: Db) => Promise<T>) => Promise<T | null>;

/** The data directory, which may be mistyped, holds no database, and the command is none that makes one. */
export class NoDatabaseError extends Error {
  readonly dataDir: string;
  constructor(dataDir: string) {
    super(`${dataDir} holds no database`);
    this.dataDir = dataDir;
  }
}

export interface Access {
  readonly config: Config;
  /** Aborts when the command is to end: a server that it started is stopped first. */
  readonly signal: AbortSignal;
  /** Told at once when the database must be waited for, and every few seconds after that. */
  readonly onWait: (seconds: number) => void;
}

/**
 * Runs `work` on the migrated database of the settings: that of DATABASE_URL, the one a running server keeps, or the
 * embedded one, started for as long as the work takes. Work that loses the database is done again from the start, so it
 * must be such that a repeat does nothing twice.
 * @param mustExist makes no data directory and no embedded database where there is none: throws NoDatabaseError
 * @throws StartupError, ClusterError, DataDirError or what the driver says; the reason of the signal when that aborts
 */
export async function withDatabase<T>(
  access: Access,
  work: (db: Db) => Promise<T>,
  { mustExist }: { mustExist?: true } = {},
): Promise<T> {
  if (mustExist) await assertDatabase(access);
  return onServer(access, async (url) => {
    const migrated = await migrate(url, MIGRATIONS, CONNECTION);
    if (!migrated.ok) throw new StartupError(migrated.error.message);
    return onDatabase(url, work);
  });
}

/**
 * The same for work that only reads. It never migrates: a newer checkout that is run for a look must not change what the
 * nodes of a release before serve from.
 * @throws StartupError as well when migrations are missing, NoDatabaseError where there is nothing to read
 */
export async function readDatabase<T>(access: Access, work: (db: Db) => Promise<T>): Promise<T | null> {
  await assertDatabase(access);
  return onServer(access, async (url) => {
    const missing = await missingMigrations(url, MIGRATIONS, CONNECTION);
    if (!missing.ok) throw new StartupError(missing.error.message);
    const { unused, names } = missing.value;
    if (unused) return null;
    if (names[0] !== undefined) throw new StartupError(behind(names[0]));
    return onDatabase(url, work);
  });
}

async function assertDatabase({ config }: Access): Promise<void> {
  if (config.databaseUrl || (await hasCluster(config.dataDir))) return;
  throw new NoDatabaseError(config.dataDir);
}

const behind = (migration: string): string =>
  `The database lacks migration ${migration}, and a command that only reads does not migrate: start the site of this release, or import a registry with it. To read the database as it is, use the release that it belongs to.`;

async function onServer<T>(access: Access, work: (url: string) => Promise<T>): Promise<T> {
  const { config, signal } = access;
  const started = performance.now();
  const waited = () => performance.now() - started;
  let sayAt = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      const done = await attemptOnce(access, work);
      if (done) return done.value;
    } catch (error) {
      signal.throwIfAborted();
      if (!isWorthWaiting(error) || waited() > PATIENCE_MS) throw error;
    }
    if (waited() > PATIENCE_MS)
      throw new StartupError(`The database in ${config.dataDir} did not start in time.`);
    if (waited() >= sayAt) {
      access.onWait(Math.round(waited() / 1000));
      sayAt = waited() + SAY_EVERY_MS;
    }
    // Many commands may be waiting for one server; they must not all come back at once.
    await unlessAborted(signal, pause(Math.random() * Math.min(MAX_PAUSE_MS, 100 * attempt)));
  }
}

/** What needs the operator, such as a mistyped host, does not pass by itself. */
const isWorthWaiting = (error: unknown) => isConnectionFailure(error) && databaseRemedy(error) === null;

/** Null while another process is about to start the server, or to stop it. */
async function attemptOnce<T>(
  { config, signal }: Access,
  work: (url: string) => Promise<T>,
): Promise<{ value: T } | null> {
  const server = await findServer(config, signal);
  if (!server) return null;
  try {
    signal.throwIfAborted();
    return { value: await unlessAborted(signal, work(server.url)) };
  } finally {
    await server.stop();
  }
}

async function findServer(
  config: Config,
  signal: AbortSignal,
): Promise<{ url: string; stop(): Promise<void> } | null> {
  const notOurs = async () => {};
  if (config.databaseUrl) return { url: config.databaseUrl, stop: notOurs };
  // A server is another's only while its owner lives; `openCluster` stops one that a dead process left behind.
  const lock = await lockDataDir(config.dataDir, 'command');
  if (!lock.ok) {
    const running = await runningCluster(config.dataDir);
    return running ? { url: running, stop: notOurs } : null;
  }
  const log = { info: () => {}, error: (message: string) => process.stderr.write(`${message}\n`) };
  try {
    const cluster = await openCluster({ lock: lock.value, log });
    return {
      url: cluster.url,
      stop: async () => {
        // Commands that began meanwhile use this server too; it goes when the last of them has gone.
        if (!signal.aborted) {
          await untilSessionsEnd(cluster.url, { prefix: APPLICATION, withinMs: KEEP_MS, signal });
        }
        await cluster.stop();
        await lock.value.release();
      },
    };
  } catch (error) {
    await lock.value.release();
    throw error;
  }
}

async function onDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const database = createDatabase(url, {
    ...CONNECTION,
    max: 1,
    statementMs: PATIENCE_MS,
    idleMs: SLOW_MS,
    onIdleError: () => {},
  });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}
