import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waitMoments } from './erlang-a.ts';
import { byLeaving, erlang, hypoexponential, meanOvertaken } from './passage.oracle.ts';
import { HORIZON_SECONDS, passage } from './passage.ts';

const SHARES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

const steady = (servedPerSecond: number, overtakingPerSecond = 0) => [
  { untilSeconds: Number.POSITIVE_INFINITY, servedPerSecond, overtakingPerSecond },
];

function close(actual: number, expected: number, within: number, of: string): void {
  assert.ok(Math.abs(actual - expected) <= within, `${of}: ${actual} instead of ${expected}`);
}

/** The exact share that ends within each quantile is the share that was asked for. */
function agrees(wait: ReturnType<typeof passage>, exact: (seconds: number) => number, of: string): void {
  for (const share of SHARES) close(exact(wait.quantileSeconds(share)), share, 0.002, `${of}, ${share}`);
}

test('the range is that of the exact distribution, with up to a thousand ahead', () => {
  for (const ahead of [0, 1, 2, 10, 100, 1000])
    for (const a of [1, 4, 30, 1000]) {
      const leaving = 1 / 240;
      const wait = passage(ahead, leaving, steady(a * leaving));
      agrees(wait, (seconds) => byLeaving(ahead, a, leaving, seconds), `${ahead} ahead, ${a}`);
    }
});

test('rates that are equal, or nearly so, are as good as others', () => {
  for (const leaving of [0, 1e-15, 1e-9])
    for (const ahead of [0, 1, 7, 100, 1000])
      agrees(
        passage(ahead, leaving, steady(0.1)),
        (seconds) => erlang(ahead, 0.1, seconds),
        `${ahead} ahead`,
      );
});

test('it agrees with partial fractions wherever these can be computed', () => {
  const cases = fc.tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.double({ min: 0.001, max: 1, noNaN: true }),
    fc.double({ min: 0.3, max: 3, noNaN: true }),
  );
  fc.assert(
    fc.property(cases, ([ahead, served, ratio]) => {
      const rates = Array.from({ length: ahead + 1 }, (_, i) => served * (1 + i * ratio));
      agrees(
        passage(ahead, served * ratio, steady(served)),
        (seconds) => hypoexponential(rates, seconds),
        `${ahead} ahead at ${served}, ${ratio}`,
      );
    }),
    { numRuns: 200 },
  );
});

test('its mean is that of Erlang-A, and of a walk with setbacks where others overtake', () => {
  const rate = (max: number) => fc.double({ min: max / 1000, max, noNaN: true });
  fc.assert(
    fc.property(fc.nat(60), rate(1), rate(0.02), rate(0.9), (ahead, served, leaving, part) => {
      const flow = { servedPerSecond: served, leavingPerSecond: leaving };
      const alone = waitMoments(ahead, flow).meanSeconds;
      const said = passage(ahead, leaving, steady(served)).meanSeconds;
      if (alone < HORIZON_SECONDS / 20) close(said, alone, alone * 0.002, 'alone');
      const exact = meanOvertaken(ahead, served, leaving, part * served);
      const overtaken = passage(ahead, leaving, steady(served, part * served)).meanSeconds;
      if (exact < HORIZON_SECONDS / 40) close(overtaken, exact, exact * 0.02, 'overtaken');
    }),
    { numRuns: 150 },
  );
});

test('the next in a line whose pace changes waits as the pace says', () => {
  // Survival is exp(−0.01 t) for a minute, and exp(−0.6 − 0.1 (t − 60)) from then on.
  const wait = passage(0, 0, [
    { untilSeconds: 60, servedPerSecond: 0.01, overtakingPerSecond: 0 },
    { untilSeconds: Number.POSITIVE_INFINITY, servedPerSecond: 0.1, overtakingPerSecond: 0 },
  ]);
  agrees(wait, (t) => 1 - Math.exp(t < 60 ? -0.01 * t : -0.6 - 0.1 * (t - 60)), 'two paces');
});

test('nobody is served before the pace that is nothing changes', () => {
  const wait = passage(3, 0, [
    { untilSeconds: 300, servedPerSecond: 0, overtakingPerSecond: 0 },
    ...steady(0.1),
  ]);
  close(wait.meanSeconds, 340, 1, 'mean');
  assert.ok(wait.quantileSeconds(0.01) >= 300);
});

test('more ahead, more who overtake and fewer who serve never make a wait shorter', () => {
  const line = fc.tuple(
    fc.nat(40),
    fc.double({ min: 0.01, max: 0.2, noNaN: true }),
    fc.double({ min: 0, max: 0.01, noNaN: true }),
    fc.double({ min: 0, max: 0.05, noNaN: true }),
  );
  fc.assert(
    fc.property(line, ([ahead, served, leaving, overtaking]) => {
      const wait = passage(ahead, leaving, steady(served, overtaking));
      const longer = [
        passage(ahead + 1, leaving, steady(served, overtaking)),
        passage(ahead, leaving, steady(served, overtaking + 0.01)),
        passage(ahead, leaving, steady(served * 0.9, overtaking)),
      ];
      for (const other of longer)
        for (const share of SHARES)
          assert.ok(other.quantileSeconds(share) >= wait.quantileSeconds(share) * 0.995 - 0.01);
    }),
    { numRuns: 40 },
  );
});

test('a line that only grows is as long as the horizon, and ends', () => {
  const wait = passage(5, 0, steady(1, 10));
  close(wait.meanSeconds, HORIZON_SECONDS, HORIZON_SECONDS * 0.01, 'mean');
  assert.equal(wait.quantileSeconds(0.9), HORIZON_SECONDS);
});

test('those ahead who have next to no patience are as if they were not there', () => {
  for (const overtaking of [0, 0.001]) {
    const wait = passage(20, 1, steady(1 / 1800, overtaking));
    close(wait.meanSeconds, 1800, 20, 'mean');
    close(wait.quantileSeconds(0.9), 1800 * Math.LN10, 30, 'nine in ten');
  }
});
