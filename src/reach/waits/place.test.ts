import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeOf } from './place.ts';

const NOW = Date.parse('2026-11-27T04:00:00Z');
const coming = [
  { headStartSeconds: 3600, perSecond: 0.01 },
  { headStartSeconds: 600, perSecond: 0.02 },
  { headStartSeconds: 0, perSecond: 0.03 },
];

test('whoever has an earlier turn is ahead, whenever they came', () => {
  const turn = NOW - 60_000;
  const turns = [NOW - 61_000, NOW - 3_600_000, NOW - 60_000, NOW - 59_000, NOW];
  assert.equal(placeOf(turn, turns, [], NOW).ahead, 3);
});

test('only who is more urgent can overtake, and only until the difference has been waited', () => {
  // Just come, without a head start.
  assert.deepEqual(placeOf(NOW, [], coming, NOW).overtaking, [
    { perSecond: 0.01, forSeconds: 3600 },
    { perSecond: 0.02, forSeconds: 600 },
  ]);
  // After eleven minutes.
  assert.deepEqual(placeOf(NOW - 660_000, [], coming, NOW).overtaking, [
    { perSecond: 0.01, forSeconds: 2940 },
  ]);
  // The most urgent.
  assert.deepEqual(placeOf(NOW - 3_600_000, [], coming, NOW).overtaking, []);
});

test('whoever comes goes before exactly while it is said that they may', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(10_000), (mine, theirs, later) => {
      const turn = NOW - mine * 1000;
      const kind = { headStartSeconds: theirs, perSecond: 1 };
      const [found] = placeOf(turn, [], [kind], NOW).overtaking;
      const goesBefore = NOW + later * 1000 - theirs * 1000 < turn;
      assert.equal(found !== undefined && later < found.forSeconds, goesBefore);
    }),
  );
});
