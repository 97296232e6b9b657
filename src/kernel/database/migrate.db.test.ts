import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { createDatabase, type Database } from './connect.ts';
import { isConnectionFailure } from './failure.ts';
import { migrate, serverTooOld } from './migrate.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

let database: TestDatabase;
let access: Database;
let folder: string;

before(async () => {
  const empty = await mkdtemp(join(tmpdir(), 'clearline-migrations-'));
  database = await testDatabase(empty);
  await rm(empty, { recursive: true });
  access = createDatabase(database.url, { onIdleError: () => {} });
});
after(async () => {
  await access.close();
  await database.drop();
});
beforeEach(async (t) => {
  await sql`drop table if exists schema_migration, a, b, c`.execute(access.db);
  folder = await mkdtemp(join(tmpdir(), 'clearline-migrations-'));
  if ('after' in t) t.after(() => rm(folder, { recursive: true }));
});

const file = (name: string, text: string) => writeFile(join(folder, name), text);

async function refusal(): Promise<{ code: string; message: string }> {
  const result = await migrate(database.url, folder);
  assert.ok(!result.ok);
  return result.error;
}

test('applies what is missing, in order, and nothing twice', async () => {
  await file('0001_a.sql', 'create table a (n int); insert into a values (1);');
  assert.deepEqual(await migrate(database.url, folder), { ok: true, value: ['0001_a.sql'] });
  await file('0002_b.sql', 'create table b as select n + 1 as n from a;');
  assert.deepEqual(await migrate(database.url, folder), { ok: true, value: ['0002_b.sql'] });
  assert.deepEqual(await migrate(database.url, folder), { ok: true, value: [] });
  const { rows } = await sql`select version, name, length(sha256) as hash from schema_migration`.execute(
    access.db,
  );
  assert.deepEqual(rows, [
    { version: 1, name: '0001_a.sql', hash: 64 },
    { version: 2, name: '0002_b.sql', hash: 64 },
  ]);
});

test('nodes that start together apply each migration once', async () => {
  await file('0001_a.sql', 'create table a (n int); select pg_sleep(0.05);');
  await file('0002_b.sql', 'insert into a values (1);');
  const results = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, folder)));
  const applied = results.flatMap((result) => (result.ok ? result.value : ['refused']));
  assert.deepEqual(applied, ['0001_a.sql', '0002_b.sql']);
  const { rows } = await sql`select n from a`.execute(access.db);
  assert.equal(rows.length, 1);
});

test('a migration that fails leaves nothing of itself, and those before it in place', async () => {
  await file('0001_a.sql', 'create table a (n int);');
  await file('0002_b.sql', 'create table b (n int); insert into nowhere values (1);');
  await assert.rejects(migrate(database.url, folder), /0002_b\.sql failed: .*nowhere/);
  const { rows } = await sql<{ a: boolean; b: boolean }>`
    select to_regclass('a') is not null as a, to_regclass('b') is not null as b`.execute(access.db);
  assert.deepEqual(rows, [{ a: true, b: false }]);
  await file('0002_b.sql', 'create table b (n int);');
  assert.deepEqual(await migrate(database.url, folder), { ok: true, value: ['0002_b.sql'] });
});

test('a database of a later release is refused by the name of what is unknown', async () => {
  await file('0001_a.sql', 'create table a (n int);');
  await file('0002_later.sql', 'create table b (n int);');
  await migrate(database.url, folder);
  await rm(join(folder, '0002_later.sql'));
  const { code, message } = await refusal();
  assert.equal(code, 'database-newer');
  assert.match(message, /0002_later\.sql/);
});

test('a migration edited after it was applied is refused, another line ending is not', async () => {
  await file('0001_a.sql', 'create table a (n int);\n-- done\n');
  await migrate(database.url, folder);
  await file('0001_a.sql', 'create table a (n int);\r\n-- done\r\n');
  assert.deepEqual(await migrate(database.url, folder), { ok: true, value: [] });
  await file('0001_a.sql', 'create table a (n bigint);\n-- done\n');
  assert.equal((await refusal()).code, 'edited');
});

test('a number missing, doubled or misnamed is refused before anything runs', async () => {
  await file('0001_a.sql', 'create table a (n int);');
  await file('0003_c.sql', 'create table c (n int);');
  assert.equal((await refusal()).code, 'gap');
  await file('0001_b.sql', 'create table b (n int);');
  assert.equal((await refusal()).code, 'duplicate');
  await file('0000_first.sql', '');
  assert.equal((await refusal()).code, 'gap');
  await file('00-a.sql', '');
  assert.equal((await refusal()).code, 'bad-name');
  const { rows } = await sql`select to_regclass('a') as a`.execute(access.db);
  assert.deepEqual(rows, [{ a: null }]);
});

test('a PostgreSQL older than 15 is refused, by its version', () => {
  assert.equal(serverTooOld(150_000), null);
  assert.equal(serverTooOld(180_004), null);
  const refused = serverTooOld(140_019);
  assert.equal(refused?.code, 'server-too-old');
  assert.match(refused?.message ?? '', /PostgreSQL 14, .* 15 or later/);
  assert.equal(serverTooOld(90_624)?.code, 'server-too-old');
});

test('dates and 64-bit integers arrive as the text that was stored', async () => {
  const { rows } = await sql`select date '2026-02-17' as day, 9007199254740993 as big`.execute(access.db);
  assert.deepEqual(rows, [{ day: '2026-02-17', big: '9007199254740993' }]);
});

test('a connection cut by the server, and a server that is not there, count as unavailable', async (t) => {
  const cut = createDatabase(database.url, { max: 1, onIdleError: () => {} });
  const nowhere = createDatabase('postgres://nobody@127.0.0.1:1/none', { onIdleError: () => {} });
  t.after(() => Promise.all([cut.close(), nowhere.close()]));
  const unavailable = (error: unknown) => isConnectionFailure(error);
  await assert.rejects(sql`select pg_terminate_backend(pg_backend_pid())`.execute(cut.db), unavailable);
  await assert.rejects(sql`select 1`.execute(nowhere.db), unavailable);
  await assert.rejects(sql`select 1 from nowhere`.execute(access.db), (error) => !unavailable(error));
});
