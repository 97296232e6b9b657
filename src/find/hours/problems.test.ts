import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hours } from '@clearline/card';
import { span, weekOf } from './hours.fixtures.ts';
import { hoursProblems } from './index.ts';

const found = (hours: Hours) =>
  hoursProblems(hours).map((p) => `${p.code} ${p.path.join('.')}${p.other ? ` ${p.other.join('.')}` : ''}`);
const monday = (...spans: string[]): Hours => {
  const hours = weekOf([]);
  return { ...hours, weekly: { ...hours.weekly, mon: spans.map(span) } };
};

test('well-formed hours have no problems', () => {
  assert.deepEqual(found(monday('00:00-24:00')), []);
  assert.deepEqual(found(monday('09:00-12:00', '12:00-18:00', '20:00-02:00')), []);
  assert.deepEqual(found(weekOf([span('09:00-02:00')], [span('02:00-01:00')])), []);
});

test('a span without length is refused, a whole day is 00:00–24:00', () => {
  assert.deepEqual(found(monday('09:00-09:00')), ['span-empty weekly.mon.0']);
  assert.deepEqual(found(monday('00:00-00:00')), ['span-empty weekly.mon.0']);
  assert.deepEqual(found(monday('24:00-24:00')), ['span-empty weekly.mon.0']);
  assert.deepEqual(found(monday('24:00-02:00')), ['span-from-24 weekly.mon.0']);
});

test('overlaps inside a day name both spans, in whatever order they stand', () => {
  assert.deepEqual(found(monday('14:00-18:00', '09:00-14:01')), ['spans-overlap weekly.mon.0 weekly.mon.1']);
  assert.deepEqual(found(monday('20:00-02:00', '22:00-23:00')), ['spans-overlap weekly.mon.1 weekly.mon.0']);
});

test("a night that reaches the next day's first span is refused, Sunday to Monday too", () => {
  const hours = weekOf([]);
  const sunday = {
    ...hours,
    weekly: { ...hours.weekly, sun: [span('22:00-03:00')], mon: [span('02:59-09:00')] },
  };
  assert.deepEqual(found(sunday), ['spans-overlap-next-day weekly.mon.0 weekly.sun.0']);
  assert.deepEqual(found(weekOf([], [], { holidays: [span('08:00-20:00'), span('22:00-09:00')] })), [
    'spans-overlap-next-day holidays.0 holidays.1',
  ]);
  // The next day's second span is out of reach unless the first one is not.
  assert.deepEqual(found(weekOf([span('18:00-09:00'), span('09:00-12:00')])), []);
});

test('closures end after they begin', () => {
  const closures = [
    { from: '2025-01-01T00:00:00Z', until: '2025-01-01T00:00:00Z' },
    { from: '2025-01-01T00:00:00Z', until: '2025-01-01T00:00:01Z' },
  ];
  assert.deepEqual(found(weekOf([], [], { closures })), ['closure-inverted closures.0']);
});

test('only zones of the IANA database are known', () => {
  for (const zone of ['Asia/Shanghai', 'UTC', 'Asia/Kathmandu', 'Etc/GMT-8']) {
    assert.deepEqual(found(weekOf([], [], { zone })), []);
  }
  for (const zone of ['+08:00', 'Beijing', 'Asia/Shanghai ', 'Mars/Olympus']) {
    assert.deepEqual(found(weekOf([], [], { zone })), ['zone-unknown zone']);
  }
});
