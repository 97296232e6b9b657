import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD_SCHEMA, Card, CardContent } from '@clearline/card';
import fc from 'fast-check';
import { card, content, phone } from '../../../test/cards.ts';
import { type Draft, sameContent, succeed } from './succession.ts';

const NOW = '2026-11-22T01:00:00.000Z';
const LATER = '2026-11-23T01:00:00.000Z';

const draft = (more: Partial<Draft> = {}): Draft => ({ ...content(), retired: [], ...more });
const follow = (previous: Card | null, next: Draft, now = NOW): Card =>
  Card.parse({ ...card((previous?.n ?? 0) + 1, { issued: now }), ...succeed(previous, next, now) });

test('R14: a changed number is retired with its dates and points to the channel that replaces it', () => {
  const next = succeed(card(1), draft({ channels: [phone('main', '0000001')] }), NOW);
  assert.equal(next.channels[0]?.since, NOW);
  assert.deepEqual(
    next.retired.map((r) => [r.value, r.from, r.until, r.successor]),
    [['4000000000', '2026-01-01T00:00:00.000Z', NOW, 'main']],
  );
});

test('a channel that is left out is retired, never dropped', () => {
  const two = card(1, { channels: [phone('main', '0000000'), phone('second', '0000009')] });
  const next = succeed(two, draft(), NOW);
  assert.deepEqual(
    next.retired.map((r) => [r.channel, r.successor]),
    [['second', undefined]],
  );
});

test('what an operator says about a retired number overrides what the card derives', () => {
  const said = {
    channel: 'second',
    kind: 'phone' as const,
    value: '4000000009',
    display: '400-000-0009',
    label: { zh: '二线', en: 'Second' },
    reason: { zh: '合并到主线', en: 'Merged' },
    successor: 'main',
  };
  const two = card(1, { channels: [phone('main', '0000000'), phone('second', '0000009')] });
  const [entry] = succeed(two, draft({ retired: [said] }), NOW).retired;
  assert.deepEqual(entry, { ...said, from: '2026-01-01T00:00:00.000Z', until: NOW });
});

test('the dates of a value that a card has listed stand, whatever is declared; label, reason and successor may change', () => {
  const first = follow(null, draft({ channels: [{ ...phone('main', '0000000'), since: undefined }] }));
  const said = {
    channel: 'other',
    kind: 'phone' as const,
    value: '4000000000',
    display: '400 000 0000',
    label: { zh: '主线', en: 'Main' },
    reason: { zh: '停用', en: 'Closed' },
    from: '2020-01-01T00:00:00.000Z',
    until: '2026-11-20T00:00:00.000Z',
  };
  const channels = [phone('new', '0000002')];
  const retired = { ...said, channel: 'main', display: '400-000-0000', from: NOW, until: LATER };
  const next = follow(first, draft({ channels, retired: [said] }), LATER);
  assert.deepEqual(next.retired, [retired]);
  const renamed = { ...said, label: { zh: '旧主线', en: 'Old main' }, successor: 'new' };
  assert.deepEqual(follow(next, draft({ channels, retired: [renamed] }), LATER).retired, [
    { ...retired, label: renamed.label, successor: 'new' },
  ]);
});

test('the dates of a value that no card has listed are those declared; where none are, it ends now', () => {
  const said = {
    channel: 'main',
    kind: 'phone' as const,
    value: '4000000007',
    display: '400-000-0007',
    label: { zh: '更早的热线', en: 'An earlier line' },
    reason: { zh: '停用', en: 'Closed' },
  };
  const dates = { from: '2019-01-01T00:00:00.000Z', until: '2020-01-01T00:00:00.000Z' };
  const next = follow(card(1), draft({ retired: [{ ...said, ...dates }] }));
  assert.deepEqual(next.retired, [{ ...said, ...dates }]);
  const undated = follow(card(1), draft({ retired: [said] }));
  assert.deepEqual(undated.retired, [{ ...said, from: NOW, until: NOW }]);
  const corrected = { ...said, ...dates, until: '2021-01-01T00:00:00.000Z' };
  assert.deepEqual(follow(next, draft({ retired: [corrected] }), LATER).retired, next.retired);
});

test('a number that comes back is official and no longer listed as retired', () => {
  const first = card(1);
  const second = follow(first, draft({ channels: [phone('main', '0000001')] }));
  const third = follow(second, draft(), LATER);
  assert.deepEqual(
    third.retired.map((r) => r.value),
    ['4000000001'],
  );
  assert.equal(third.channels[0]?.since, LATER);
});

test('a value that moves to another id keeps its date and is not retired', () => {
  const next = succeed(card(1), draft({ channels: [phone('hotline', '0000000')] }), NOW);
  assert.deepEqual(next.retired, []);
  assert.equal(next.channels[0]?.since, '2026-01-01T00:00:00.000Z');
});

test('a successor that is retired in turn leads on to what replaced it', () => {
  const first = card(1);
  const second = follow(first, draft({ channels: [phone('main', '0000001')] }));
  const said = {
    channel: 'main',
    kind: 'phone' as const,
    value: '4000000001',
    display: '400-000-0001',
    label: { zh: '主线', en: 'Main' },
    reason: { zh: '停用', en: 'Closed' },
    successor: 'new',
  };
  const third = follow(second, draft({ channels: [phone('new', '0000002')], retired: [said] }), LATER);
  assert.deepEqual(third.retired.map((r) => [r.value, r.successor]).sort(), [
    ['4000000000', 'new'],
    ['4000000001', 'new'],
  ]);
});

test('property: over any history the content is valid, repeats give the same, and no value is lost or both', () => {
  const ids = fc.constantFrom('a', 'b', 'c');
  const digits = fc.constantFrom('0000000', '0000001', '0000002', '0000003');
  const channels = fc
    .uniqueArray(fc.tuple(ids, digits), { minLength: 1, selector: ([id]) => id })
    .filter((list) => new Set(list.map(([, d]) => d)).size === list.length)
    .map((list) => list.map(([id, d]) => phone(id, d)));
  fc.assert(
    fc.property(fc.array(channels, { minLength: 1, maxLength: 8 }), (history) => {
      let current: Card | null = null;
      const ever = new Set<string>();
      history.forEach((list, i) => {
        const now = new Date(Date.parse(NOW) + i * 1000).toISOString();
        const next = CardContent.parse(succeed(current, draft({ channels: list }), now));
        current = Card.parse({ ...next, schema: CARD_SCHEMA, n: i + 1, issued: now, expires: LATER });
        for (const c of list) ever.add(c.number.digits);
        const listed = [
          ...next.channels.map((c) => (c.kind === 'phone' ? c.number.digits : '')),
          ...next.retired.map((r) => r.value),
        ];
        assert.deepEqual([...listed].sort(), [...ever].sort());
        for (const r of next.retired) {
          assert.ok(r.from <= r.until);
          assert.ok(!r.successor || list.some((c) => c.id === r.successor));
        }
        assert.ok(sameContent(current, succeed(current, draft({ channels: list }), LATER)));
      });
    }),
    { numRuns: 300 },
  );
});
