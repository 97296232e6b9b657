import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pino from 'pino';
import { systemClock } from './clock.ts';
import { createDatabase, type Database } from './database/connect.ts';
import { type TestDatabase, testDatabase } from './database/testing.ts';
import { enqueue, releasedOnce, startJobs } from './jobs.ts';

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

test('a job exists exactly if its transaction commits, runs once, and is tried again when it fails', async () => {
  const seen: unknown[] = [];
  const counted: string[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const job = {
    name: 'test.greet',
    async run(payload: unknown) {
      seen.push(payload);
      if (seen.length === 1) throw new Error('the first time fails');
      resolve();
    },
  };
  const count = (task: string, result: string) => void counted.push(`${task} ${result}`);
  const jobs = await startJobs(database.pool, [job], count, systemClock, silent);
  try {
    await assert.rejects(
      database.db.transaction().execute(async (tx) => {
        await enqueue(tx, 'test.greet', { n: 0 });
        throw new Error('rolled back');
      }),
    );
    await database.db.transaction().execute((tx) => enqueue(tx, 'test.greet', { n: 1 }));
    await done;
  } finally {
    await jobs.close();
  }
  assert.deepEqual(seen, [{ n: 1 }, { n: 1 }]);
  assert.deepEqual(counted, ['test.greet failed', 'test.greet done']);
});

test('a connection that is given back twice is given back once', async () => {
  const { pool } = database;
  const given = await new Promise<(() => void) | undefined>((resolve, reject) =>
    releasedOnce(pool).connect((err, _client, release) => (err ? reject(err) : resolve(() => release()))),
  );
  const before = pool.idleCount;
  given?.();
  assert.doesNotThrow(() => given?.());
  assert.equal(pool.idleCount, before + 1);
  const client = await releasedOnce(pool).connect();
  assert.deepEqual((await client.query('select 1 as n')).rows, [{ n: 1 }]);
  client.release();
});
