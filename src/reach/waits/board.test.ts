import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlook } from './board.ts';
import type { Rates } from './rates.ts';

const TEAM = [
  { capacity: 3, chats: 0 },
  { capacity: 3, chats: 5 },
];
/** The team ends four chats in 300 seconds at the most. */
const of = (arrivingPerSecond: number, leavingPerSecond: number | null = 1 / 300): Rates => ({
  service: { soloSeconds: 300, slowdown: 0.25, seen: 100 },
  leavingPerSecond,
  coming: [
    { headStartSeconds: 0, perSecond: arrivingPerSecond / 4 },
    { headStartSeconds: 3600, perSecond: (3 * arrivingPerSecond) / 4 },
  ],
});

test('a team that is enough lets few wait, and one that is not loses those whom it cannot serve', () => {
  const [quiet, busy] = [outlook(TEAM, of(0.3 / 75)), outlook(TEAM, of(2 / 75))];
  assert.ok(quiet.kind === 'steady' && quiet.waitShare < 0.02 && quiet.leaveShare < 0.01);
  assert.ok(busy.kind === 'steady' && busy.leaveShare > 0.5 && busy.leaveShare < 0.55);
});

test('where nobody leaves, a team that is not enough is never done', () => {
  assert.equal(outlook(TEAM, of(0.99 / 75, 0)).kind, 'steady');
  assert.equal(outlook(TEAM, of(1.01 / 75, 0)).kind, 'growing');
});

test('what is not known is not expected', () => {
  const known = of(0.01);
  assert.equal(outlook([], known).kind, 'unknown');
  assert.equal(outlook([{ capacity: 0, chats: 1 }], known).kind, 'unknown');
  for (const lost of ['service', 'leavingPerSecond', 'coming'])
    assert.equal(outlook(TEAM, { ...known, [lost]: null }).kind, 'unknown');
});
