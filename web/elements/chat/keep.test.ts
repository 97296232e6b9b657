import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Pending } from '../../live/thread.ts';
import { begun, type Keep, nextMoment, waitingKey } from './keep.ts';

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

test('what was begun and not answered is begun again as the same; another text is another message of it', () => {
  const kept = new Map<string, string | null>();
  const keep: Keep = {
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => kept.set(name, value),
    names: () => [...kept.keys()],
    heed: () => () => {},
  };
  const first = begun(keep, 'help');
  assert.deepEqual(begun(keep, 'help'), first);
  const other = begun(keep, 'help me');
  assert.equal(other.id, first.id);
  assert.notEqual(other.key, first.key);
  keep.set('begun', null);
  assert.notEqual(begun(keep, 'help me').id, first.id);
});
