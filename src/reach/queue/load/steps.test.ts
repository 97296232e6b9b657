import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Measure, STEPS } from './contract.ts';
import { CALM, FALL_SECONDS, moved, RISE_SECONDS, type Standing, THRESHOLDS } from './steps.ts';

const LOOK_MS = 5_000;
const QUIET: Measure = { waitSeconds: 0, perAgent: 0 };
const FLOOD: Measure = { waitSeconds: 7_200, perAgent: 40 };

/** What looks every five seconds see, from some moment on. */
function after(start: Standing, seconds: number, measure: Measure, from = 0): Standing {
  let standing = start;
  for (let at = from; at <= from + seconds * 1000; at += LOOK_MS) standing = moved(standing, measure, at);
  return standing;
}

test('a flood goes through every step, each for long enough to be told', () => {
  const seen = [CALM.step];
  let standing = CALM;
  let since = 0;
  for (let at = 0; at < 600_000; at += LOOK_MS) {
    const next = moved(standing, FLOOD, at);
    if (next.step !== standing.step) {
      assert.ok(at - since >= RISE_SECONDS * 1000);
      seen.push(next.step);
      since = at;
    }
    standing = next;
  }
  assert.deepEqual(seen, STEPS);
});

test('a moment of it changes nothing', () => {
  const almost = after(CALM, RISE_SECONDS - 5, FLOOD);
  assert.equal(almost.step, 'normal');
  const calm = moved(almost, QUIET, RISE_SECONDS * 1000);
  assert.equal(moved(calm, FLOOD, RISE_SECONDS * 1000 + LOOK_MS).step, 'normal');
});

test('it comes down step by step, and slower than it went up', () => {
  const top: Standing = { ...CALM, step: 'incident' };
  assert.equal(after(top, FALL_SECONDS - 5, QUIET).step, 'incident');
  assert.equal(after(top, FALL_SECONDS, QUIET).step, 'asynchronous');
  assert.equal(after(top, 4 * (FALL_SECONDS + 10), QUIET).step, 'normal');
});

test('between the thresholds it stays where it is, so that it does not flutter', () => {
  for (const step of STEPS.slice(1) as Exclude<(typeof STEPS)[number], 'normal'>[]) {
    const { enter, leave } = THRESHOLDS[step];
    assert.ok(leave.waitSeconds < enter.waitSeconds && leave.perAgent < enter.perAgent, step);
    const between = { waitSeconds: enter.waitSeconds - 1, perAgent: enter.perAgent - 0.01 };
    assert.equal(after({ ...CALM, step }, 3_600, between).step, step);
  }
});

test('whatever is measured, it moves by one step at most, and a wait that cannot be said does not hide a long line', () => {
  const measure = fc.record({
    waitSeconds: fc.option(fc.integer({ min: 0, max: 10_000 })),
    perAgent: fc.float({ min: 0, max: 50, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(measure, { minLength: 1, maxLength: 200 }), (measures) => {
      let standing: Standing = CALM;
      for (const [i, one] of measures.entries()) {
        const next = moved(standing, one, i * LOOK_MS);
        assert.ok(Math.abs(STEPS.indexOf(next.step) - STEPS.indexOf(standing.step)) <= 1);
        standing = next;
      }
    }),
  );
  assert.equal(after(CALM, 600, { waitSeconds: null, perAgent: 16 }).step, 'incident');
});
