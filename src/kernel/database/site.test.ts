import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { chooseSite, clusterHome, type Machine } from './site.ts';

let base: string;
let dataDir: string;
const owner = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
const stranger = { uid: 987_654, gid: 987_654 };
const machine = (uid: number): Machine => ({
  uid,
  sharedDir: join(base, 'shared'),
  accounts: { find: async () => stranger, create: () => Promise.reject(new Error('not asked')) },
});

beforeEach(async (t) => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'clearline-site-')));
  await chmod(base, 0o755);
  dataDir = join(base, 'home', 'data');
  await mkdir(dataDir, { recursive: true });
  if ('after' in t) t.after(() => rm(base, { recursive: true }));
});

test('an ordinary user has the cluster in the data directory, under the own account', async () => {
  const site = await chooseSite(dataDir, machine(owner.uid || 1000));
  assert.deepEqual(site, { dataDir, home: dataDir, cluster: join(dataDir, 'postgres'), account: null });
});

test('root has it there too where the unprivileged account can enter', async () => {
  const site = await chooseSite(dataDir, machine(0));
  assert.deepEqual(site, { dataDir, home: dataDir, cluster: join(dataDir, 'postgres'), account: stranger });
});

test('root under a closed home has it elsewhere, in the same place each time, and opens nothing', async () => {
  await chmod(join(base, 'home'), 0o700);
  const site = await chooseSite(dataDir, machine(0));
  assert.equal(join(site.home, '..'), join(base, 'shared'));
  assert.equal((await stat(site.home)).mode & 0o777, 0o755);
  assert.equal((await stat(join(base, 'home'))).mode & 0o777, 0o700);
  assert.deepEqual(await readdir(dataDir), ['postgres.elsewhere']);
  assert.deepEqual(await chooseSite(dataDir, machine(0)), site);
  assert.equal(await clusterHome(dataDir, join(base, 'shared')), site.home);
});

test('without the data directory the next one is a new cluster', async () => {
  await chmod(join(base, 'home'), 0o700);
  const first = await chooseSite(dataDir, machine(0));
  await rm(dataDir, { recursive: true });
  await mkdir(dataDir);
  assert.notEqual((await chooseSite(dataDir, machine(0))).home, first.home);
});

test('what root made, an ordinary user is refused with a sentence', async () => {
  await chmod(join(base, 'home'), 0o700);
  await chooseSite(dataDir, machine(0));
  await assert.rejects(chooseSite(dataDir, machine(1000)), { code: 'unreachable', message: /Start as root/ });
});

test('a cluster of another account is not touched', async () => {
  await mkdir(join(dataDir, 'postgres'));
  await assert.rejects(chooseSite(dataDir, machine(owner.uid + 1)), { code: 'unreachable' });
});
