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

/** What the operator can mend where a data directory cannot be written, by the code of the system. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EROFS: 'its disk is read-only. Mount it for writing',
  ENOSPC: 'its disk is full. Free some space',
  EDQUOT: 'the disk quota of this account is used up. Free some space',
  EACCES: 'this account may not write there. Run this as the account it belongs to, or let this one in',
  EPERM: 'this account may not write there. Run this as the account it belongs to, or let this one in',
};

/** Why a data directory cannot be locked; the message names DATA_DIR and says what the operator can do. */
export class DataDirError extends Error {
  readonly code: 'unwritable' | 'not-a-folder';
  constructor(code: DataDirError['code'], message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'DataDirError';
    this.code = code;
  }
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
  /** Why there is no lock, on a disk that cannot be written: then nothing may be opened under the directory. */
  readonly missing?: DataDirError;
  readonly announce: (address: string) => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Makes the directory if need be and becomes its only owner, or says which process is.
 * @throws DataDirError where there can be no lock
 */
export async function lockDataDir(
  dataDir: string,
  owner: LockOwner = 'site',
): Promise<Result<DataDirLock, AlreadyRunning>> {
  try {
    return await lockFolder(dataDir, owner);
  } catch (error) {
    throw explained(error, dataDir);
  }
}

/** What is not an obstacle of the directory stays as it is. */
function explained(error: unknown, dataDir: string): unknown {
  if (isErrno(error, 'EEXIST', 'ENOTDIR')) {
    const message = `DATA_DIR is ${dataDir}, which is a file or lies below one. Set DATA_DIR to a folder.`;
    return new DataDirError('not-a-folder', message, error);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const remedy = UNWRITABLE[code ?? ''];
  if (remedy === undefined) return error;
  return new DataDirError(
    'unwritable',
    `The data directory ${dataDir} (DATA_DIR) cannot be used: ${remedy}. (${message})`,
    error,
  );
}

async function lockFolder(dataDir: string, owner: LockOwner): Promise<Result<DataDirLock, AlreadyRunning>> {
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
    // Looked at first: on a full disk, too, the process that has it is told.
    const holder = await read(path);
    if (!holder) {
      if (await create(path, mine)) return ok(new FileLock(path, mine));
      continue;
    }
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
  try {
    await writeFile(draft, JSON.stringify(holder), { mode: 0o644 });
    return draft;
  } catch (error) {
    // A full disk makes the file and does not fill it; a read-only one refuses the removal as well.
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

const UNREADABLE: Holder = { pid: 0, identity: '', token: 'unreadable', owner: 'site', address: null };

/** Null when there is no lock. One that cannot be understood (a power cut) counts as a dead process's. */
async function read(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const { pid, identity, token, owner, address } = JSON.parse(text);
    // It becomes part of a file's name when the lock is removed.
    if (!/^[\w-]{1,64}$/.test(token)) return UNREADABLE;
    return {
      pid: Number(pid),
      identity: String(identity),
      token: String(token),
      owner: owner === 'command' ? owner : 'site',
      address: address ?? null,
    };
  } catch {
    return UNREADABLE;
  }
}
