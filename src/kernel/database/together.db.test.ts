/** What is written together is written whole or not at all, whoever writes to the same row meanwhile. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { hint } from '../bus.ts';
import { createDatabase, type Database } from './connect.ts';
import type { Tx } from './db.ts';
import { type TestDatabase, testDatabase } from './testing.ts';
import { togetherIf } from './together.ts';

let server: TestDatabase;
let database: Database;

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  await sql`create table thing (id int primary key, revision int not null)`.execute(database.db);
  await sql`create table said (id serial primary key, text text not null unique)`.execute(database.db);
});
after(async () => {
  await database.close();
  await server.drop();
});
beforeEach(async () => {
  await sql`truncate thing, said restart identity`.execute(database.db);
  await sql`insert into thing values (1, 1)`.execute(database.db);
});

const write = (revision: number, text: string) =>
  togetherIf(
    database.db,
    { statement: sql`update thing set revision = revision + 1 where id = 1 and revision = ${revision}` },
    [{ statement: sql`insert into said (text) values (${text})` }, { call: sql`pg_notify('test', ${text})` }],
  );

async function stored() {
  const { rows: said } = await sql<{
    id: number;
    text: string;
  }>`select id, text from said order by id`.execute(database.db);
  const { rows } = await sql<{ revision: number }>`select revision from thing`.execute(database.db);
  return { revision: rows[0]?.revision, said: said.map(({ text }) => text), ids: said.map(({ id }) => id) };
}

test('it is written where the row stands as it must, and else nothing of it is', async () => {
  assert.equal(await write(1, 'first'), true);
  assert.equal(await write(1, 'too late'), false);
  assert.equal(await write(2, 'second'), true);
  assert.deepEqual(await stored(), { revision: 3, said: ['first', 'second'], ids: [1, 2] });
});

test('of many who write at once one does, and nobody waits for ever', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, (_, n) => write(1, `${n}`)));
  assert.equal(all.filter(Boolean).length, 1);
  const { revision, said } = await stored();
  assert.deepEqual([revision, said.length], [2, 1]);
});

test('who holds the lock goes first: the other one waits, and writes nothing where the row was changed', async () => {
  const locked = async (change: (tx: Tx) => Promise<unknown>) => {
    const begun = Promise.withResolvers<void>();
    const done = database.db.transaction().execute(async (tx) => {
      await sql`select from thing where id = 1 for no key update`.execute(tx);
      begun.resolve();
      await waited();
      await change(tx);
      // Beside the row: as what was inserted last by whoever holds it.
      await sql`insert into said (text) values ('under the lock')`.execute(tx);
    });
    await begun.promise;
    return { done };
  };
  /** Until somebody waits for a lock. */
  const waited = async () => {
    for (;;) {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      if (rows.length > 0) return;
    }
  };
  const { done: changed } = await locked((tx) => sql`update thing set revision = revision + 1`.execute(tx));
  assert.equal(await write(1, 'meanwhile'), false);
  await changed;
  assert.deepEqual((await stored()).said, ['under the lock']);
  await sql`truncate said`.execute(database.db);
  const { done: same } = await locked((tx) => hint(tx, 'test', 'nothing but a hint'));
  assert.equal(await write(2, 'behind it'), true);
  await same;
  assert.deepEqual((await stored()).said, ['under the lock', 'behind it']);
});

test('what is there already is no fault of the database, and any other fault is one', async () => {
  await sql`insert into said (text) values ('twice')`.execute(database.db);
  assert.equal(await write(1, 'twice'), false);
  assert.equal((await stored()).revision, 1);
  await assert.rejects(
    togetherIf(database.db, { statement: sql`update thing set revision = 2 where id = 1` }, [
      { statement: sql`insert into nothing values (1)` },
    ]),
    { code: '42P01' },
  );
});
