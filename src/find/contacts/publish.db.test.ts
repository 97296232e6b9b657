import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { Card, canonical } from '@clearline/card';
import { sql } from 'kysely';
import { content, phone } from '../../../test/cards.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import { allNotices } from '../notices/index.ts';
import { type DraftNotice, preview, publish, renew, type Submission } from './publish.ts';
import { cardText, cardVersions, currentCard } from './store.ts';

let server: TestDatabase;
let database: Database;
let clock: ManualClock;

const close = async () => {
  await database?.close();
  await server?.drop();
};
beforeEach(async () => {
  await close();
  server = await testDatabase();
  database = createDatabase(server.url, { max: 30, onIdleError: () => {} });
  clock = new ManualClock('2026-11-22T01:00:00Z');
});
after(close);

const submission = (digits: string, notices: readonly DraftNotice[] = []): Submission => ({
  draft: { ...content({ channels: [phone('main', digits)] }), retired: [] },
  validDays: 90,
  notices,
  source: 'test.yaml',
  key: randomUUID(),
});

test('a publication is a numbered, canonical, hashed card with an expiry; repeating it publishes nothing', async () => {
  const first = await publish(database.db, clock, submission('0000000'));
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
  const again = await publish(database.db, clock, submission('0000000'));
  assert.ok(again.ok);
  assert.deepEqual([again.value.card, again.value.notices], [null, []]);
  assert.equal((await cardVersions(database.db, 10)).length, 1);
});

test('R18: a changed number and its notice appear together, and the history is closed and opened', async () => {
  await publish(database.db, clock, submission('0000000'));
  clock.advance(60_000);
  await publish(database.db, clock, submission('0000001'));
  const [notice] = await allNotices(database.db);
  assert.equal(notice?.kind, 'number-changed');
  assert.equal(notice?.cardN, 2);
  const { rows } = await sql<{ value: string; from: Date; to: Date | null; a: string; b: string | null }>`
    select value, valid_from as from, valid_to as to, from_card as a, to_card as b from channel_value order by value`.execute(
    database.db,
  );
  assert.deepEqual(
    rows.map((r) => [r.value, r.to?.toISOString() ?? null, r.a, r.b]),
    [
      ['4000000000', '2026-11-22T01:01:00.000Z', '1', '2'],
      ['4000000001', null, '2', null],
    ],
  );
});

test('a submission that is sent again gets the first answer and makes nothing new', async () => {
  const first = submission('0000000');
  await publish(database.db, clock, first);
  await publish(database.db, clock, submission('0000001'));
  const repeated = await publish(database.db, clock, first);
  assert.ok(repeated.ok && repeated.value.card?.n === 1);
  assert.equal((await currentCard(database.db))?.n, 2);
});

test('preview tells what publishing would do and changes nothing', async () => {
  const seen = await preview(database.db, clock, submission('0000000'));
  assert.equal(seen.card?.n, 1);
  assert.equal(await currentCard(database.db), null);
});

test('whoever looked at an older card is refused, not overruled', async () => {
  await publish(database.db, clock, submission('0000000'), null);
  const late = await publish(database.db, clock, submission('0000009'), null);
  assert.deepEqual(late, { ok: false, error: { code: 'card-has-changed', current: 1 } });
  assert.equal((await currentCard(database.db))?.n, 1);
});

test('200 concurrent publications of different cards: versions 1…200, none lost, none doubled', async () => {
  const numbers = Array.from({ length: 200 }, (_, i) => String(i).padStart(7, '0'));
  const waiting = [...numbers];
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const published = await publish(database.db, clock, submission(next));
      assert.ok(published.ok && published.value.card);
    }
  };
  await Promise.all(Array.from({ length: 25 }, worker));
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
  await publish(database.db, clock, submission('0000000'));
  await sql`create function no_outbox() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`.execute(
    database.db,
  );
  await sql`create trigger no_outbox before insert on outbox for each row execute function no_outbox()`.execute(
    database.db,
  );
  await assert.rejects(publish(database.db, clock, submission('0000001')), /full/);
  assert.equal((await currentCard(database.db))?.n, 1);
  assert.deepEqual(await allNotices(database.db), []);
});

test('cards have no update and no delete path, in the database either', async () => {
  await publish(database.db, clock, submission('0000000'));
  await assert.rejects(sql`update card set source = 'x'`.execute(database.db), /append-only/);
  await assert.rejects(sql`delete from card`.execute(database.db), /append-only/);
  await assert.rejects(sql`truncate card cascade`.execute(database.db), /append-only/);
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
  await publish(database.db, clock, submission('0000000', [notice('维护')]));
  clock.advance(1000);
  const again = await publish(database.db, clock, submission('0000000', [notice('维护')]));
  assert.ok(again.ok && again.value.notices.length === 0);
  const changed = await publish(database.db, clock, submission('0000000', [notice('延期维护')]));
  assert.ok(changed.ok && changed.value.notices.length === 1 && changed.value.card === null);
  const [stored] = await allNotices(database.db);
  assert.equal(stored?.title.zh, '延期维护');
  assert.equal(stored?.publishedAt, '2026-11-22T01:00:00.000Z');
});

test('a renewal repeats the card with a new number and expiry', async () => {
  assert.deepEqual(await renew(database.db, clock, 90, randomUUID()), { ok: false, error: 'no-card' });
  await publish(database.db, clock, submission('0000000'));
  clock.advance(86_400_000);
  const renewed = await renew(database.db, clock, 90, randomUUID());
  assert.ok(renewed.ok);
  assert.equal(renewed.value.n, 2);
  assert.equal(renewed.value.expires, '2027-02-21T01:00:00.000Z');
});
