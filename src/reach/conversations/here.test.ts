import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Here } from './here.ts';

test('whoever has a line is heard every time, and whose line has ended once more', () => {
  const here = new Here();
  const [first, second] = [here.enter('ann'), here.enter('ann')];
  assert.deepEqual(here.heard(), ['ann']);
  first();
  // Ended twice is ended once.
  first();
  assert.deepEqual(here.heard(), ['ann']);
  second();
  here.enter('bo')();
  assert.deepEqual(here.heard(), ['bo']);
  assert.deepEqual(here.heard(), []);
  here.again(['bo']);
  assert.deepEqual(here.heard(), ['bo']);
});
