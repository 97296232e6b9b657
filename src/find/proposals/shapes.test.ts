import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GivenValue } from './contract.ts';

const holds = (value: unknown): boolean => GivenValue.safeParse(value).success;

test('what is larger than any part of a registry is refused before anything looks into it', () => {
  const members = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1]));
  assert.ok(holds({ body: { zh: '字'.repeat(8_000) }, dates: Array(366).fill('2026-10-01') }));
  assert.ok(!holds({ body: { zh: '字'.repeat(30_000) } }));
  assert.ok(!holds(members(60_000)));
  assert.ok(!holds({ hours: { weekly: members(1_000) } }));
  assert.ok(!holds(Array(250_000).fill('a')));
});
