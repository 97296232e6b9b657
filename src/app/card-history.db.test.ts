/** The pages of old card versions, on a node that has yet to hear of the newest one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pino from 'pino';
import { content, phone } from '../../test/cards.ts';
import { publish } from '../find/contacts/index.ts';
import { unsealed } from '../find/contacts/testing.ts';
import { LiveView } from '../find/surfaces/index.ts';
import { MemoryBus } from '../kernel/bus.ts';
import { ManualClock } from '../kernel/clock.ts';
import { createDatabase } from '../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../kernel/database/testing.ts';
import { ask } from '../kernel/http/testing.ts';
import type { OpenDatabase } from './database.ts';
import { startApp } from './testing.ts';

let server: TestDatabase;
let database: OpenDatabase;
before(async () => {
  server = await testDatabase();
  database = { ...createDatabase(server.url, { onIdleError: () => {} }), url: server.url };
});
after(async () => {
  await database.close();
  await server.drop();
});

const clock = new ManualClock('2026-11-22T01:00:00Z');
const publishNumber = (digits: string) =>
  publish(database.db, unsealed(clock), {
    draft: { ...content({ channels: [phone('main', digits)] }), retired: [] },
    validDays: 90,
    notices: [],
    key: digits,
  });

test('no page shows a version between the numbers of the card before it', async (t) => {
  await publishNumber('0000000');
  const disk = { read: async () => null, write: async () => {} };
  const live = new LiveView({ disk, clock, log: pino({ level: 'silent' }) });
  live.follow(database.db, new MemoryBus());
  await live.refresh();
  await live.close();
  clock.advance(1_000);
  await publishNumber('0000009');
  const { url } = await startApp(t, { view: live.current(), database });
  const newer = await ask(`${url}/card/2`);
  assert.equal(newer.status, 503);
  assert.equal(newer.headers['retry-after'], '30');
  assert.doesNotMatch(String(newer.body), /400-000-0009/);
  assert.equal((await ask(`${url}/card/1`)).status, 200);
  assert.equal((await ask(`${url}/card/3`)).status, 404);
  const history = await ask(`${url}/card?before=9`);
  assert.equal(history.status, 200);
  assert.doesNotMatch(String(history.body), /400-000-0009|\/card\/2"/);
});
