import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { ClusterError } from './cluster-error.ts';
import { isErrno } from './process.ts';

const run = promisify(execFile);

/** The unprivileged account that the server runs under when this process is root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The accounts of the machine; handed in, so that a test can have a machine without any. */
export interface Accounts {
  find(name: string): Promise<Account | null>;
  create(name: string): Promise<void>;
}

const NAME = 'postgres';

/** PostgreSQL refuses to run as root: finds the account to run it under, or makes it. */
export async function databaseAccount(accounts: Accounts): Promise<Account> {
  const existing = await accounts.find(NAME);
  if (existing) return existing;
  let reason = 'useradd left no such account';
  try {
    await accounts.create(NAME);
  } catch (error) {
    reason = error instanceof Error ? error.message.trim() : String(error);
  }
  const created = await accounts.find(NAME);
  if (created) return created;
  throw new ClusterError(
    'no-account',
    `PostgreSQL refuses to run as root, and the account "${NAME}" could not be made (${reason}). ` +
      `Start as an ordinary user, add the account (useradd --system ${NAME}), or set DATABASE_URL.`,
  );
}

export const machineAccounts: Accounts = {
  async find(name) {
    const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]).catch(() => null);
    if (!ids) return null;
    return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  },
  /** The home is Debian's, so that a server package installed later finds the account it expects. */
  async create(name) {
    const home = ['--no-create-home', '--home-dir', '/var/lib/postgresql', '--shell', '/usr/sbin/nologin'];
    await run('useradd', ['--system', '--user-group', ...home, name]);
  },
};

/**
 * The first folder on the way to a path (the path itself included) that the account may not enter; null when it
 * can reach it. Supplementary groups do not count: a child that changes its user has none.
 */
export async function blockedAt(path: string, account: Account): Promise<string | null> {
  const real = await realpath(path);
  for (const folder of withAncestors(real)) {
    if (!(await allows(folder, account, 0o1))) return folder;
  }
  return null;
}

/** Whether the account may read the file or folder itself, whatever the way to it. */
export const mayRead = (path: string, account: Account): Promise<boolean> => allows(path, account, 0o4);

async function allows(path: string, account: Account, bit: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  if (uid === account.uid) return (mode & (bit << 6)) !== 0;
  if (gid === account.gid) return (mode & (bit << 3)) !== 0;
  return (mode & bit) !== 0;
}

/** From the root down, so that the outermost obstacle is named. */
function withAncestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...withAncestors(parent), path];
}

/** The account that owns a path, or null when there is no such path. */
export async function ownerOf(path: string): Promise<Account | null> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}
