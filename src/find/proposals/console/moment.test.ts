import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOf, isToCome, momentOf } from './moment.ts';

test('a moment is shown in Beijing time, however it was written', () => {
  assert.equal(fieldOf('2026-10-01 08:00', 'start'), '2026-10-01T08:00');
  assert.equal(fieldOf('2026-10-01T00:00:00Z', 'start'), '2026-10-01T08:00');
  assert.equal(fieldOf('2026-10-01T08:00+08:00', 'start'), '2026-10-01T08:00');
});

test('a date alone begins with its first moment and ends with its last', () => {
  assert.equal(fieldOf('2026-12-31', 'start'), '2026-12-31T00:00');
  assert.equal(fieldOf('2026-12-31', 'end'), '2027-01-01T00:00');
});

test('what is typed is written as a registry takes it, and nothing as nothing', () => {
  assert.equal(momentOf('2026-10-01T08:00'), '2026-10-01 08:00');
  assert.equal(momentOf(''), undefined);
  assert.equal(fieldOf(undefined, 'end'), '');
});

test('a notice is still to come until the minute it names, in Beijing', () => {
  const now = Date.parse('2026-11-30T15:59:00Z');
  assert.deepEqual(
    ['2026-12-01', '2026-12-01 00:00', '2026-11-30 23:59', undefined].map((at) => isToCome(at, now)),
    [true, true, false, false],
  );
});
