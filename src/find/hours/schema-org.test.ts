import assert from 'node:assert/strict';
import { test } from 'node:test';
import { span, weekOf } from './hours.fixtures.ts';
import { openingHoursSpecification } from './index.ts';

const type = { '@type': 'OpeningHoursSpecification' };
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const office = weekOf([span('09:00-18:00')], [], { holidays: [], makeUpDays: [span('10:00-16:00')] });
const weekly = { ...type, dayOfWeek: WEEKDAYS, opens: '09:00', closes: '18:00' };
const september = Date.parse('2025-09-15T12:00:00+08:00');

test('the weekly rule, then the holidays and make-up days of the coming 60 days', () => {
  assert.deepEqual(openingHoursSpecification(office, [], september), [
    weekly,
    { ...type, opens: '10:00', closes: '16:00', validFrom: '2025-09-28', validThrough: '2025-09-28' },
    // The week-end inside the holiday is closed anyway, so it is no exception.
    { ...type, opens: '00:00', closes: '00:00', validFrom: '2025-10-01', validThrough: '2025-10-03' },
    { ...type, opens: '00:00', closes: '00:00', validFrom: '2025-10-06', validThrough: '2025-10-08' },
    { ...type, opens: '10:00', closes: '16:00', validFrom: '2025-10-11', validThrough: '2025-10-11' },
  ]);
});

test('a closure is an exception on each day that it changes', () => {
  const closures = [{ from: '2025-11-19T04:00:00Z', until: '2025-11-21T02:00:00Z' }];
  const hours = { ...office, closures };
  assert.deepEqual(openingHoursSpecification(hours, [], Date.parse('2025-11-10T00:00:00Z')).slice(1, 4), [
    { ...type, opens: '09:00', closes: '12:00', validFrom: '2025-11-19', validThrough: '2025-11-19' },
    { ...type, opens: '00:00', closes: '00:00', validFrom: '2025-11-20', validThrough: '2025-11-20' },
    { ...type, opens: '10:00', closes: '18:00', validFrom: '2025-11-21', validThrough: '2025-11-21' },
  ]);
});

test('nights close before they open, and a whole day closes at 23:59', () => {
  const hours = weekOf([span('20:00-02:00')], [span('00:00-24:00')]);
  assert.deepEqual(openingHoursSpecification(hours, [], Date.parse('2025-07-01T00:00:00Z')), [
    { ...type, dayOfWeek: WEEKDAYS, opens: '20:00', closes: '02:00' },
    { ...type, dayOfWeek: ['Saturday', 'Sunday'], opens: '00:00', closes: '23:59' },
  ]);
});

test('the rest of a night that a closure cut stands under the day on which it goes on', () => {
  const night = weekOf([span('20:00-02:00')], [span('20:00-02:00')], {
    closures: [{ from: '2025-07-02T13:00:00Z', until: '2025-07-02T16:00:00Z' }],
  });
  const from = Date.parse('2025-07-01T00:00:00Z');
  const exceptions = [
    { ...type, opens: '20:00', closes: '21:00', validFrom: '2025-07-02', validThrough: '2025-07-02' },
    { ...type, opens: '00:00', closes: '02:00', validFrom: '2025-07-03', validThrough: '2025-07-03' },
    { ...type, opens: '20:00', closes: '02:00', validFrom: '2025-07-03', validThrough: '2025-07-03' },
  ];
  assert.deepEqual(openingHoursSpecification(night, [], from).slice(1), exceptions);
  assert.deepEqual(openingHoursSpecification(night, [], from + 2 * 86_400_000).slice(1), exceptions.slice(1));
});
