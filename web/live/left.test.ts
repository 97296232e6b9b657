/** Somebody who left the page is told which files were not sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OnTheWay, type Shelf } from './left.ts';

const HERE = '3f1d4cbe-0000-4000-8000-000000000000';
const one = { conversation: HERE, key: '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10', name: 'a.png', bytes: 7 };

function shelf(): Shelf {
  const held = new Map<string, string>();
  return {
    get: (name) => held.get(name) ?? null,
    set: (name, value) => void (value === null ? held.delete(name) : held.set(name, value)),
    names: () => [...held.keys()],
  };
}

/** Its window holds no lock any more. */
const closed = (device: Shelf) =>
  new OnTheWay(device, { request: async () => null } as unknown as LockManager);

test('what was on its way is told in the next page, until it is put away', async () => {
  const device = shelf();
  closed(device).note([one]);
  const next = new OnTheWay(device);
  assert.deepEqual(await next.left('another'), []);
  const [left] = await next.left(HERE);
  assert.deepEqual([left?.key, left?.name, left?.bytes], [one.key, 'a.png', 7]);
  next.note([]);
  assert.equal((await new OnTheWay(device).left(HERE)).length, 1, 'a change elsewhere puts nothing away');
  next.forget(HERE, one.key);
  assert.deepEqual(await new OnTheWay(device).left(HERE), []);
});

test('what another window still sends is not told', async () => {
  const device = shelf();
  new OnTheWay(device).note([one]);
  assert.deepEqual(await new OnTheWay(device).left(HERE), []);
});

test('what was sent is not told, and neither is what a page itself sends', async () => {
  const device = shelf();
  const page = closed(device);
  page.note([one]);
  assert.deepEqual(await page.left(HERE), []);
  page.note([]);
  assert.deepEqual(await new OnTheWay(device).left(HERE), []);
});
