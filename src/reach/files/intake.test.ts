import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Intake } from './intake.ts';

test('customers of however many networks leave room for those who help', async () => {
  const intake = new Intake();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const held = Array.from({ length: 36 }, (_, n) =>
    intake.within(`network ${n % 6}`, 'customer', () => promise),
  );
  const staff = Array.from({ length: 10 }, (_, n) =>
    intake.within(`person ${n % 2}`, 'staff', () => promise),
  );
  resolve(true);
  const taken = async (all: readonly Promise<boolean | null>[]) =>
    (await Promise.all(all)).filter(Boolean).length;
  assert.deepEqual([await taken(held), await taken(staff)], [24, 8]);
  assert.equal(await intake.within('network 0', 'customer', async () => true), true, 'once they are done');
});
