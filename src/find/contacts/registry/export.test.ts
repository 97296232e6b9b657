import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD_SCHEMA, Card, type Channel, DAYS, type Hours, type Span } from '@clearline/card';
import fc from 'fast-check';
import type { Notice } from '../../notices/index.ts';
import { type Draft, sameContent, succeed } from '../succession.ts';
import { registryText } from './export.ts';
import { DEMO, NOW, read } from './registry.fixtures.ts';
import type { Registry } from './registry.ts';

const DAY = 86_400_000;

function registryOf(text: string): Registry {
  const result = read(text);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error, null, 1));
  return result.value;
}

function cardOf(draft: Draft, now: number, previous: Card | null = null): Card {
  const content = succeed(previous, draft, new Date(now).toISOString());
  const n = (previous?.n ?? 0) + 1;
  const expires = new Date(now + 90 * DAY).toISOString();
  return Card.parse({ schema: CARD_SCHEMA, n, issued: new Date(now).toISOString(), expires, ...content });
}

/** What the card would say after its own export had been imported. */
function returns(card: Card): boolean {
  const { draft, validDays } = registryOf(registryText(card, []));
  assert.equal(validDays, 90);
  return sameContent(card, succeed(card, draft, new Date(NOW + DAY).toISOString()));
}

const demo = registryOf(DEMO);

test('the demo comes back as it was, short and readable', () => {
  const card = cardOf(demo.draft, NOW - DAY);
  assert.ok(returns(card));
  const text = registryText(card, []);
  assert.match(text, /label: \{ zh: 客服热线（演示）, en: Service line \(demo\) \}/);
  assert.match(text, /mon-fri: \[ 09:00-12:00, 13:00-18:00 \]\n.*\n.*\n {4}make_up_days: workday/);
  assert.match(text, /daily: \[ 08:00-02:00\+1 \]/);
  assert.match(text, /since: 2026-03-01\n/);
  assert.match(text, /reply_within: 5m/);
  assert.doesNotMatch(text, /^never:/m, 'the standard promises need not be written');
  assert.ok(text.length < 1.2 * DEMO.length, `${text.length} characters, by hand ${DEMO.length}`);
});

test('a first card made elsewhere from the file has the same numbers, dates and successors', () => {
  const card = cardOf(demo.draft, NOW - DAY);
  const { draft } = registryOf(registryText(card, []));
  const elsewhere = succeed(null, draft, new Date(NOW).toISOString());
  assert.deepEqual(elsewhere.retired, card.retired);
  assert.equal(elsewhere.channels[0]?.since, card.channels[0]?.since);
});

test("an operator's notices come back, those of a publication do not", () => {
  const publishedAt = new Date(NOW - DAY + 123).toISOString();
  const own = demo.notices.map(
    (notice): Notice => ({
      ...notice,
      kind: 'service',
      publishedAt,
      startsAt: notice.startsAt ?? publishedAt,
      cardN: null,
      channel: null,
      replaces: null,
      announces: null,
    }),
  );
  const first = own[0];
  assert.ok(first);
  const immediate: Notice = { ...first, slug: 'at-once', startsAt: publishedAt, endsAt: null };
  const automatic: Notice = { ...first, slug: 'card-2-main-line', kind: 'number-changed', cardN: 2 };
  const text = registryText(cardOf(demo.draft, NOW - DAY), [...own, immediate, automatic]);
  const { startsAt: _, ...said } = demo.notices[0] ?? assert.fail();
  assert.deepEqual(registryOf(text).notices, [
    ...demo.notices,
    { ...said, slug: 'at-once', startsAt: null, endsAt: null },
  ]);
});

const noticeOf = (slug: string, startsAt: number, more: Partial<Notice> = {}): Notice => ({
  slug,
  kind: 'service',
  title: { zh: '演示', en: 'Demo' },
  body: { zh: '演示', en: 'Demo' },
  placements: ['board'],
  publishedAt: new Date(startsAt).toISOString(),
  startsAt: new Date(startsAt).toISOString(),
  endsAt: null,
  cardN: null,
  channel: null,
  replaces: null,
  announces: null,
  ...more,
});

test('of 600 notices those that are shown, those to come and the newest are written, and a comment counts the rest', () => {
  const card = cardOf(demo.draft, NOW - DAY);
  const old = Array.from({ length: 597 }, (_, i) => noticeOf(`old-${i}`, NOW - (700 - i) * DAY));
  const banner = noticeOf('banner', NOW - 900 * DAY, { placements: ['banner'] });
  const over = noticeOf('over', NOW - 900 * DAY, { placements: ['popup'], endsAt: banner.startsAt });
  const later = noticeOf('later', NOW - 900 * DAY, { startsAt: new Date(NOW + 9 * DAY).toISOString() });
  const text = registryText(card, [banner, over, later, ...old]);
  const slugs = registryOf(text).notices.map(({ slug }) => slug);
  assert.deepEqual(slugs, ['banner', 'later', ...old.slice(-398).map(({ slug }) => slug)]);
  assert.match(text, /^# 另有 200 条较早的公告.*\n# 200 older notices are left out/m);
  assert.doesNotMatch(registryText(card, old.slice(0, 9)), /left out/);
});

test('property: however long the record is, its export can be imported and publishes nothing', () => {
  const long = fc.integer({ min: 1, max: 8000 });
  const notices = fc
    .array(fc.tuple(long, fc.boolean(), fc.integer({ min: -900, max: 90 })), {
      minLength: 1,
      maxLength: 600,
      size: 'max',
    })
    .map((all) =>
      all.map(([length, banner, day], i) =>
        noticeOf(`n-${i}`, NOW + day * DAY, {
          body: { zh: '远'.repeat(length), en: `Demo\n\n${'"x '.repeat(length / 4)}.` },
          placements: banner ? ['banner'] : ['board'],
        }),
      ),
    );
  fc.assert(
    fc.property(notices, fc.integer({ min: 0, max: 5_000 - 3 }), (all, count) => {
      const card = cardOf(demo.draft, NOW - DAY);
      const known = card.retired[0] ?? assert.fail();
      const { successor: _, ...plain } = known;
      const more = Array.from({ length: count }, (_, i) => ({
        ...plain,
        kind: 'qq' as const,
        value: `${10_000_000 + i}`,
        display: `${10_000_000 + i}`,
      }));
      const retired = [...card.retired, ...more].sort(
        (a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0) || (a.value < b.value ? -1 : 1),
      );
      const full = Card.parse({ ...card, retired });
      const { draft } = registryOf(registryText(full, all));
      assert.ok(sameContent(full, succeed(full, draft, new Date(NOW).toISOString())));
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const span: fc.Arbitrary<Span> = fc
  .tuple(time, time)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => (from < to ? { from, to } : { from: to, to: from }));
/** At most one span a day, so that none overlaps another. */
const spans = fc.array(span, { maxLength: 1 });
const special = fc.oneof(fc.constant('as-usual' as const), spans);
const hours: fc.Arbitrary<Hours> = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'Europe/Paris'),
  weekly: fc.record(Object.fromEntries(DAYS.map((day) => [day, spans])) as Record<'mon', typeof spans>),
  holidays: special,
  makeUpDays: special,
  closures: fc.array(
    fc.integer({ min: 0, max: 500 }).map((minute) => ({
      from: new Date(NOW + minute * 60_000).toISOString(),
      until: new Date(NOW + minute * 60_000 + DAY).toISOString(),
    })),
    { maxLength: 2 },
  ),
}) as fc.Arbitrary<Hours>;
/** Channels differ in what the file fills in by itself, and in what it cannot write. */
const change = fc.record({
  hours: fc.option(hours, { nil: undefined }),
  priority: fc.integer({ min: 1, max: 999 }),
  replyWithinMinutes: fc.integer({ min: 1, max: 20_160 }),
  human: fc.boolean(),
  surfaces: fc.constantFrom<Channel['surfaces'][]>(['page'], ['page', 'machine'], ['machine', 'page']),
  since: fc.integer({ min: 0, max: NOW }).map((at) => new Date(at).toISOString()),
});

test('every card comes back: hours, order, channels that left, and instants finer than a file has', () => {
  const changes = fc.array(change, {
    minLength: demo.draft.channels.length,
    maxLength: demo.draft.channels.length,
  });
  const gone = fc.subarray(demo.draft.channels.map(({ id }) => id).filter((id) => id !== 'main-line'));
  const at = fc.integer({ min: NOW - 30 * DAY, max: NOW - 2 * DAY });
  fc.assert(
    fc.property(changes, gone, at, (all, left, now) => {
      const channels = demo.draft.channels.map((channel, i) => {
        const { hours: other, ...rest } = all[i] ?? assert.fail();
        // The first keeps what every registry must have.
        if (i === 0) return { ...channel, hours: other ?? channel.hours };
        return { ...channel, ...rest, hours: other ?? channel.hours };
      });
      const first = cardOf({ ...demo.draft, channels }, now);
      assert.ok(returns(first));
      const rest = channels.filter(({ id }) => !left.includes(id));
      const second = cardOf({ ...demo.draft, channels: rest }, now + 1_234, first);
      assert.ok(returns(second));
    }),
    { numRuns: 12 },
  );
});
