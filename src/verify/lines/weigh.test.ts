import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LineAnswer } from './contract.ts';
import { endingOf, findingOf, THRESHOLDS, usualShare, wilson } from './judge.ts';
import { type Vote, weigh, weightOf } from './weigh.ts';

const NOW = Date.parse('2026-11-27T04:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NONE = { reached: 0, failed: 0 };

const vote = (more: Partial<Vote> = {}): Vote => ({
  answer: 'not-reached',
  at: NOW - HOUR,
  near: 'a',
  wide: 'A',
  open: true,
  ...more,
});
/** People of as many networks, three of them in each wider one, one after another over two hours. */
const honest = (count: number, answer: LineAnswer = 'not-reached', from = NOW - 2 * HOUR): Vote[] =>
  Array.from({ length: count }, (_, i) =>
    vote({
      answer,
      near: `near ${i}`,
      wide: `wide ${i % Math.ceil(count / 3)}`,
      at: from + (i * 110 * MINUTE) / count,
    }),
  );
const flood = (count: number, answer: LineAnswer = 'not-reached', spreadMs = 2 * HOUR): Vote[] =>
  Array.from({ length: count }, (_, i) => vote({ answer, at: NOW - 1 - (i * spreadMs) / count }));
const kind = (votes: readonly Vote[], history = NONE, since = 0) =>
  findingOf(votes, history, NOW, since).kind;

test('ten thousand votes of one network raise nothing, however they are spread and whatever they say', () => {
  for (const answer of ['not-reached', 'no-such-number'] as const)
    for (const spread of [MINUTE, HOUR, 3 * HOUR]) {
      const votes = flood(10_000, answer, spread);
      assert.equal(kind(votes), null);
      assert.ok(weightOf(weigh(votes)) <= 3 + 1e-9);
    }
});

test('a whole wider network weighs no more than its cap', () => {
  const votes = Array.from({ length: 256 * 20 }, (_, i) =>
    vote({ near: `near ${i % 256}`, at: NOW - (i % 100) * MINUTE }),
  );
  assert.ok(weightOf(weigh(votes)) <= 6 + 1e-9);
  assert.equal(kind(votes), null);
});

test('sixty people on networks of their own raise it', () => {
  assert.equal(kind(honest(60)), 'not-reachable');
});

test('a burst from few networks is damped, and the same votes over hours are not', () => {
  const of = (spreadMs: number) =>
    Array.from({ length: 12 }, (_, i) =>
      vote({ near: `near ${i}`, wide: `wide ${i % 2}`, at: NOW - 1 - (i * spreadMs) / 12 }),
    );
  assert.ok(weightOf(weigh(of(MINUTE))) < weightOf(weigh(of(2.5 * HOUR))) / 2);
  assert.equal(kind(of(MINUTE)), null);
});

test('who floods a line drowns only the voices of their own network', () => {
  const angry = [...honest(60), ...flood(10_000, 'reached')];
  assert.equal(kind(angry), 'not-reachable');
});

test('what is usual on a line is no alarm', () => {
  const mixed = [
    ...honest(30, 'not-reached'),
    ...honest(30, 'reached').map((v) => ({ ...v, near: `x${v.near}` })),
  ];
  assert.equal(kind(mixed), null);
  const noisy = { reached: 100, failed: 900 };
  assert.equal(kind(honest(30), noisy), null, 'most votes of this line have always been complaints');
  assert.ok(usualShare(NONE) < 0.5);
});

test('no connection while the line is closed says nothing; a number that does not exist says it at any hour', () => {
  const closed = (answer: LineAnswer) => honest(60, answer).map((one) => ({ ...one, open: false }));
  assert.equal(kind(closed('not-reached')), null);
  assert.equal(kind(closed('no-such-number')), 'no-such-number');
});

test('a part of the callers who hear that the number does not exist is enough', () => {
  const votes = [
    ...honest(20, 'no-such-number'),
    ...honest(25, 'reached').map((v) => ({ ...v, near: `x${v.near}` })),
  ];
  assert.equal(kind(votes), 'no-such-number');
});

test('old votes, and those that staff have answered, count no more', () => {
  assert.equal(kind(honest(60, 'not-reached', NOW - 8 * HOUR)), null);
  assert.equal(kind(honest(60), NONE, NOW), null);
});

test('it ends when people get through again, from networks enough, and an unconfirmed one by silence', () => {
  const since = { raisedAt: NOW - 2 * HOUR, confirmed: false };
  const lately = (count: number): Vote[] =>
    honest(count, 'reached', NOW - HOUR).map((v, i) => ({ ...v, at: NOW - 1 - (i * 50 * MINUTE) / count }));
  assert.equal(endingOf(lately(20), since, NOW), 'votes');
  assert.equal(endingOf(flood(10_000, 'reached', HOUR), since, NOW), null);
  assert.equal(endingOf([], since, NOW), null);
  const later = NOW + THRESHOLDS.quietHours * HOUR;
  assert.equal(endingOf([], since, later), 'quiet');
  assert.equal(endingOf([], { ...since, confirmed: true }, later), null);
});

test('Wilson’s interval holds the share, narrows as votes come, and matches a published value', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (hits, misses) => {
      const all = hits + misses;
      const { low, high } = wilson(hits, all);
      assert.ok(low >= 0 && high <= 1 && low <= high);
      if (all === 0) return;
      assert.ok(low <= hits / all + 1e-9 && high >= hits / all - 1e-9);
      const ten = wilson(hits * 10, all * 10);
      assert.ok(ten.high - ten.low <= high - low + 1e-9);
    }),
  );
  // Newcombe 1998, table I: 15 of 148 by the score method.
  const { low, high } = wilson(15, 148);
  assert.deepEqual([low.toFixed(4), high.toFixed(4)], ['0.0624', '0.1605']);
});

test('no votes whatever weigh more than their number, or more than their networks together', () => {
  const anyVote = fc.record({
    answer: fc.constantFrom<LineAnswer>('reached', 'not-reached', 'no-such-number'),
    at: fc.integer({ min: NOW - 3 * HOUR, max: NOW }),
    near: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    open: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyVote, { maxLength: 200 }), (given) => {
      const votes = given.map((one) => ({ ...one, wide: one.near < 'd' ? 'A' : 'B' }));
      const weighed = weigh(votes);
      assert.ok(weighed.every(({ weight }) => weight >= 0 && weight <= 1 + 1e-9));
      assert.ok(weightOf(weighed) <= 12 + 1e-9);
    }),
  );
});
