import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarOverride, Hours } from '@clearline/card';
import { span, weekOf } from './hours.fixtures.ts';
import { openState, unknownYears } from './index.ts';

const nineToSix = [span('09:00-18:00')];
const allDay = [span('00:00-24:00')];
const office = weekOf(nineToSix, [], { holidays: [], makeUpDays: nineToSix });
const years = (hours: Hours, from: string, until: string, calendar: CalendarOverride[] = []) =>
  unknownYears([hours], calendar, Date.parse(`${from}+08:00`), Date.parse(`${until}+08:00`));

test('a year is unknown until the library or the card names its National Day', () => {
  const told: CalendarOverride[] = [{ date: '2099-10-01', kind: 'holiday' }];
  const ownDay: CalendarOverride[] = [{ date: '2099-02-05', kind: 'holiday' }];
  assert.deepEqual(years(office, '2025-01-01T00:00', '2026-12-31T23:59'), []);
  assert.deepEqual(years(office, '2098-12-31T23:59', '2099-01-01T00:00'), [2098, 2099]);
  assert.deepEqual(years(office, '2099-01-01T00:00', '2099-12-31T23:59', told), []);
  assert.deepEqual(years(office, '2099-01-01T00:00', '2099-12-31T23:59', ownDay), [2099]);
});

test('the year turns in the zone of the hours', () => {
  const newYork = { ...office, zone: 'America/New_York' };
  const told: CalendarOverride[] = [{ date: '2098-10-01', kind: 'holiday' }];
  assert.deepEqual(years(office, '2099-01-01T08:00', '2099-01-01T08:00', told), [2099]);
  assert.deepEqual(years(newYork, '2099-01-01T08:00', '2099-01-01T08:00', told), []);
});

test('holidays matter only to hours that they change', () => {
  const asked = (hours: Hours) => years(hours, '2099-01-01T00:00', '2099-01-02T00:00').length > 0;
  assert.ok(asked(office));
  assert.ok(asked(weekOf(nineToSix, [], { makeUpDays: nineToSix })), 'a Saturday can be a working day');
  assert.ok(asked(weekOf(allDay, allDay, { holidays: [] })));
  assert.ok(!asked(weekOf(nineToSix)), 'as usual');
  assert.ok(!asked(weekOf(nineToSix, nineToSix, { holidays: nineToSix })));
  assert.ok(!asked(weekOf([], [], { holidays: [] })));
  assert.ok(!asked(weekOf([span('00:00-12:00'), span('12:00-24:00')], allDay, { holidays: allDay })));
});

test('a state says when it, or the change it tells, may be overturned by holidays that nobody knows yet', () => {
  const told: CalendarOverride[] = [{ date: '2098-10-01', kind: 'holiday' }];
  const unknown = (at: string, hours = office) =>
    openState(hours, told, Date.parse(`${at}+08:00`)).holidaysUnknown ?? false;
  assert.equal(unknown('2098-12-31T10:00'), false, 'closes in the year that is known');
  assert.equal(unknown('2098-12-31T19:00'), true, 'opens in the one that is not');
  assert.equal(unknown('2099-01-01T10:00'), true);
  assert.equal(unknown('2099-01-01T10:00', weekOf(nineToSix, nineToSix)), false);
});
