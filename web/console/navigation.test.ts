import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ME, NAVIGATION } from './navigation.ts';

test('every place of the console has an address and a key of its own', () => {
  const all = [ME, ...NAVIGATION.flatMap(({ destinations }) => destinations)];
  for (const member of ['path', 'key'] as const) {
    const each = all.map((one) => one[member]);
    assert.deepEqual(
      each.filter((one, i) => each.indexOf(one) !== i),
      [],
    );
  }
});
