import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAtOf } from './retry-after.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z');

test('a pause is told in seconds, or as the moment it ends', () => {
  assert.equal(retryAtOf('12', NOW), NOW + 12_000);
  assert.equal(retryAtOf('Sun, 22 Nov 2026 00:01:00 GMT', NOW), NOW + 60_000);
});

test('no pause is shorter than a second', () => {
  assert.equal(retryAtOf('0', NOW), NOW + 1_000);
  assert.equal(retryAtOf('Sat, 21 Nov 2026 23:59:00 GMT', NOW), NOW + 1_000);
  assert.equal(retryAtOf('Sun, 22 Nov 2026 00:00:00 GMT', NOW), NOW + 1_000);
});

test('what says no moment lets nobody try again by themselves', () => {
  assert.equal(retryAtOf(null, NOW), null);
  assert.equal(retryAtOf('soon', NOW), null);
});
