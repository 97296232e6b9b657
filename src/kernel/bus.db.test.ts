import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import pg from 'pg';
import pino from 'pino';
import { announce, type Event, emit, PostgresBus, trimOutbox } from './bus.ts';
import { createDatabase, type Database } from './database/connect.ts';
import { type TestDatabase, testDatabase } from './database/testing.ts';

const silent = pino({ level: 'silent' });
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

/** A started bus that ends with the test, what it has heard of a topic, and a way to wait for enough of it. */
async function listen(t: TestContext, topic: string) {
  const bus = new PostgresBus(() => server.url, silent);
  t.after(() => bus.close());
  const heard: unknown[] = [];
  let look = () => {};
  bus.subscribe(topic, (event: Event) => {
    heard.push(event.payload);
    look();
  });
  await new Promise<void>((resolve) => {
    bus.onUp(resolve);
    bus.start();
  });
  const hears = (n: number) =>
    new Promise<void>((resolve) => {
      look = () => heard.length >= n && resolve();
      look();
    });
  return { bus, heard, hears };
}

const send = (topic: string, payload: object) =>
  database.db.transaction().execute((tx) => emit(tx, topic, payload));

test('a topic that is announced is heard on every node, once for each transaction that commits', async (t) => {
  const [a, b] = [await listen(t, 'test.announced'), await listen(t, 'test.announced')];
  const announceAll = async (commits: boolean) =>
    database.db.transaction().execute(async (tx) => {
      for (let n = 0; n < 3; n++) await announce(tx, 'test.announced');
      if (!commits) throw new Error('no');
    });
  await assert.rejects(announceAll(false));
  await announce(database.db, 'test.another');
  for (let n = 0; n < 2; n++) await announceAll(true);
  await Promise.all([a.hears(2), b.hears(2)]);
  assert.deepEqual(
    [a.heard, b.heard],
    [
      [{}, {}],
      [{}, {}],
    ],
  );
});

test('an event reaches every node after its transaction, and one that rolls back reaches none', async (t) => {
  const [a, b] = [await listen(t, 'test.one'), await listen(t, 'test.one')];
  await assert.rejects(
    database.db.transaction().execute(async (tx) => {
      await emit(tx, 'test.one', { n: 0 });
      throw new Error('no');
    }),
  );
  await send('test.one', { n: 1 });
  await send('test.two', { n: 2 });
  await send('test.one', { n: 3 });
  await Promise.all([a.hears(2), b.hears(2)]);
  assert.deepEqual(a.heard, [{ n: 1 }, { n: 3 }]);
  assert.deepEqual(b.heard, a.heard);
});

test('a transaction that began early and commits late is heard, and holds nobody up', async (t) => {
  const { heard, hears } = await listen(t, 'test.late');
  const slow = new pg.Client({ connectionString: server.url });
  t.after(() => slow.end());
  await slow.connect();
  await slow.query('begin');
  await slow.query("insert into outbox (topic, payload) values ('test.late', '{\"n\":1}')");
  await send('test.late', { n: 2 });
  await hears(1);
  await send('test.late', { n: 3 });
  await hears(2);
  await slow.query('commit');
  await hears(3);
  assert.deepEqual(heard, [{ n: 2 }, { n: 3 }, { n: 1 }]);
});

test('500 events of 20 writers at once: each is heard exactly once by a bus that keeps its line', async (t) => {
  const { heard, hears } = await listen(t, 'test.many');
  const writer = async (first: number) => {
    for (let n = first; n < first + 25; n++) await send('test.many', { n });
  };
  await Promise.all(Array.from({ length: 20 }, (_, i) => writer(i * 25)));
  await hears(500);
  const numbers = heard.map((payload) => (payload as { n: number }).n).sort((x, y) => x - y);
  assert.deepEqual(
    numbers,
    Array.from({ length: 500 }, (_, n) => n),
  );
});

test('a broken line is told, comes up again by itself, and hears what follows', async (t) => {
  const { bus, heard, hears } = await listen(t, 'test.cut');
  const lost = new Promise<void>((resolve) => bus.onLost(() => resolve()));
  const up = new Promise<void>((resolve) => bus.onUp(resolve));
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'clearline-bus' and datname = current_database()",
  );
  await lost;
  await up;
  await send('test.cut', { n: 1 });
  await hears(1);
  assert.deepEqual(heard, [{ n: 1 }]);
});

test('old events are trimmed, recent ones stay', async () => {
  await send('test.old', { n: 1 });
  assert.equal(await trimOutbox(database.db, new Date(0)), 0);
  assert.ok((await trimOutbox(database.db, new Date(Date.now() + 60_000))) > 0);
});
