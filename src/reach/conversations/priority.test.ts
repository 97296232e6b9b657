import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTENTS } from '@clearline/card';
import fc from 'fast-check';
import { DUE_MIN, HEAD_START_MIN, inTurn, type Waiting } from './priority.ts';

const waiting: fc.Arbitrary<Waiting> = fc.record({
  intent: fc.constantFrom(...INTENTS),
  waitsSince: fc.integer({ min: 0, max: 1e12 }),
  number: fc.integer({ min: 1, max: 1e6 }),
  answerBy: fc.constant(null),
});
const GREATEST_MS = Math.max(...Object.values(HEAD_START_MIN)) * 60_000;

test('nobody starves: whoever has waited longer than the greatest head start goes before all who come now', () => {
  fc.assert(
    fc.property(waiting, waiting, (old, late) => {
      const earlier = { ...old, waitsSince: late.waitsSince - GREATEST_MS - 1 };
      assert.ok(inTurn(earlier, late) < 0);
    }),
  );
});

test('of two who came at once the more urgent goes first, and no two are equal', () => {
  fc.assert(
    fc.property(waiting, waiting, (one, other) => {
      const [a, b] = [
        { ...one, waitsSince: 0 },
        { ...other, waitsSince: 0 },
      ];
      if (HEAD_START_MIN[a.intent] > HEAD_START_MIN[b.intent]) assert.ok(inTurn(a, b) < 0);
      if (a.number !== b.number) assert.notEqual(inTurn(a, b), 0);
      assert.equal(Math.sign(inTurn(a, b)), -Math.sign(inTurn(b, a)) + 0);
    }),
  );
});

test('who left a message stands behind all who wait, and an hour before their answer is due before all who come', () => {
  const due = DUE_MIN * 60_000;
  fc.assert(
    fc.property(waiting, fc.integer({ min: due, max: 1e9 }), fc.nat(), (live, inMs, later) => {
      const message: Waiting = {
        ...live,
        number: 1,
        waitsSince: live.waitsSince,
        answerBy: live.waitsSince + inMs,
      };
      assert.ok(inTurn({ ...live, number: 0 }, message) < 0, 'behind who came in the same moment');
      const late = { ...live, number: 2, waitsSince: live.waitsSince + inMs - due + GREATEST_MS + 1 + later };
      assert.ok(inTurn(message, late) < 0);
    }),
  );
});
