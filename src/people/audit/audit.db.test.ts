import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import type { AuditFilter } from './contract.ts';
import { type Deed, type Doer, record } from './record.ts';
import { entriesBefore } from './store.ts';

const ANNA: Doer = {
  id: '018f0000-0000-4000-8000-000000000001',
  name: '安娜 Anna',
  email: 'anna@example.com',
  roles: ['admin', 'buyer'],
  via: { kind: 'token', id: 't', label: 'nightly export' },
};
const ORIGIN = { address: '203.0.113.9', requestId: 'request-1' };
const TARGET = { kind: 'channel', id: 'hotline', label: '客服热线' };

let server: TestDatabase;
let database: Database;

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
});
after(async () => {
  await database.close();
  await server.drop();
});

const note = (doer: Doer, deed: Deed, origin: typeof ORIGIN | null = ORIGIN) =>
  database.db.transaction().execute((tx) => record(tx, doer, origin, deed));
const find = async (filter: AuditFilter) => entriesBefore(database.db, filter, null, 100);
const actions = async (filter: AuditFilter) => (await find(filter)).map(({ action }) => action);

test('an entry says who, what, before, after, when and from where, and keeps who by value', async () => {
  await note(ANNA, {
    action: 'contacts.publish',
    target: TARGET,
    before: { n: 3, list: ['a'] },
    after: ['a string', null],
  });
  const [entry] = await find({ action: 'contacts.publish' });
  assert.ok(entry);
  const { id, at, ...rest } = entry;
  assert.match(id, /^\d+$/);
  assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
  assert.deepEqual(rest, {
    actor: {
      kind: 'person',
      id: ANNA.id,
      name: '安娜 Anna',
      email: 'anna@example.com',
      roles: ['admin', 'buyer'],
      via: 'token',
      token: 'nightly export',
    },
    action: 'contacts.publish',
    target: TARGET,
    before: { n: 3, list: ['a'] },
    after: ['a string', null],
    address: ORIGIN.address,
    requestId: ORIGIN.requestId,
  });
});

test('no statement changes, removes or empties the trail', async () => {
  await note({ system: 'jobs' }, { action: 'audit.try', target: TARGET }, null);
  for (const statement of [
    sql`update people.audit set action = 'a.b'`,
    sql`delete from people.audit`,
    sql`truncate people.audit`,
  ])
    await assert.rejects(statement.execute(database.db), { code: '23001' });
});

test('nobody is granted more than to read and to add', async () => {
  const { rows } = await sql<{ right: string }>`select distinct privilege_type as right from pg_class c,
      aclexplode(c.relacl) where c.oid = 'people.audit'::regclass`.execute(database.db);
  const rights = new Set(rows.map(({ right }) => right));
  assert.ok(rights.has('INSERT') && rights.has('SELECT'));
  for (const right of ['UPDATE', 'DELETE', 'TRUNCATE']) assert.ok(!rights.has(right), right);
});

test('an entry exists exactly if the transaction of the deed does', async () => {
  await assert.rejects(
    database.db.transaction().execute(async (tx) => {
      await record(tx, ANNA, ORIGIN, { action: 'people.undone', target: TARGET });
      throw new Error('the deed failed');
    }),
  );
  assert.deepEqual(await find({ action: 'people.undone' }), []);
});

test('whatever looks like a secret never reaches the table', async () => {
  const token = `cl_${'x'.repeat(30)}`;
  await note(ANNA, {
    action: 'people.secretive',
    target: { kind: 'person', id: 'p', label: 'P' },
    before: { password: 'hunter22', nested: [{ 'Recovery-Codes': ['a1b2'] }], sessionToken: 'sekrit-1' },
    after: {
      note: `my token is ${token}`,
      apiKey: 'sekrit-2',
      hash: '$argon2id$v=19$sekrit-3',
      otp: '123987',
    },
  });
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(a)::text as row from people.audit a where action = 'people.secretive'`.execute(
    database.db,
  );
  const row = rows[0]?.row ?? '';
  assert.match(row, /my token is \[redacted\]/);
  for (const secret of ['hunter22', 'a1b2', 'sekrit', '123987', token])
    assert.ok(!row.includes(secret), secret);
});

test('a flag under a secret name stays: it tells what was done and nothing else', async () => {
  await note(ANNA, { action: 'people.flags', target: TARGET, after: { password: true, totpSecret: null } });
  assert.deepEqual((await find({ action: 'people.flags' }))[0]?.after, { password: true, totpSecret: null });
});

test('no edit of the registry hides behind the name of its part', async () => {
  const after = { 'channel/gift-codes': { number: '400-000-0009' }, 'notice/otp': { title: 'x' } };
  await note(ANNA, { action: 'proposals.edited', target: TARGET, after });
  assert.deepEqual((await find({ action: 'proposals.edited' }))[0]?.after, after);
});

test('a search finds by any part of the text, in either script, and by nothing less', async () => {
  await note(ANNA, { action: 'search.one', target: { kind: 'channel', id: 'a', label: '充值客服' } });
  await note(
    { system: 'nightly job' },
    { action: 'search.two', target: TARGET, after: { value: '400-000-0147' } },
    null,
  );
  const among = (filter: AuditFilter) => actions({ ...filter, action: 'search.' });
  assert.deepEqual(await among({}), ['search.two', 'search.one']);
  assert.deepEqual(await among({ text: '充值' }), ['search.one']);
  assert.deepEqual(await among({ text: '值' }), ['search.one']);
  assert.deepEqual(await among({ text: '值充' }), []);
  assert.deepEqual(await among({ text: 'ANNA@' }), ['search.one']);
  assert.deepEqual(await among({ text: '０1４7' }), ['search.two']);
  assert.deepEqual(await among({ text: '%' }), []);
  assert.deepEqual(await among({ actor: String('id' in ANNA && ANNA.id) }), ['search.one']);
  assert.deepEqual(await among({ targetKind: 'channel', targetId: 'hotline' }), ['search.two']);
  assert.deepEqual(await among({ to: '2000-01-01T00:00:00Z' }), []);
  assert.deepEqual(await among({ from: '2000-01-01T00:00:00+08:00' }), ['search.two', 'search.one']);
  assert.deepEqual(await actions({ action: 'search.one' }), ['search.one']);
});
