import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { ownerOf } from './account.ts';
import type { Binaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { isErrno } from './process.ts';
import type { Site } from './site.ts';

const run = promisify(execFile);

export const SUPERUSER = 'clearline';

/** The server and its tools get nothing of our environment: a PGDATA or LC_ALL there must not change the cluster. */
export const SERVER_ENV = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** The working directory of the server's processes: ours may be one that their account cannot enter. */
export const SERVER_CWD = '/';

/** Text sorts by code point and folds case by Unicode, whatever locales the machine has. */
const INITDB = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/** Returns the password of the cluster, which is made first when there is none. */
export async function ensureInitialised(site: Site, binaries: Binaries): Promise<string> {
  await removeUnfinished(site);
  const exists = (await ownerOf(site.cluster)) !== null;
  const known = await readPassword(site.dataDir);
  if (exists && known) return known;
  if (exists) {
    throw new ClusterError(
      'no-password',
      `The database in ${site.cluster} is there, but its password file ${passwordFile(site.dataDir)} is gone. ` +
        'Put it back from a backup, or move the database away to start with a new one.',
    );
  }
  const password = known ?? (await makePassword(site.dataDir));
  await initialise(site, binaries, password);
  return password;
}

const passwordFile = (dataDir: string) => join(dataDir, 'postgres.password');

export async function readPassword(dataDir: string): Promise<string | null> {
  try {
    return (await readFile(passwordFile(dataDir), 'utf8')).trim() || null;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Written before the cluster exists, so that no cluster is ever without its password. */
async function makePassword(dataDir: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const draft = `${passwordFile(dataDir)}.draft`;
  await rm(draft, { force: true });
  await writeFile(draft, `${password}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await rename(draft, passwordFile(dataDir));
  return password;
}

/** What a start that was killed left behind; the caller holds the lock. */
async function removeUnfinished({ home, cluster }: Site): Promise<void> {
  const prefix = `${basename(cluster)}.new-`;
  for (const name of await readdir(home)) {
    if (name.startsWith(prefix)) await rm(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Builds the cluster beside its place and renames it: it is there whole or not at all. */
async function initialise({ home, cluster, account }: Site, binaries: Binaries, password: string) {
  const draft = await mkdtemp(`${cluster}.new-`);
  const secret = join(draft, 'password');
  await writeFile(secret, password, { mode: 0o600 });
  if (account) for (const path of [secret, draft]) await chown(path, account.uid, account.gid);
  const data = join(draft, 'data');
  try {
    const args = [...INITDB, `--pwfile=${secret}`, `--pgdata=${data}`];
    await run(binaries.initdb, args, { env: SERVER_ENV, cwd: SERVER_CWD, ...account });
    await rename(data, cluster);
    await persist(home);
  } catch (error) {
    throw new ClusterError('failed', `PostgreSQL could not set up its database: ${saidBy(error)}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Makes a rename in the folder survive a power cut. */
async function persist(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ('stderr' in error && String(error.stderr).trim()) || error.message;
}
