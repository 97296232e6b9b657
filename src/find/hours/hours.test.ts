import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hours } from '@clearline/card';
import { calendarCovers } from './calendar.ts';
import { span, weekOf } from './hours.fixtures.ts';
import { openState } from './index.ts';

const beijing = (text: string) => Date.parse(`${text}:00+08:00`);
const told = (hours: Hours, text: string, calendar: Parameters<typeof openState>[1] = []) => {
  const { open, closesAt, opensAt } = openState(hours, calendar, beijing(text));
  const change = open ? closesAt : opensAt;
  const local = change === null ? 'never' : new Date(change + 8 * 3_600_000).toISOString().slice(0, 16);
  return `${open ? 'open until' : 'closed until'} ${local}`;
};

const office = weekOf([span('09:00-18:00')], [], { holidays: [], makeUpDays: [span('10:00-16:00')] });

test('National Day 2025 closes the office for eight days', () => {
  assert.equal(told(office, '2025-09-30T18:00'), 'closed until 2025-10-09T09:00');
  assert.equal(told(office, '2025-10-06T12:00'), 'closed until 2025-10-09T09:00');
});

test('make-up days around Spring Festival 2026 have their own spans', () => {
  assert.equal(told(office, '2026-02-13T18:00'), 'closed until 2026-02-14T10:00');
  assert.equal(told(office, '2026-02-14T12:00'), 'open until 2026-02-14T16:00');
  assert.equal(told(office, '2026-02-14T16:00'), 'closed until 2026-02-24T09:00');
  assert.equal(told(office, '2026-02-28T10:00'), 'open until 2026-02-28T16:00');
});

test('as-usual keeps the weekday rule on holidays and make-up days', () => {
  const plain = weekOf([span('09:00-18:00')]);
  assert.equal(told(plain, '2025-10-01T10:00'), 'open until 2025-10-01T18:00');
  assert.equal(told(plain, '2026-02-14T10:00'), 'closed until 2026-02-16T09:00');
});

test("the card's calendar stands above the official one", () => {
  const calendar = [
    { date: '2025-10-06', kind: 'ordinary' as const },
    { date: '2025-10-07', kind: 'make-up' as const },
    { date: '2025-10-14', kind: 'holiday' as const },
  ];
  assert.equal(told(office, '2025-10-06T12:00', calendar), 'open until 2025-10-06T18:00');
  assert.equal(told(office, '2025-10-07T12:00', calendar), 'open until 2025-10-07T16:00');
  assert.equal(told(office, '2025-10-14T12:00', calendar), 'closed until 2025-10-15T09:00');
});

test('years whose arrangement is not known follow the weekly rule, and say so', () => {
  const covered = [2003, 2004, 2024, 2025, 2026, 2099].map((year) => calendarCovers(year));
  assert.deepEqual(covered, [false, true, true, true, true, false]);
  assert.equal(told(office, '2099-10-01T12:00'), 'open until 2099-10-01T18:00');
  assert.equal(
    told(office, '2099-10-01T12:00', [{ date: '2099-10-01', kind: 'holiday' }]),
    'closed until 2099-10-02T09:00',
  );
});

test('a night belongs to the day on which it starts, and touching spans are one opening', () => {
  const night = weekOf([span('20:00-02:00')], [span('20:00-24:00'), span('00:00-20:00')], { holidays: [] });
  assert.equal(told(night, '2025-09-12T21:00'), 'open until 2025-09-15T00:00');
  // The eve of the holiday runs on into its first hours.
  assert.equal(told(night, '2025-10-01T01:30'), 'open until 2025-10-01T02:00');
  assert.equal(told(night, '2025-10-01T02:00'), 'closed until 2025-10-09T20:00');
});

test('a closure cuts an opening and may begin or end inside it', () => {
  const hours = {
    ...office,
    closures: [
      { from: '2025-09-09T04:00:00Z', until: '2025-09-09T05:00:00Z' },
      { from: '2025-09-09T05:00:00Z', until: '2025-09-10T03:00:00Z' },
    ],
  };
  assert.equal(told(hours, '2025-09-09T11:59'), 'open until 2025-09-09T12:00');
  assert.equal(told(hours, '2025-09-09T12:00'), 'closed until 2025-09-10T11:00');
  assert.equal(told(hours, '2025-09-10T11:00'), 'open until 2025-09-10T18:00');
});

test('7×24 is derived, from every kind of day and without any closure to come', () => {
  const allDay = [span('00:00-24:00')];
  const always = (hours: Hours) => openState(hours, [], beijing('2025-09-09T12:00')).always;
  assert.ok(always(weekOf(allDay, allDay)));
  assert.ok(
    always(weekOf([span('08:00-20:00'), span('20:00-08:00')], [span('08:00-20:00'), span('20:00-08:00')])),
  );
  assert.ok(!always(weekOf(allDay, [span('00:00-23:59')])));
  assert.ok(!always(weekOf(allDay, allDay, { holidays: [] })));
  assert.ok(!always(weekOf(allDay, allDay, { makeUpDays: [span('09:00-18:00')] })));
  const closure = (day: number) => [
    { from: `2025-09-0${day}T00:00:00Z`, until: `2025-09-0${day}T06:00:00Z` },
  ];
  assert.ok(always(weekOf(allDay, allDay, { closures: closure(8) })));
  assert.ok(
    !always(
      weekOf(allDay, allDay, {
        closures: closure(9).map((c) => ({
          ...c,
          from: '2026-09-09T00:00:00Z',
          until: '2026-09-10T00:00:00Z',
        })),
      }),
    ),
  );
});

test('a line that never opens, and one that stays open beyond the look-ahead, name no change', () => {
  assert.equal(told(weekOf([]), '2025-09-09T12:00'), 'closed until never');
  const allDay = [span('00:00-24:00')];
  const far = { closures: [{ from: '2028-01-01T00:00:00Z', until: '2028-01-02T00:00:00Z' }] };
  assert.equal(told(weekOf(allDay, allDay, far), '2025-09-09T12:00'), 'open until never');
  assert.equal(told(weekOf(allDay, allDay, far), '2027-06-01T12:00'), 'open until 2028-01-01T08:00');
});

test('an unknown zone is a RangeError', () => {
  assert.throws(
    () => openState(weekOf([span('09:00-18:00')], [], { zone: 'Mars/Olympus' }), [], 0),
    RangeError,
  );
});
