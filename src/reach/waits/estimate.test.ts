import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waitText } from './contract.ts';
import { estimateWait, forecast, type Situation } from './estimate.ts';
import type { Rates } from './rates.ts';

const NOW = Date.parse('2026-11-27T04:00:00Z');
const SERVICE = { soloSeconds: 300, slowdown: 0.25, seen: 1e9 };
const KNOWN: Rates = {
  service: SERVICE,
  leavingPerSecond: 1 / 600,
  coming: [],
};
const UNKNOWN: Rates = { service: null, leavingPerSecond: null, coming: null };

const full = (count: number) => Array.from({ length: count }, () => ({ capacity: 3, chats: 3 }));
const before = (count: number) => Array.from({ length: count }, (_, i) => NOW - 1000 - i);
const of = (more: Partial<Situation>): Situation => ({
  now: NOW,
  agents: full(2),
  turn: NOW,
  turns: [],
  ...more,
});

test('a free slot is no wait, whatever is known', () => {
  const agents = [...full(3), { capacity: 3, chats: 2 }];
  assert.deepEqual(estimateWait(of({ agents }), UNKNOWN), { kind: 'now' });
  assert.deepEqual(estimateWait(of({ agents, turns: [NOW + 1] }), UNKNOWN), { kind: 'now' });
});

test('a slot that somebody ahead takes is not free', () => {
  const one = { capacity: 3, chats: 2 };
  assert.equal(estimateWait(of({ agents: [one], turns: before(1) }), KNOWN).kind, 'range');
  const [taken, next] = [
    forecast(of({ agents: [one, ...full(1)], turns: before(3) }), KNOWN),
    forecast(of({ agents: full(2), turns: before(2) }), KNOWN),
  ];
  assert.deepEqual(taken, next);
});

test('what is not known is not said', () => {
  const unknown = { kind: 'unknown' };
  assert.deepEqual(estimateWait(of({}), UNKNOWN), unknown);
  assert.deepEqual(estimateWait(of({}), { ...KNOWN, service: null }), unknown);
  assert.deepEqual(estimateWait(of({}), { ...KNOWN, coming: null }), unknown, 'somebody might overtake');
  assert.deepEqual(estimateWait(of({ turns: before(1) }), { ...KNOWN, leavingPerSecond: null }), unknown);
  // Whoever is next need not know how patient others are.
  assert.equal(estimateWait(of({}), { ...KNOWN, leavingPerSecond: null }).kind, 'range');
});

test('where nobody takes customers, no wait is promised', () => {
  assert.deepEqual(estimateWait(of({ agents: [] }), KNOWN), { kind: 'unknown' });
  assert.deepEqual(estimateWait(of({ agents: [{ capacity: 0, chats: 2 }] }), KNOWN), { kind: 'unknown' });
});

test('the mean is that of Erlang-A over the slots of the team', () => {
  // Two agents with three chats each end 4 in 300 seconds.
  const mean = [0, 1, 2, 3].reduce((sum, i) => sum + 1 / (4 / 300 + i / 600), 0);
  const said = forecast(of({ turns: before(3) }), KNOWN);
  assert.ok(said.kind === 'range' && Math.abs(said.meanSeconds - mean) < 0.5);
});

test('those who may overtake lengthen it, until the customer has waited long enough', () => {
  const coming = [{ headStartSeconds: 1200, perSecond: 0.008 }];
  const mean = (situation: Situation, rates: Rates) => {
    const said = forecast(situation, rates);
    return said.kind === 'range' ? said.meanSeconds : Number.NaN;
  };
  const alone = mean(of({ turns: before(5) }), KNOWN);
  assert.ok(mean(of({ turns: before(5) }), { ...KNOWN, coming }) > 1.5 * alone);
  const waited = of({ turn: NOW - 1_200_000, turns: before(5).map((turn) => turn - 1_200_000) });
  assert.equal(mean(waited, { ...KNOWN, coming }), alone);
});

test('the fewer chats it rests on, the wider is the range', () => {
  const width = (seen: number) => {
    const rates = { ...KNOWN, service: { ...SERVICE, seen }, leavingPerSecond: 0 };
    const said = forecast(of({ turns: before(30) }), rates);
    return said.kind === 'range' ? said.highSeconds - said.lowSeconds : Number.NaN;
  };
  // As many chats as are ahead: as much doubt as chance, hence √2 times as wide.
  assert.ok(Math.abs(width(31) / width(1e9) - Math.SQRT2) < 0.05);
  assert.ok(width(10_000) < 1.01 * width(1e9));
});

test('whatever the line, it is now, unknown, or a range that can be said in both languages', () => {
  const agent = fc.record({ capacity: fc.nat(5), chats: fc.nat(8) });
  const rates: fc.Arbitrary<Rates> = fc.record({
    service: fc.option(
      fc.record({
        soloSeconds: fc.double({ min: 1, max: 20_000, noNaN: true }),
        slowdown: fc.double({ min: 0, max: 2, noNaN: true }),
        seen: fc.double({ min: 30, max: 1000, noNaN: true }),
      }),
      { freq: 9 },
    ),
    leavingPerSecond: fc.option(fc.double({ min: 0, max: 0.05, noNaN: true }), { freq: 9 }),
    coming: fc.option(
      fc.array(
        fc.record({
          headStartSeconds: fc.constantFrom(0, 600, 900, 1200, 3600),
          perSecond: fc.double({ min: 0, max: 0.02, noNaN: true }),
        }),
        { maxLength: 5 },
      ),
      { freq: 9 },
    ),
  });
  fc.assert(
    fc.property(
      fc.array(agent, { maxLength: 6 }),
      fc.nat(60),
      fc.nat(4000),
      rates,
      (agents, ahead, waited, known) => {
        const turn = NOW - waited * 1000;
        const said = estimateWait(
          of({ agents, turn, turns: before(ahead).map((at) => at - waited * 1000) }),
          known,
        );
        const [zh, en] = [waitText(said, 'zh'), waitText(said, 'en')];
        assert.doesNotMatch(zh + en, /NaN|Infinity|undefined|\.\d\d|e\+/);
        if (said.kind !== 'range') return;
        assert.ok(said.lowSeconds >= 0 && said.highSeconds > said.lowSeconds);
        assert.ok(Number.isInteger(said.lowSeconds / 60) && Number.isInteger(said.highSeconds / 60));
        assert.ok(said.meanSeconds > 0 || said.highSeconds === 60);
      },
    ),
    { numRuns: 150 },
  );
});
