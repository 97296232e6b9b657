import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Pending } from '../../live/thread.ts';
import { nextMoment, waitingKey } from './keep.ts';

test('what is written later stands later, whichever way the clock is set between', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 20 }), (clock) => {
      const written: Pending[] = [];
      for (const [n, now] of clock.entries())
        written.push({ key: `${n}`, text: '', at: nextMoment(now, written), progress: 'queued' });
      const sorted = written.toSorted((a, b) => a.at.localeCompare(b.at));
      assert.deepEqual(sorted, written);
    }),
  );
});

test('a key is read only from what waits in this conversation', () => {
  assert.equal(waitingKey('a', 'out.a.k'), 'k');
  assert.equal(waitingKey('a', 'out.ab.k'), null);
  assert.equal(waitingKey('a', 'token'), null);
});
