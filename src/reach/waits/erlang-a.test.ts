import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Steady, steadyState, waitMoments } from './erlang-a.ts';

const near = (actual: number | undefined, expected: number, within = 1e-9) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= within, `${actual} instead of ${expected}`);

/** `servers` who serve one customer a second each. */
const servers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** Erlang's C by his own recursion for B, with an offered load of `load`. */
function erlangC(count: number, load: number): number {
  let b = 1;
  for (let n = 1; n <= count; n++) b = (load * b) / (n + load * b);
  return b / (1 - (load / count) * (1 - b));
}

test('whoever is next waits for one slot, and each who may leave before shortens it', () => {
  const mean = (ahead: number, leavingPerSecond: number) =>
    waitMoments(ahead, { servedPerSecond: 0.05, leavingPerSecond }).meanSeconds;
  near(mean(0, 0.01), 20);
  near(mean(4, 0), 100);
  near(mean(2, 0.05), 20 + 10 + 20 / 3);
  near(waitMoments(8, { servedPerSecond: 0.05, leavingPerSecond: 0 }).deviationSeconds, 60);
});

test('where nobody leaves it is Erlang’s C', () => {
  for (const [count, load] of [
    [1, 0.5],
    [10, 8],
    [100, 95],
    [600, 590],
  ] as const) {
    const steady = steadyState(load, servers(count), 0);
    near(steady?.waitShare, erlangC(count, load), 1e-8);
    near(steady?.meanWaitSeconds, erlangC(count, load) / (count - load), 1e-8);
  }
  // As every table of Erlang's has it: ten servers, eight erlangs.
  near(steadyState(8, servers(10), 0)?.waitShare, 0.4092, 5e-5);
});

test('where patience is as long as service, as many are there as if there were no line', () => {
  const [load, count] = [12, 10];
  let [poisson, fewer] = [Math.exp(-load), 0];
  for (let n = 0; n < count; n++) {
    fewer += poisson;
    poisson *= load / (n + 1);
  }
  near(steadyState(load, servers(count), 1)?.waitShare, 1 - fewer, 1e-9);
});

test('whoever comes is served or leaves, and more patience means longer waits', () => {
  const anyLine = fc.tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: 0.01, max: 2, noNaN: true }),
  );
  fc.assert(
    fc.property(anyLine, ([count, part, leaving]) => {
      const steady = steadyState(count * part, servers(count), leaving) as Steady;
      assert.ok(steady.waitShare >= 0 && steady.waitShare <= 1);
      assert.ok(steady.leaveShare >= 0 && steady.leaveShare <= steady.waitShare);
      // No more can be served than there are servers.
      assert.ok(count * part * (1 - steady.leaveShare) <= count + 1e-9);
      const patient = steadyState(count * part, servers(count), leaving / 2) as Steady;
      assert.ok(patient.meanWaitSeconds >= steady.meanWaitSeconds - 1e-12);
      assert.ok(patient.leaveShare <= steady.leaveShare + 1e-12);
    }),
  );
});

test('far more customers than can be served mostly leave', () => {
  near(steadyState(3000, servers(600), 0.1)?.leaveShare, 0.8, 1e-6);
});

test('there is no forecast of a line that grows for ever, or that nobody serves', () => {
  assert.equal(steadyState(10, servers(10), 0), null);
  assert.equal(steadyState(1, [], 0.1), null);
  assert.deepEqual(steadyState(0, servers(3), 0.1), {
    waitShare: 0,
    leaveShare: 0,
    meanWaitSeconds: 0,
    meanWaiting: 0,
  });
});
