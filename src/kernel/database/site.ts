import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Account,
  type Accounts,
  blockedAt,
  databaseAccount,
  machineAccounts,
  ownerOf,
} from './account.ts';
import { ClusterError } from './cluster-error.ts';
import { isErrno } from './process.ts';

/** What the embedded server needs to know of the machine; handed in, so that a test can have another. */
export interface Machine {
  /** The user this process runs as. */
  readonly uid: number;
  readonly accounts: Accounts;
  /** A folder of root's that every account can enter. */
  readonly sharedDir: string;
}

/** Where one data directory keeps its cluster, and who runs it. */
export interface Site {
  readonly dataDir: string;
  /** The folder that holds `postgres/` and its log: the data directory, or a folder of its own under `sharedDir`. */
  readonly home: string;
  readonly cluster: string;
  /** Null when the server runs under this process's own account. */
  readonly account: Account | null;
}

/** In DATA_DIR: the name of the folder under `sharedDir` that holds the cluster. Without the file, a new cluster. */
const POINTER = 'postgres.elsewhere';

/** The folder that holds the cluster of a data directory, now or once it is made there. */
export async function clusterHome(dataDir: string, sharedDir: string): Promise<string> {
  const id = await readFile(join(dataDir, POINTER), 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return '';
    throw error;
  });
  return /^[0-9a-f-]{36}$/.test(id.trim()) ? join(sharedDir, id.trim()) : dataDir;
}

/** Decides where the cluster is and which account runs it. Makes the account and the folder if need be. */
export async function chooseSite(dataDir: string, machine: Machine): Promise<Site> {
  const home = await clusterHome(dataDir, machine.sharedDir);
  const cluster = join(home, 'postgres');
  const owner = await ownerOf(cluster);
  if (machine.uid !== 0) return ownSite({ dataDir, home, cluster, account: null }, owner, machine);
  const account = owner && owner.uid !== 0 ? owner : await databaseAccount(machine.accounts);
  const site = { dataDir, home, cluster, account };
  const obstacle = home === dataDir ? await blockedAt(dataDir, account) : null;
  if (!obstacle) return site;
  if (!owner) return siteElsewhere(site, machine.sharedDir);
  throw new ClusterError(
    'unreachable',
    `The account ${account.uid}, which owns the database in ${cluster}, cannot enter ${obstacle}. ` +
      `Let it in (chmod o+x ${obstacle}), or move ${dataDir} to where it can be reached and set DATA_DIR.`,
  );
}

function ownSite(site: Site, owner: Account | null, { uid }: Machine): Site {
  if (site.home === site.dataDir && (!owner || owner.uid === uid)) return site;
  throw new ClusterError(
    'unreachable',
    `The database of ${site.dataDir} was made by root and belongs to another account. ` +
      'Start as root again, or set DATA_DIR to a folder of your own.',
  );
}

/** The caller holds the lock of the data directory; the rename keeps a half-written pointer from being read. */
async function siteElsewhere(site: Site, sharedDir: string): Promise<Site> {
  const id = randomUUID();
  const home = join(sharedDir, id);
  await mkdir(home, { recursive: true });
  for (const folder of [sharedDir, home]) await chmod(folder, 0o755);
  const draft = join(site.dataDir, `${POINTER}.${id}`);
  await writeFile(draft, `${id}\n`, { flush: true });
  await rename(draft, join(site.dataDir, POINTER));
  return { ...site, home, cluster: join(home, 'postgres') };
}

export const thisMachine: Machine = {
  uid: process.geteuid?.() ?? -1,
  accounts: machineAccounts,
  sharedDir: '/var/lib/clearline',
};
