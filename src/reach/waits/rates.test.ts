import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawsFrom } from './draws.fixtures.ts';
import { measureRates, type Outcomes } from './rates.ts';
import type { Served } from './service.ts';
import { slowness } from './team.ts';

const NOW = Date.parse('2026-11-27T04:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOTHING: Outcomes = { served: [], waited: [], came: [], open: [] };

const near = (actual: number | null | undefined, expected: number, part: number) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= part * expected,
    `${actual} instead of ${expected}`,
  );
const serviceOf = (served: readonly Served[]) => measureRates({ ...NOTHING, served }, NOW).service;

/** Evenly over a time that ended just now. */
function chats(
  count: number,
  over: number,
  soloSeconds: number,
  slowdown = 0.3,
  most = 4,
  seed = 1,
): Served[] {
  const draws = drawsFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const had = 1 + (i % most);
    const seconds = soloSeconds * slowness(had, slowdown) * draws.exponential();
    return { endedAt: NOW - (i * over) / count, seconds, chats: had };
  });
}

test('nothing is known of nothing, and nothing is made up', () => {
  assert.deepEqual(measureRates(NOTHING, NOW), { service: null, leavingPerSecond: null, coming: null });
  assert.equal(serviceOf(chats(25, HOUR, 300)), null);
  assert.equal(
    serviceOf(chats(500, HOUR, 300).map((one) => ({ ...one, endedAt: one.endedAt - 60 * DAY }))),
    null,
  );
});

test('the length of chats and how they slow each other down are found again', () => {
  for (const slowdown of [0, 0.2, 0.6]) {
    const found = serviceOf(chats(4000, HOUR, 300, slowdown));
    near(found?.soloSeconds, 300, 0.1);
    assert.ok(Math.abs((found?.slowdown ?? 9) - slowdown) < 0.1, `${found?.slowdown} instead of ${slowdown}`);
  }
});

test('where agents always have the same number, what is measured holds for that number', () => {
  const all = chats(1000, HOUR, 300, 0.5, 1).map((one) => ({ ...one, seconds: one.seconds * 2, chats: 3 }));
  const found = serviceOf(all);
  near((found?.soloSeconds ?? 0) * slowness(3, found?.slowdown ?? 0), 600, 0.1);
});

test('these hours count while there is enough of them, and else the days before', () => {
  const yesterday = chats(2000, HOUR, 600, 0.3, 4, 2).map((one) => ({ ...one, endedAt: one.endedAt - DAY }));
  near(serviceOf([...chats(400, HOUR, 200), ...yesterday])?.soloSeconds, 200, 0.1);
  // Ten chats of the morning are too few to know this morning by.
  near(serviceOf([...chats(10, HOUR, 200), ...yesterday])?.soloSeconds, 600, 0.1);
});

test('chats that nobody closed change nothing', () => {
  const honest = chats(300, HOUR, 300);
  const forgotten = Array.from({ length: 15 }, (_, i) => ({
    endedAt: NOW - i * MINUTE,
    seconds: [8 * 3600, 14 * 3600, 5 * 86_400][i % 3] ?? 0,
    chats: 2,
  }));
  assert.equal(serviceOf([...honest, ...forgotten])?.soloSeconds, serviceOf(honest)?.soloSeconds);
});

test('one chat at a time is one, however its mean was rounded', () => {
  const all = chats(1000, HOUR, 300, 0, 1);
  const rounded = all.map((one, i) => ({ ...one, chats: i % 2 === 0 ? 1 - 1e-12 : 1 + 1e-12 }));
  near(serviceOf(rounded)?.soloSeconds, serviceOf(all)?.soloSeconds ?? 0, 1e-6);
});

test('no honest chat is cut away', () => {
  for (const seed of [1, 2, 3]) {
    const all = chats(5000, HOUR, 300, 0, 1, seed);
    const mean = all.reduce((sum, { seconds }) => sum + seconds, 0) / all.length;
    near(serviceOf(all)?.soloSeconds, mean, 0.01);
  }
});

test('patience is found although most are served before it ends', () => {
  const draws = drawsFrom(5);
  const waited = Array.from({ length: 4000 }, (_, i) => {
    const [patience, offered] = [400 * draws.exponential(), 100 * draws.exponential()];
    return { endedAt: NOW - i * 1000, seconds: Math.min(patience, offered), left: patience < offered };
  });
  near(1 / (measureRates({ ...NOTHING, waited }, NOW).leavingPerSecond ?? 0), 400, 0.1);
});

test('who was served at once says nothing of patience, and who left overnight little', () => {
  const atOnce = Array.from({ length: 500 }, () => ({ endedAt: NOW, seconds: 0, left: false }));
  assert.equal(measureRates({ ...NOTHING, waited: atOnce }, NOW).leavingPerSecond, null);
  const waited = Array.from({ length: 200 }, (_, i) => ({ endedAt: NOW, seconds: 100, left: i % 4 === 0 }));
  const overnight = { endedAt: NOW, seconds: 14 * 3600, left: true };
  near(measureRates({ ...NOTHING, waited: [...waited, overnight] }, NOW).leavingPerSecond, 1 / 400, 0.01);
});

test('who is gone before they can be seen counts as one who stayed for a second', () => {
  const waited = Array.from({ length: 200 }, () => ({ endedAt: NOW, seconds: 0.01, left: true }));
  near(measureRates({ ...NOTHING, waited }, NOW).leavingPerSecond, 1, 0.001);
});

test('nobody leaves: that is a measurement too', () => {
  const waited = Array.from({ length: 200 }, () => ({ endedAt: NOW, seconds: 100, left: false }));
  assert.equal(measureRates({ ...NOTHING, waited }, NOW).leavingPerSecond, 0);
});

test('arrivals are told by kind, of open hours alone, and the last hours count more', () => {
  const every = (ms: number, headStartSeconds: number, from: number, until: number) =>
    Array.from({ length: (until - from) / ms }, (_, i) => ({ at: from + i * ms, headStartSeconds }));
  const open = [
    { from: NOW - 30 * HOUR, until: NOW - 14 * HOUR },
    { from: NOW - HOUR, until: NOW },
  ];
  const came = open.flatMap(({ from, until }) => [
    ...every(20_000, 0, from, until),
    ...every(MINUTE, 1200, from, until),
  ]);
  const found = measureRates({ ...NOTHING, came, open }, NOW).coming ?? [];
  assert.deepEqual(
    found.map(({ headStartSeconds }) => headStartSeconds),
    [0, 1200],
  );
  near(found[0]?.perSecond, 1 / 20, 0.02);
  near(found[1]?.perSecond, 1 / 60, 0.02);
  const rush = [...came, ...every(2000, 0, NOW - HOUR, NOW)];
  near(measureRates({ ...NOTHING, came: rush, open }, NOW).coming?.[0]?.perSecond, 1 / 20 + 1 / 2, 0.05);
});

test('nobody came in an open hour: that is known, and of the first minutes nothing is', () => {
  const hour = [{ from: NOW - HOUR, until: NOW }];
  assert.deepEqual(measureRates({ ...NOTHING, open: hour }, NOW).coming, []);
  assert.equal(measureRates({ ...NOTHING, open: [{ from: NOW - MINUTE, until: NOW }] }, NOW).coming, null);
});
