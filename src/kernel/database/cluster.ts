import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownerOf } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { ensureInitialised, readPassword, SUPERUSER } from './initialise.ts';
import { type DataDirLock, lockFile } from './lock.ts';
import {
  isServerOf,
  type Postmaster,
  readPidFile,
  startPostmaster,
  stopOrphan,
  stopPostmaster,
} from './postmaster.ts';
import { isErrno } from './process.ts';
import { chooseSite, clusterHome, type Machine, type Site, thisMachine } from './site.ts';

/** The part of a logger that the supervisor needs; pino's satisfies it. */
export interface ClusterLog {
  info(message: string): void;
  error(message: string): void;
}

export interface Cluster {
  /** Connection string of the superuser to the database of the same cluster; stays the same until `stop`. */
  readonly url: string;
  /** Writes everything out and resolves when the server has ended. May be called twice. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Who opens a cluster has the data directory for itself; see `lockDataDir`. */
  readonly lock: DataDirLock;
  readonly log: ClusterLog;
  readonly machine?: Machine;
}

/** Restart after an unexpected end: at once, then ever slower. */
const RESTART_MS = [0, 500, 1_000, 2_000, 5_000] as const;

/**
 * Starts the embedded PostgreSQL of a data directory, makes it first when there is none, and keeps it running
 * until `stop`. Takes about 1.5 s the first time and 0.1 s after that.
 * @throws ClusterError, whose message says what the operator can do; what the lock misses
 */
export async function openCluster({ lock, log, machine = thisMachine }: ClusterOptions): Promise<Cluster> {
  if (lock.missing) throw lock.missing;
  const site = await chooseSite(lock.dataDir, machine);
  const releaseHome = await lockHome(site);
  try {
    if (site.home !== site.dataDir) {
      log.info(`the database is kept in ${site.home}: its account cannot enter ${site.dataDir}`);
    }
    const orphan = await stopOrphan(site.cluster);
    if (orphan) log.info(`stopped the database server ${orphan} that an earlier run left behind`);
    const binaries = await findBinaries(site.account, machine.sharedDir);
    const password = await ensureInitialised(site, binaries);
    const first = await startPostmaster(site, binaries);
    const stop = supervise(first, () => startPostmaster(site, binaries, first.port), log);
    return { url: connectionString(password, first.port), stop: () => stop().then(releaseHome) };
  } catch (error) {
    await releaseHome();
    throw error;
  }
}

/**
 * The connection string of the cluster that another process keeps running, or null when none does.
 * @throws ClusterError `unreachable` when another account runs it
 */
export async function runningCluster(
  dataDir: string,
  machine: Machine = thisMachine,
): Promise<string | null> {
  try {
    const real = await realpath(dataDir);
    const cluster = join(await clusterHome(real, machine.sharedDir), 'postgres');
    const [file, password] = await Promise.all([readPidFile(cluster), readPassword(real)]);
    if (!file?.ready || !password || !(await isServerOf(cluster, file.pid))) return null;
    return connectionString(password, file.port);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    if (!isErrno(error, 'EACCES', 'EPERM')) throw error;
    const message = `The database of ${dataDir} belongs to another account. Run this as the account that started the server.`;
    throw new ClusterError('unreachable', message);
  }
}

/** Whether the data directory has a cluster, running or not. Changes nothing, and makes no directory. */
export async function hasCluster(dataDir: string, { sharedDir }: Machine = thisMachine): Promise<boolean> {
  try {
    const home = await clusterHome(await realpath(dataDir), sharedDir);
    return (await ownerOf(join(home, 'postgres'))) !== null;
  } catch (error) {
    // What else is wrong with the directory, opening it says better.
    return !isErrno(error, 'ENOENT');
  }
}

const connectionString = (password: string, port: number) =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;

/** A copied data directory points to the same cluster elsewhere, whose server is then no orphan. */
async function lockHome({ home, dataDir }: Site): Promise<() => Promise<void>> {
  if (home === dataDir) return async () => {};
  const taken = await lockFile(join(home, 'lock'));
  if (taken.ok) return () => taken.value.release();
  throw new ClusterError(
    'unreachable',
    `The database of ${dataDir} is in use by process ${taken.error.pid}: ${dataDir} is a copy of its data directory. ` +
      `Remove ${join(dataDir, 'postgres.elsewhere')} and postgres.password there to start with a new database.`,
  );
}

/** Starts the server again whenever it ends by itself. Returns what stops it for good. */
function supervise(
  first: Postmaster,
  restart: () => Promise<Postmaster>,
  log: ClusterLog,
): () => Promise<void> {
  let current: Postmaster | null = first;
  const stopping = new AbortController();
  const watch = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      if (current) await current.ended;
      if (stopping.signal.aborted) return;
      current = null;
      log.error('the database server has ended unexpectedly; starting it again');
      const wait = RESTART_MS[Math.min(failures, RESTART_MS.length - 1)] ?? 0;
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        current = await restart();
        failures = 0;
      } catch (error) {
        failures++;
        log.error(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const watching = watch();
  return async () => {
    stopping.abort();
    if (current) await stopPostmaster(current.pid);
    await watching;
    if (current) await stopPostmaster(current.pid);
  };
}
