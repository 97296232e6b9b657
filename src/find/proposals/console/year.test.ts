import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covers, inMonth, moved, weeksOf } from './year.ts';

test('a month begins under its weekday and has every day once', () => {
  const weeks = weeksOf(2026, 9);
  assert.deepEqual(weeks[0]?.slice(0, 5), [null, null, null, '2026-10-01', '2026-10-02']);
  assert.equal(weeks.flat().filter((day) => day !== null).length, 31);
  assert.ok(weeks.every((week) => week.length === 7));
});

test('a leap day is there in leap years only', () => {
  assert.ok(weeksOf(2028, 1).flat().includes('2028-02-29'));
  assert.ok(!weeksOf(2027, 1).flat().includes('2027-02-29'));
});

test('keys lead over the ends of months and years', () => {
  assert.equal(moved('2026-12-31', 'ArrowRight'), '2027-01-01');
  assert.equal(moved('2026-03-01', 'ArrowUp'), '2026-02-22');
  assert.equal(moved('2026-10-01', 'Home'), '2026-09-28');
  assert.equal(moved('2026-10-01', 'End'), '2026-10-04');
  assert.equal(moved('2026-10-01', 'x'), null);
});

test('a month on from the 31st is the last day of a shorter month', () => {
  assert.equal(inMonth('2026-01-31', 1), '2026-02-28');
  assert.equal(inMonth('2026-03-31', -1), '2026-02-28');
  assert.equal(inMonth('2026-12-15', 1), '2027-01-15');
});

test('a closure covers the days that it touches, and a date alone its whole day', () => {
  const closure = { from: '2026-12-31 18:00', until: '2027-01-01' };
  assert.deepEqual(
    ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'].map((day) => covers(closure, day)),
    [false, true, true, false],
  );
  assert.equal(covers({ from: '2026-12-31', until: '2027-01-01 00:00' }, '2027-01-01'), false);
});
