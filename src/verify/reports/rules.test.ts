import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../kernel/clock.ts';
import { isSpike, MIN_REPORTERS, usualOf } from './spike.ts';
import { byWeight, type Weighed, weightOf } from './weight.ts';

const clock = new ManualClock('2026-11-22T00:00:00Z');
const DAY = 86_400_000;
const one = (more: Partial<Weighed> = {}): Weighed => ({
  reporters: 1,
  lost: 0,
  lastSeen: clock.now(),
  slow: false,
  ...more,
});

test('more people, more loss and a later report all weigh more', () => {
  const plain = weightOf(one(), clock.now());
  assert.equal(plain, 1);
  assert.ok(weightOf(one({ reporters: 3 }), clock.now()) > plain);
  assert.ok(weightOf(one({ lost: 500_000 }), clock.now()) > plain);
  assert.equal(weightOf(one({ lastSeen: clock.now() - 2 * DAY }), clock.now()), plain / 2);
  assert.equal(weightOf(one({ lastSeen: clock.now() + DAY }), clock.now()), plain, 'a clock that lags');
});

test('a boasted loss does not outweigh many people', () => {
  const boast = one({ lost: 100_000_000_000 });
  assert.ok(weightOf(one({ reporters: 11 }), clock.now()) > weightOf(boast, clock.now()));
});

test('what came without proof of work stands last, however much it claims', () => {
  const flood = one({ slow: true, reporters: 500, lost: 100_000_000 });
  const old = one({ lastSeen: clock.now() - 30 * DAY });
  assert.deepEqual([flood, old, one()].sort(byWeight(clock.now())), [one(), old, flood]);
});

test('a wave is told from an ordinary hour', () => {
  assert.equal(usualOf([]), 0);
  assert.equal(usualOf([0, 1, 2]), 1);
  assert.ok(!isSpike(MIN_REPORTERS - 1, 0));
  assert.ok(isSpike(MIN_REPORTERS, 0));
  assert.ok(!isSpike(60, 40), 'a busy hour of a busy site');
  assert.ok(isSpike(66, 40));
  for (let usual = 0; usual < 200; usual++) assert.ok(!isSpike(Math.ceil(usual), usual));
});
