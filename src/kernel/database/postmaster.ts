import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { SERVER_CWD, SERVER_ENV } from './initialise.ts';
import { commandLine, isErrno, processIdentity, signal, waitUntil } from './process.ts';
import type { Site } from './site.ts';

/** A running server: its process, and the port that it answers on. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** Given on the command line, so that an existing cluster follows when these change. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 250,
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_destination: 'stderr',
  logging_collector: 'off',
};

const FAST_STOP_SECONDS = 15;
const IMMEDIATE_STOP_SECONDS = 10;
const LOG_LIMIT = 8 * 1024 * 1024;

/** What passes: another program took the port, or the backends of a killed server have not all ended yet. */
const PASSING = /could not bind|pre-existing shared memory block/;
const ATTEMPTS = 50;

/** The lines of postmaster.pid that matter (PostgreSQL's miscadmin.h); null while it is not complete. */
export async function readPidFile(
  cluster: string,
): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Whether the process is the server of exactly this cluster, and not one that was given its old number. */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if ((await processIdentity(pid)) === null) return false;
  const words = `${await commandLine(pid)} `;
  return words.includes('postgres') && words.includes(` -D ${cluster} `);
}

/**
 * Starts the server and waits until it takes connections, recovery after a crash included. The child leads a
 * session of its own: Ctrl-C in the terminal reaches this process only, which then stops the server last.
 */
export async function startPostmaster(
  site: Site,
  binaries: Binaries,
  fixedPort?: number,
): Promise<Postmaster> {
  let said = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = fixedPort ?? (await freePort());
    const started = await attemptStart(site, binaries, port);
    if (typeof started !== 'string') return started;
    said = started;
    if (!PASSING.test(said)) break;
    await pause(100);
  }
  throw new ClusterError('failed', `PostgreSQL did not start: ${said.trim() || 'it said nothing'}`);
}

/** The server, or what it wrote before it gave up. */
async function attemptStart(site: Site, binaries: Binaries, port: number): Promise<Postmaster | string> {
  const log = await openLog(site);
  const from = (await log.stat()).size;
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(binaries.postgres, ['-D', site.cluster, ...settings], {
    env: SERVER_ENV,
    cwd: SERVER_CWD,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...site.account,
  });
  const ended = endOf(child);
  const exited = ended.then(() => true);
  try {
    while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const file = await readPidFile(site.cluster);
      if (file?.ready && file.pid === child.pid) return { pid: child.pid, port, ended };
      await Promise.race([exited, pause(10)]);
    }
    await ended;
    return await readFrom(logFile(site), from);
  } finally {
    await log.close();
  }
}

/** A child that could not even be started has ended too. */
function endOf(child: ChildProcess): Promise<void> {
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]);
  return ended.then(
    () => {},
    () => {},
  );
}

/**
 * Stops a server, ours or one that a killed process left behind: a fast shutdown, which writes everything out,
 * and when that hangs an immediate one, after which the next start recovers from the write-ahead log.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const gone = async () => (await processIdentity(pid)) === null;
  const steps = [
    ['SIGINT', FAST_STOP_SECONDS],
    ['SIGQUIT', IMMEDIATE_STOP_SECONDS],
    ['SIGKILL', IMMEDIATE_STOP_SECONDS],
  ] as const;
  for (const [name, seconds] of steps) {
    if (!signal(pid, name) || (await waitUntil(gone, seconds))) return;
  }
  throw new ClusterError('failed', `PostgreSQL (process ${pid}) does not end.`);
}

/**
 * Clears the way for a new server: stops the one that a killed process left behind, and drops the pid file when
 * its number has meanwhile gone to another program, which PostgreSQL itself would take for a running server.
 * @returns the pid that was stopped, if any
 */
export async function stopOrphan(cluster: string): Promise<number | null> {
  const file = await readPidFile(cluster);
  if (!file) return null;
  if (await isServerOf(cluster, file.pid)) {
    await stopPostmaster(file.pid);
    return file.pid;
  }
  if (await processIdentity(file.pid)) await rm(join(cluster, 'postmaster.pid'), { force: true });
  return null;
}

const logFile = (site: Site) => join(site.home, 'postgres.log');

/** The server writes straight to the file: no pipe that could break when this process dies. */
async function openLog(site: Site) {
  const path = logFile(site);
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

async function readFrom(path: string, from: number): Promise<string> {
  return (await readFile(path)).subarray(from).toString('utf8').slice(-2_000);
}

/** A port of the loopback address that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return address.port;
}
