import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampled } from './sampled.ts';

test('the first is said at once, and the rest of a flood in one line for each while', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const said: [number, string][] = [];
  const warn = sampled((times, latest: string) => void said.push([times, latest]), 1_000);
  for (const client of ['a', 'b', 'c']) warn(client);
  assert.deepEqual(said, [[1, 'a']]);
  t.mock.timers.tick(999);
  warn('d');
  assert.equal(said.length, 1);
  t.mock.timers.tick(1);
  assert.deepEqual(said.at(-1), [3, 'd']);
  t.mock.timers.tick(5_000);
  assert.equal(said.length, 2, 'silence is not reported');
  warn('e');
  assert.deepEqual(said.at(-1), [1, 'e']);
});
