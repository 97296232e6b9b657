import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spaced } from './spaced.ts';

test('it is done at once, and once more for all who asked within the gap', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  const ask = spaced(() => done++, 250);
  for (let n = 0; n < 5; n++) ask();
  assert.equal(done, 1);
  t.mock.timers.tick(249);
  assert.equal(done, 1);
  t.mock.timers.tick(1);
  assert.equal(done, 2);
  t.mock.timers.tick(1_000);
  assert.equal(done, 2, 'nobody asked');
  ask();
  assert.equal(done, 3);
  ask();
  ask.stop();
  t.mock.timers.tick(1_000);
  assert.equal(done, 3);
});
