import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import pino from 'pino';
import { content, phone } from '../../../test/cards.ts';
import { MemoryBus } from '../../kernel/bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { SEED_BYTES } from '../../kernel/crypto.ts';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { waitUntil } from '../../kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import { recordKey, vkeyOf } from '../../record/log/index.ts';
import { PUBLISHED, publish } from '../contacts/index.ts';
import { unsealed } from '../contacts/testing.ts';
import { createSeal, foundRecord } from '../publishers/index.ts';
import { deriveKey } from '../publishers/testing.ts';
import type { DownLine } from './contract.ts';
import { LastCard } from './last-card.ts';
import { LiveView } from './live.ts';

const ORIGIN = 'clearline.example/record';
const log = pino({ level: 'silent' });
let server: TestDatabase;
let database: Database;
let folder: string;
const SECONDS = 10;
let clock: ManualClock;
let views: LiveView[];

beforeEach(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'clearline-live-'));
  clock = new ManualClock('2026-11-22T01:00:00Z');
  views = [];
});
afterEach(async () => {
  await Promise.all(views.map((view) => view.close()));
  await database.close();
  await server.drop();
  await rm(folder, { recursive: true });
});

const path = () => join(folder, 'last-card.json');
const newView = () => {
  const view = new LiveView({ disk: new LastCard(path(), log), clock, log });
  views.push(view);
  return view;
};
const publishNumber = (digits: string, key = digits) =>
  publish(database.db, unsealed(clock), {
    draft: { ...content({ channels: [phone('main', digits)] }), retired: [] },
    validDays: 90,
    notices: [],
    key,
  });
const number = (live: LiveView) => live.current()?.primary.channel.number.display;

test('a new node has no view until a card is published; then it follows every publication', async () => {
  const live = newView();
  const bus = new MemoryBus();
  await live.loadFromDisk();
  live.follow(database.db, bus);
  await live.refresh();
  assert.equal(live.current(), null);
  await publishNumber('0000000');
  bus.publish({ topic: PUBLISHED, payload: {} });
  await live.refresh();
  assert.equal(number(live), '400-000-0000');
  clock.advance(1000);
  await publishNumber('0000001');
  const before = live.current();
  bus.publish({ topic: PUBLISHED, payload: {} });
  await live.refresh();
  assert.equal(number(live), '400-000-0001');
  assert.equal(before?.primary.channel.number.display, '400-000-0000', 'a view in use never changes');
  assert.equal(live.current()?.banners.length, 1);
  await live.close();
});

test('without the database a node answers from the last card on disk and says so, until it is back', async () => {
  await publishNumber('0000000');
  const first = newView();
  first.follow(database.db, new MemoryBus());
  await first.refresh();
  assert.equal(first.current()?.live, true);
  await first.close();

  const bus = new MemoryBus();
  const second = newView();
  await second.loadFromDisk();
  assert.equal(second.current()?.live, false);
  assert.equal(second.current()?.confirmedAt, clock.now());
  assert.equal(number(second), '400-000-0000');
  second.follow(database.db, bus);
  bus.start();
  while (!second.current()?.live) await pause(10);
  bus.lose(new Error('gone'));
  assert.equal(second.current()?.live, false);
  while (!second.current()?.live) await pause(10);
  await second.close();
});

test('what is reported of a line is heard, kept on disk, and said by a node without its database', async () => {
  await publishNumber('0000000');
  const LINE = { channel: 'main', number: '4000000000', since: '2026-11-22T00:30:00.000Z', confirmed: false };
  let reported: DownLine[] = [];
  const lines = { topic: 'lines.changed', read: async () => reported };
  const bus = new MemoryBus();
  const live = new LiveView({ disk: new LastCard(path(), log), clock, log, lines });
  views.push(live);
  live.follow(database.db, bus);
  await live.refresh();
  assert.equal(live.current()?.primary.down, null);
  reported = [LINE];
  bus.publish({ topic: 'lines.changed', payload: {} });
  await live.refresh();
  assert.deepEqual(live.current()?.primary.down, LINE);
  await live.close();

  const alone = newView();
  await alone.loadFromDisk();
  assert.deepEqual(alone.current()?.primary.down, LINE);
  assert.equal(number(alone), '400-000-0000');
});

test('a last card that is cut off or made up is ignored, not believed', async () => {
  await publishNumber('0000000');
  const live = newView();
  live.follow(database.db, new MemoryBus());
  await live.refresh();
  await live.close();
  const whole = await readFile(path(), 'utf8');
  for (const damaged of [
    whole.slice(0, 300),
    '',
    whole.replace('"digits":"4000000000"', '"digits":"4000000001"'),
    whole.replace(/"confirmedAt":\d+/, '"confirmedAt":9e15'),
    whole.replace(/"confirmedAt":\d+/, '"confirmedAt":8640000000000000'),
    null,
  ]) {
    await rm(path());
    if (damaged === null) await promisify(execFile)('mkfifo', [path()]);
    else await writeFile(path(), damaged);
    const again = newView();
    await again.loadFromDisk();
    assert.equal(again.current(), null);
  }
});

test('the view is made anew when something shown turns', async () => {
  await publishNumber('0000000');
  const live = newView();
  live.follow(database.db, new MemoryBus());
  await live.refresh();
  const view = live.current();
  clock.advance(1000);
  assert.equal(live.current(), view);
  clock.set(view?.validUntil ?? 0);
  assert.notEqual(live.current(), view);
  assert.equal(live.current()?.at, clock.now());
  await live.close();
});

test('while nothing changes, what is on disk is confirmed once a minute, and a slow disk holds nothing up', async () => {
  await publishNumber('0000000');
  const file = new LastCard(path(), log);
  let disk = Promise.resolve();
  const live = new LiveView({
    disk: { read: () => file.read(), write: (saved) => disk.then(() => file.write(saved)) },
    clock,
    log,
  });
  views.push(live);
  live.follow(database.db, new MemoryBus());
  const onDisk = async () => (await file.read())?.confirmedAt;
  await live.refresh();
  const first = clock.now();
  assert.ok(await waitUntil(async () => (await onDisk()) === first, SECONDS));
  clock.advance(59_000);
  await live.refresh();
  assert.equal(await onDisk(), first);
  let release = () => {};
  disk = new Promise((resolve) => {
    release = resolve;
  });
  clock.advance(1_000);
  await live.refresh();
  assert.equal(live.current()?.confirmedAt, clock.now());
  assert.equal(await onDisk(), first);
  release();
  await live.close();
  assert.equal(await onDisk(), clock.now());
});

test('what comes back to the card has its former period in the view, from the database and from disk', async () => {
  for (const digits of ['0000000', '0000001']) await publishNumber(digits);
  clock.advance(1000);
  await publishNumber('0000000', 'again');
  const live = newView();
  live.follow(database.db, new MemoryBus());
  await live.refresh();
  await live.close();
  const again = newView();
  await again.loadFromDisk();
  for (const node of [live, again])
    assert.deepEqual(
      node.current()?.former.map((f) => [f.retired.value, f.replacedBy]),
      [['4000000000', '400-000-0001']],
    );
});

test('a card that was put into the database by hand is not shown, and nothing can follow it', async () => {
  const [publisher, reissue] = [deriveKey('publisher'), deriveKey('re-issue')];
  const keys = { publisher, reissue: [reissue] };
  const press = { clock, seal: createSeal(async () => keys) };
  await publishNumber('0000147');
  await foundRecord(database.db, {
    clock,
    keys: async () => ({ publisher, reissue }),
    log: { origin: ORIGIN, vkey: vkeyOf(recordKey(Buffer.alloc(SEED_BYTES)), ORIGIN) },
    delayMinutes: 0,
  });
  const live = newView();
  live.follow(database.db, new MemoryBus());
  await live.refresh();
  assert.deepEqual([number(live), live.refusesCard], ['400-000-0147', false]);
  await sql`insert into card (n, issued, expires, body, digest, changes, idempotency_key)
    select 2, issued + interval '1 second', expires, forged, sha256(convert_to(forged, 'UTF8')), '[]', 'by hand'
    from card, replace(replace(replace(body, '"n":1', '"n":2'), '4000000147', '4000006666'), '400-000-0147', '400-000-6666')
      as forged`.execute(database.db);
  await live.refresh();
  assert.deepEqual([number(live), live.refusesCard, live.current()?.live], ['400-000-0147', true, false]);
  const draft = { ...content({ channels: [phone('main', '0000148')] }), retired: [] };
  const refused = await publish(database.db, press, { draft, validDays: 90, notices: [], key: 'next' });
  assert.deepEqual(refused, { ok: false, error: { code: 'follows-unapproved', n: 2 } });
  // What it knows is on its disk by then.
  await live.close();
  const begun = newView();
  await begun.loadFromDisk();
  begun.follow(database.db, new MemoryBus());
  await begun.refresh();
  assert.equal(number(begun), '400-000-0147', 'a node that starts anew shows the last good one too');
});
