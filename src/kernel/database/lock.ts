import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result, refuse } from '../errors.ts';
import { isErrno, isStillRunning, processIdentity } from './process.ts';

const COMMAND_POLL_MS = 100;

/** A site keeps its data directory until it is stopped; a command gives it back within seconds. */
export type LockOwner = 'site' | 'command';

export interface AlreadyRunning {
  readonly code: 'already-running';
  readonly pid: number;
  readonly owner: LockOwner;
  /** Where the owner can be reached, once it has announced it. */
  readonly address: string | null;
}

interface Holder {
  readonly pid: number;
  readonly identity: string;
  readonly token: string;
  readonly owner: LockOwner;
  readonly address: string | null;
}

/** Proof that this process alone owns a file path; everything that writes under the folder asks for one. */
export class FileLock {
  readonly #path: string;
  #holder: Holder;
  constructor(path: string, holder: Holder) {
    this.#path = path;
    this.#holder = holder;
  }

  /** Tells a second process, which is refused, where this one can be reached. */
  async announce(address: string): Promise<void> {
    this.#holder = { ...this.#holder, address };
    const draft = await write(this.#path, this.#holder);
    await rename(draft, this.#path);
  }

  async release(): Promise<void> {
    const now = await read(this.#path);
    if (now?.token === this.#holder.token) await rm(this.#path, { force: true });
  }
}

export interface DataDirLock {
  /** The real path of the locked directory. */
  readonly dataDir: string;
  readonly announce: (address: string) => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Makes the directory if need be and becomes its only owner, or says which process is. */
export async function lockDataDir(
  dataDir: string,
  owner: LockOwner = 'site',
): Promise<Result<DataDirLock, AlreadyRunning>> {
  await mkdir(dataDir, { recursive: true });
  const real = await realpath(dataDir);
  const taken = await lockFile(join(real, 'lock'), owner);
  if (!taken.ok) return taken;
  const lock = taken.value;
  return ok({
    dataDir: real,
    announce: (address: string) => lock.announce(address),
    release: () => lock.release(),
  });
}

/** The same for a site: a command gives the directory back by itself, so it is waited for, and `onWait` told once. */
export async function lockAfterCommands(
  dataDir: string,
  withinMs: number,
  onWait: (pid: number) => void,
): Promise<Result<DataDirLock, AlreadyRunning>> {
  const deadline = performance.now() + withinMs;
  for (let waited = false; ; waited = true) {
    const lock = await lockDataDir(dataDir);
    if (lock.ok || lock.error.owner === 'site' || performance.now() > deadline) return lock;
    if (!waited) onWait(lock.error.pid);
    await pause(COMMAND_POLL_MS);
  }
}

/**
 * Takes the lock at a path, or refuses when a running process has it. The lock of a dead process is removed
 * under a second lock named after the first one's token: whoever comes late finds another token and leaves the
 * new owner's lock alone, and a process that dies while it removes leaves a lock of the same kind.
 */
export async function lockFile(
  path: string,
  owner: LockOwner = 'site',
): Promise<Result<FileLock, AlreadyRunning>> {
  const identity = (await processIdentity(process.pid)) ?? 'unknown';
  const mine: Holder = { pid: process.pid, identity, token: randomUUID(), owner, address: null };
  for (;;) {
    if (await create(path, mine)) return ok(new FileLock(path, mine));
    const holder = await read(path);
    if (!holder) continue;
    if (await isStillRunning(holder.pid, holder.identity)) {
      const { pid, owner, address } = holder;
      return refuse({ code: 'already-running', pid, owner, address });
    }
    const removal = await lockFile(`${path}.${holder.token}`);
    if (!removal.ok) continue;
    if ((await read(path))?.token === holder.token) await rm(path, { force: true });
    await removal.value.release();
  }
}

/** A hard link appears whole or not at all, and fails when the name is taken. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const draft = await write(path, holder);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function write(path: string, holder: Holder): Promise<string> {
  const draft = `${path}.${randomUUID()}.draft`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o644 });
  return draft;
}

/** Null when there is no lock. One that cannot be understood (a power cut) counts as a dead process's. */
async function read(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const { pid, identity, token, owner, address } = JSON.parse(text);
    return {
      pid: Number(pid),
      identity: String(identity),
      token: String(token),
      owner: owner === 'command' ? owner : 'site',
      address: address ?? null,
    };
  } catch {
    return { pid: 0, identity: '', token: 'unreadable', owner: 'site', address: null };
  }
}
