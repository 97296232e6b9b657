import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationOf } from './age.ts';

test('a duration is a whole number with one unit', () => {
  assert.deepEqual(['45s', '90m', '24h', '7d'].map(durationOf), [45_000, 5_400_000, 86_400_000, 604_800_000]);
  for (const text of ['', '24', 'h', '0h', '1.5h', '-1h', '1 h', '24H', '1h30m', '1000000d', '1constructor'])
    assert.equal(durationOf(text), null, text);
});
