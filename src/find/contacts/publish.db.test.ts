import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { Card, canonical } from '@clearline/card';
import { sql } from 'kysely';
import { content, phone } from '../../../test/cards.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import { allNotices, type Notice, putNotices } from '../notices/index.ts';
import type { Press } from './press.ts';
import { type DraftNotice, preview, publish, renew, type Submission } from './publish.ts';
import { cardText, cardVersions, currentCard, formerPeriods } from './store.ts';
import { unsealed } from './testing.ts';

const PATIENCE_MS = 240_000;

let server: TestDatabase;
let database: Database;
let clock: ManualClock;
let press: Press;

const close = async () => {
  await database?.close();
  await server?.drop();
};
beforeEach(async () => {
  await close();
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  clock = new ManualClock('2026-11-22T01:00:00Z');
  press = unsealed(clock);
});
after(close);

const submission = (digits: string, notices: readonly DraftNotice[] = []): Submission => ({
  draft: { ...content({ channels: [phone('main', digits)] }), retired: [] },
  validDays: 90,
  notices,
  key: randomUUID(),
});

test('a publication is a numbered, canonical, hashed card with an expiry; repeating it publishes nothing', async () => {
  const first = await publish(database.db, press, submission('0000000'));
  assert.ok(first.ok && first.value.card);
  assert.equal(first.value.card.n, 1);
  assert.equal(first.value.card.issued, '2026-11-22T01:00:00.000Z');
  assert.equal(first.value.card.expires, '2027-02-20T01:00:00.000Z');
  const text = await cardText(database.db, 1);
  assert.equal(text, canonical(first.value.card));
  const [version] = await cardVersions(database.db, 10);
  assert.equal(
    version?.digest,
    createHash('sha256')
      .update(text ?? '')
      .digest('hex'),
  );
  clock.advance(1000);
  const again = await publish(database.db, press, submission('0000000'));
  assert.ok(again.ok);
  assert.deepEqual([again.value.card, again.value.notices], [null, []]);
  assert.equal((await cardVersions(database.db, 10)).length, 1);
});

test('R18: a changed number and its notice appear together', async () => {
  await publish(database.db, press, submission('0000000'));
  clock.advance(60_000);
  await publish(database.db, press, submission('0000001'));
  const [notice] = await allNotices(database.db);
  assert.equal(notice?.kind, 'number-changed');
  assert.equal(notice?.cardN, 2);
});

test('R14: a number that comes back keeps its first period, with what stood in its place', async () => {
  for (const digits of ['0000000', '0000001', '0000000', '0000002']) {
    await publish(database.db, press, submission(digits));
    clock.advance(60_000);
  }
  const [period, ...others] = await formerPeriods(database.db, 10);
  assert.deepEqual(others, []);
  const { value, from, until } = period?.retired ?? {};
  assert.deepEqual(
    [value, from, until, period?.replacedBy],
    ['4000000000', '2026-01-01T00:00:00.000Z', '2026-11-22T01:01:00.000Z', '400-000-0001'],
  );
  const current = await currentCard(database.db);
  assert.deepEqual(
    current?.retired.map((r) => [r.value, r.from, r.until]),
    [
      ['4000000000', '2026-11-22T01:02:00.000Z', '2026-11-22T01:03:00.000Z'],
      ['4000000001', '2026-11-22T01:01:00.000Z', '2026-11-22T01:02:00.000Z'],
    ],
  );
});

test('every notice of a card has an address of its own, and is stored', async () => {
  const lines = (a: string, b: string, c: string) => ({
    ...submission('0000000'),
    draft: {
      ...content({ channels: [phone('line', a), phone('line-2', b), phone('main', c)] }),
      retired: [],
    },
  });
  await publish(database.db, press, lines('0000001', '0000002', '0000003'));
  const swapped = lines('0000002', '0000004', '0000005');
  const published = await publish(database.db, press, swapped);
  assert.ok(published.ok);
  const slugs = published.value.notices.map((n) => n.slug).sort();
  assert.equal(new Set(slugs).size, slugs.length);
  const stored = await allNotices(database.db);
  assert.deepEqual(stored.map((n) => n.slug).sort(), slugs);
});

test("a card's notice stands for ever: its slug is taken for another card and for an operator", async () => {
  await publish(database.db, press, submission('0000000'));
  await publish(database.db, press, submission('0000001'));
  const [notice] = await allNotices(database.db);
  assert.ok(notice);
  const put = (more: Partial<Notice>) =>
    database.db.transaction().execute((tx) => putNotices(tx, [{ ...notice, ...more }]));
  await assert.rejects(put({}), /duplicate key/);
  await assert.rejects(put({ cardN: null }), /belongs to a card/);
  assert.deepEqual(await allNotices(database.db), [notice]);
});

test('more retired values than a card can list are refused, and nothing is published', async () => {
  await publish(database.db, press, submission('0000000'));
  const retired = Array.from({ length: 5_000 }, (_, i) => ({
    channel: 'main',
    kind: 'qq' as const,
    value: `demo-${i}`,
    display: `demo-${i}`,
    label: { zh: '演示', en: 'Demo' },
    reason: { zh: '演示', en: 'Demo' },
  }));
  const full = { ...submission('0000001'), draft: { ...submission('0000001').draft, retired } };
  const refusal = { ok: false, error: { code: 'too-many-retired', limit: 5_000, count: 5_001 } };
  assert.deepEqual(await preview(database.db, clock, full), refusal);
  assert.deepEqual(await publish(database.db, press, full), refusal);
  assert.equal((await currentCard(database.db))?.n, 1);
  full.draft.retired.pop();
  assert.ok((await publish(database.db, press, full)).ok);
});

test('a submission that is sent again gets the first answer and makes nothing new', async () => {
  const first = submission('0000000');
  await publish(database.db, press, first);
  await publish(database.db, press, submission('0000001'));
  const repeated = await publish(database.db, press, first);
  assert.ok(repeated.ok && repeated.value.card?.n === 1);
  assert.equal((await currentCard(database.db))?.n, 2);
});

test('preview tells what publishing would do and changes nothing', async () => {
  const seen = await preview(database.db, clock, submission('0000000'));
  assert.ok(seen.ok && seen.value.card?.n === 1);
  assert.equal(await currentCard(database.db), null);
});

test('whoever looked at an older card is refused, not overruled', async () => {
  await publish(database.db, press, submission('0000000'), null);
  const late = await publish(database.db, press, submission('0000009'), null);
  assert.deepEqual(late, { ok: false, error: { code: 'card-has-changed', current: 1 } });
  assert.equal((await currentCard(database.db))?.n, 1);
});

test('200 concurrent publications of different cards: versions 1…200, none lost, none doubled', async () => {
  const numbers = Array.from({ length: 200 }, (_, i) => String(i).padStart(7, '0'));
  // All begin at once; the last waits for a connection, and then for its turn, until the others are done.
  const patient = { max: 40, connectMs: PATIENCE_MS, statementMs: PATIENCE_MS, idleMs: PATIENCE_MS };
  const many = createDatabase(server.url, { ...patient, onIdleError: () => {} });
  try {
    const all = numbers.map((number) => publish(many.db, press, submission(number)));
    for (const published of await Promise.all(all)) assert.ok(published.ok && published.value.card);
  } finally {
    await many.close();
  }
  const versions = await cardVersions(database.db, 500);
  assert.deepEqual(
    versions.map((v) => v.n),
    Array.from({ length: 200 }, (_, i) => 200 - i),
  );
  const shown = new Set<string>();
  let issued = '';
  for (let n = 1; n <= 200; n++) {
    const card = Card.parse(JSON.parse((await cardText(database.db, n)) ?? ''));
    const [channel] = card.channels;
    assert.ok(channel?.kind === 'phone' && card.issued > issued);
    shown.add(channel.number.digits);
    issued = card.issued;
    assert.equal(card.retired.length, n - 1);
  }
  assert.equal(shown.size, 200);
  assert.equal((await allNotices(database.db)).length, 199);
});

test('a failure anywhere in a publication leaves nothing of it', async () => {
  await publish(database.db, press, submission('0000000'));
  await sql`create function no_outbox() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`.execute(
    database.db,
  );
  await sql`create trigger no_outbox before insert on outbox for each row execute function no_outbox()`.execute(
    database.db,
  );
  await assert.rejects(publish(database.db, press, submission('0000001')), /full/);
  assert.equal((await currentCard(database.db))?.n, 1);
  assert.deepEqual(await allNotices(database.db), []);
});

test('cards have no update and no delete path, in the database either', async () => {
  for (const digits of ['0000000', '0000001', '0000000'])
    await publish(database.db, press, submission(digits));
  for (const statement of [
    sql`update card set body = 'x'`,
    sql`delete from card`,
    sql`truncate card cascade`,
    sql`update former_period set replaced_by = 'x'`,
    sql`delete from former_period`,
    sql`truncate former_period`,
  ])
    await assert.rejects(statement.execute(database.db), /append-only/);
});

test('an imported notice is published once, can be rewritten, and keeps its first date', async () => {
  const notice = (zh: string): DraftNotice => ({
    slug: 'maintenance',
    title: { zh, en: 'Maintenance' },
    body: { zh, en: 'Maintenance' },
    placements: ['board', 'banner'],
    startsAt: null,
    endsAt: '2026-12-01T00:00:00.000Z',
  });
  await publish(database.db, press, submission('0000000', [notice('维护')]));
  clock.advance(1000);
  const again = await publish(database.db, press, submission('0000000', [notice('维护')]));
  assert.ok(again.ok && again.value.notices.length === 0);
  const changed = await publish(database.db, press, submission('0000000', [notice('延期维护')]));
  assert.ok(changed.ok && changed.value.notices.length === 1 && changed.value.card === null);
  const [stored] = await allNotices(database.db);
  assert.equal(stored?.title.zh, '延期维护');
  assert.equal(stored?.publishedAt, '2026-11-22T01:00:00.000Z');
});

test('a renewal repeats the card with a new number and expiry', async () => {
  assert.deepEqual(await renew(database.db, press, 90, randomUUID()), {
    ok: false,
    error: { code: 'no-card' },
  });
  await publish(database.db, press, submission('0000000'));
  clock.advance(86_400_000);
  const renewed = await renew(database.db, press, 90, randomUUID());
  assert.ok(renewed.ok);
  assert.equal(renewed.value.n, 2);
  assert.equal(renewed.value.expires, '2027-02-21T01:00:00.000Z');
});

test('a notice that has ended goes to the archive alone, be it new or taken down', async () => {
  const told = (slug: string, endsAt: string | null): DraftNotice => ({
    slug,
    title: { zh: '公告', en: 'Notice' },
    body: { zh: '正文', en: 'Text' },
    placements: ['board', 'banner'],
    startsAt: null,
    endsAt,
  });
  const over = told('over', '2026-11-01T16:00:00.000Z');
  await publish(database.db, press, submission('0000000', [over, told('shown', null)]));
  clock.advance(60_000);
  const ended = [over, told('shown', '2026-11-10T16:00:00.000Z')];
  assert.ok((await publish(database.db, press, submission('0000000', ended))).ok);
  const dates = (await allNotices(database.db)).map((n) => [n.slug, n.publishedAt, n.startsAt, n.endsAt]);
  assert.deepEqual(dates, [
    ['over', '2026-11-22T01:00:00.000Z', '2026-11-01T15:59:59.000Z', '2026-11-01T16:00:00.000Z'],
    ['shown', '2026-11-22T01:00:00.000Z', '2026-11-10T15:59:59.000Z', '2026-11-10T16:00:00.000Z'],
  ]);
  clock.advance(60_000);
  const again = await publish(database.db, press, submission('0000000', ended));
  assert.ok(again.ok);
  assert.deepEqual(again.value.notices, []);
});
