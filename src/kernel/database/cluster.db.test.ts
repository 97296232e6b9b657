import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Cluster, openCluster, runningCluster } from './cluster.ts';
import { DataDirError, lockDataDir } from './lock.ts';
import { isServerOf, readPidFile } from './postmaster.ts';
import { processIdentity, waitUntil } from './process.ts';

let dataDir: string;
const messages: string[] = [];
const log = { info: (m: string) => messages.push(m), error: (m: string) => messages.push(m) };

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'clearline-cluster-'));
  await chmod(dataDir, 0o755);
});
after(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

/** An open cluster that is stopped and let go of at the end of the test, whatever becomes of it. */
async function open(t: TestContext): Promise<Cluster> {
  const lock = await lockDataDir(dataDir);
  assert.ok(lock.ok);
  let cluster: Cluster | undefined;
  t.after(async () => {
    await cluster?.stop();
    await lock.value.release();
  });
  messages.length = 0;
  cluster = await openCluster({ lock: lock.value, log });
  return cluster;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

const pidNow = async () => (await readPidFile(join(dataDir, 'postgres')))?.pid ?? 0;

test('a new cluster: remains of an interrupted one are removed, settings hold, others find it', async (t) => {
  await mkdir(join(dataDir, 'postgres.new-abc123', 'data'), { recursive: true });
  await writeFile(join(dataDir, 'postgres.new-abc123', 'data', 'PG_VERSION'), '18');
  const cluster = await open(t);
  assert.equal((await readdir(dataDir)).filter((name) => name.includes('new-')).length, 0);
  const settings = await ask<Record<string, string>>(
    cluster.url,
    `select current_setting('fsync') fsync, current_setting('listen_addresses') addresses,
      current_setting('unix_socket_directories') sockets, current_setting('max_connections') connections,
      current_setting('server_encoding') encoding, current_setting('TimeZone') zone,
      upper('straße é') upper, 'Z' < 'a' as by_code_point, to_tsvector('simple', '客服 电话')::text as words`,
  );
  assert.deepEqual(settings, {
    fsync: 'on',
    addresses: '127.0.0.1',
    sockets: '',
    connections: '250',
    encoding: 'UTF8',
    zone: 'UTC',
    upper: 'STRAßE É',
    by_code_point: true,
    words: "'客服':1 '电话':2",
  });
  assert.equal((await stat(join(dataDir, 'postgres.password'))).mode & 0o777, 0o600);
  assert.equal(await runningCluster(dataDir), cluster.url);
  await ask(cluster.url, 'create table kept (n int)');
  await cluster.stop();
  await cluster.stop();
  assert.equal(await runningCluster(dataDir), null);
});

test('a wrong password is refused', async (t) => {
  const cluster = await open(t);
  const wrong = new URL(cluster.url);
  wrong.password = 'guess';
  await assert.rejects(ask(wrong.href, 'select 1'), { code: '28P01' });
});

test('a server that ends by itself is started again on the same address', async (t) => {
  const cluster = await open(t);
  const before = await pidNow();
  process.kill(before, 'SIGKILL');
  const back = async () => (await pidNow()) !== before && (await runningCluster(dataDir)) === cluster.url;
  assert.ok(await waitUntil(back, 30));
  assert.deepEqual(await ask(cluster.url, 'select count(*)::int as rows from kept'), { rows: 0 });
  await cluster.stop();
  assert.equal(await processIdentity(before), null);
});

test('after kill -9 of the owner the next start stops the server left behind, and loses nothing', async (t) => {
  const here = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));
  const owner = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { lockDataDir } = await import(${here('./lock.ts')});
       const { openCluster } = await import(${here('./cluster.ts')});
       const lock = await lockDataDir(${JSON.stringify(dataDir)});
       const cluster = await openCluster({ lock: lock.value, log: { info() {}, error: console.error } });
       console.log(cluster.url);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = String((await once(owner.stdout, 'data'))[0]).trim();
  await ask(url, 'insert into kept values (1)');
  const orphan = await pidNow();
  const refused = await lockDataDir(dataDir);
  assert.equal(!refused.ok && refused.error.pid, owner.pid);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  assert.ok(await isServerOf(join(dataDir, 'postgres'), orphan));

  const cluster = await open(t);
  assert.match(messages.join('\n'), new RegExp(`stopped the database server ${orphan} `));
  assert.equal(await processIdentity(orphan), null);
  assert.deepEqual(await ask(cluster.url, 'select n from kept'), { n: 1 });
});

test('a pid file whose number another program has is not taken for a server', async (t) => {
  await writeFile(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.ppid}\n${dataDir}/postgres\n1\n5\n\n\n\n`,
  );
  assert.equal(await runningCluster(dataDir), null);
  await open(t);
});

test('a lost password file is told as such, and the cluster left alone', async () => {
  const file = join(dataDir, 'postgres.password');
  const password = await readFile(file);
  await rm(file);
  const lock = await lockDataDir(dataDir);
  assert.ok(lock.ok);
  await assert.rejects(openCluster({ lock: lock.value, log }), { code: 'no-password' });
  await writeFile(file, password, { mode: 0o600 });
  await lock.value.release();
});

test('without the lock of its directory no server is started', async () => {
  const missing = new DataDirError('unwritable', 'its disk is full', undefined);
  const lock = { dataDir, missing, announce: async () => {}, release: async () => {} };
  await assert.rejects(openCluster({ lock, log }), missing);
  assert.equal(await runningCluster(dataDir), null);
});
