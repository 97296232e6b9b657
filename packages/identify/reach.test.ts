import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PhoneLine, REACH, unreachableFrom } from './index.ts';

test('800 cannot be dialled from a mobile, nor 400 or 800 from abroad', () => {
  assert.deepEqual(unreachableFrom('800', ['mobile', 'landline', 'abroad']), ['mobile', 'abroad']);
  assert.deepEqual(unreachableFrom('400', ['mobile', 'landline', 'abroad']), ['abroad']);
  assert.deepEqual(unreachableFrom('short', ['abroad']), []);
});

test('what is usual is always possible', () => {
  for (const line of Object.keys(REACH) as PhoneLine[]) {
    assert.deepEqual(unreachableFrom(line, REACH[line].usual), []);
  }
});
