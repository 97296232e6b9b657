/** What the benchmark of conversations counts as a fault: a count that stays zero must be one that can rise. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Screen } from '../bench/chat-screen.ts';

const stored = new Map([['a', 4]]);

function shown(...seqs: readonly number[]) {
  const screen = new Screen(['a']);
  for (const seq of seqs) screen.show('a', seq);
  return { missed: screen.missing(stored), doubled: screen.doubled, late: screen.late };
}

test('each message once and in order is no fault', () => {
  assert.deepEqual(shown(1, 2, 3, 4), { missed: 0, doubled: 0, late: 0 });
});

test('one that is lost, whichever, is missed', () => {
  for (const lost of [1, 2, 3, 4])
    assert.deepEqual(shown(...[1, 2, 3, 4].filter((seq) => seq !== lost)), {
      missed: 1,
      doubled: 0,
      late: 0,
    });
});

test('one that comes again is doubled, and makes up for none that is lost', () => {
  assert.deepEqual(shown(1, 2, 2, 3), { missed: 1, doubled: 1, late: 0 });
});

test('one that comes behind a later one is out of order', () => {
  assert.deepEqual(shown(1, 3, 2, 4), { missed: 0, doubled: 0, late: 1 });
});
