import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachDay } from '../../find/hours/contract.ts';
import type { RosterGiven } from './contract.ts';
import { RosterWeek } from './contract.ts';
import { type Calendar, restAt, shiftAt, shiftsAround } from './shifts.ts';

const CHINA: Calendar = { zone: 'Asia/Shanghai', overrides: [] };
const at = (text: string) => Date.parse(`${text}+08:00`);
const office = [{ from: '09:00', to: '18:00' }];
const roster = (more: Partial<RosterGiven> = {}): RosterGiven => ({
  weekly: { ...eachDay(office), sat: [], sun: [] },
  followsHolidays: true,
  lastMinutes: 10,
  days: [],
  ...more,
});
const isOn = (text: string, one = roster(), calendar = CHINA) =>
  shiftAt(shiftsAround(one, calendar, at(text)), at(text)) !== null;
const restOf = (text: string, said: string, one = roster()) =>
  restAt(shiftsAround(one, CHINA, at(text)), one, at(said), at(text));

test('a shift holds from its first minute until before its last, on its weekdays', () => {
  // A Friday, and the Saturday after it.
  assert.ok(isOn('2026-11-27T09:00'));
  assert.ok(isOn('2026-11-27T17:59'));
  assert.ok(!isOn('2026-11-27T18:00'));
  assert.ok(!isOn('2026-11-28T10:00'));
});

test('public holidays are off and make-up days are worked, for who goes by them', () => {
  assert.ok(!isOn('2026-10-01T10:00'), 'a Thursday of the National Day holiday');
  assert.ok(isOn('2026-10-10T10:00'), 'a Saturday that is worked instead');
  const always = roster({ followsHolidays: false });
  assert.ok(isOn('2026-10-01T10:00', always));
  assert.ok(!isOn('2026-10-10T10:00', always));
  const own: Calendar = { ...CHINA, overrides: [{ date: '2026-11-27', kind: 'holiday' }] };
  assert.ok(!isOn('2026-11-27T10:00', roster(), own), 'a day off of the operator alone');
});

test('one day may be another than its weekday, a holiday too', () => {
  const days = [
    { day: '2026-11-27', spans: [] },
    { day: '2026-11-28', spans: [{ from: '12:00', to: '20:00' }] },
    { day: '2026-10-01', spans: office },
  ];
  assert.ok(!isOn('2026-11-27T10:00', roster({ days })));
  assert.ok(isOn('2026-11-28T19:00', roster({ days })));
  assert.ok(isOn('2026-10-01T10:00', roster({ days })));
});

test('a night shift runs into the next day, and what touches is one shift without an end in between', () => {
  const night = roster({
    weekly: eachDay([
      { from: '00:00', to: '06:00' },
      { from: '22:00', to: '24:00' },
    ]),
  });
  const shift = shiftAt(shiftsAround(night, CHINA, at('2026-11-25T23:59')), at('2026-11-25T23:59'));
  assert.deepEqual(shift, { from: at('2026-11-25T22:00'), until: at('2026-11-26T06:00') });
  assert.equal(restOf('2026-11-25T23:59', '2026-11-25T22:00', night), null);
  const late = roster({ weekly: eachDay([{ from: '22:00', to: '06:00' }]) });
  assert.ok(isOn('2026-11-26T05:00', late));
});

test('in the last minutes and after the end nobody new comes, until the next shift or until they say that they go on', () => {
  const said = '2026-11-26T09:01';
  assert.equal(restOf('2026-11-26T17:49', said), null);
  assert.equal(restOf('2026-11-26T17:50', said), 'ends-soon');
  assert.equal(restOf('2026-11-26T18:00', said), 'over');
  assert.equal(restOf('2026-11-27T08:59', said), 'over');
  assert.equal(restOf('2026-11-27T09:00', said), null);
  assert.equal(restOf('2026-11-26T17:55', '2026-11-26T17:52'), null, 'they go on');
  assert.equal(restOf('2026-11-26T20:00', '2026-11-26T17:52'), null);
  assert.equal(restOf('2026-11-26T20:00', '2026-11-26T19:00'), null, 'they came back');
  const short = roster({ weekly: eachDay([{ from: '09:00', to: '09:05' }]) });
  assert.equal(restOf('2026-11-26T09:00', '2026-11-26T08:00', short), 'ends-soon');
});

test('clocks that are put forward or back move a shift with them', () => {
  const berlin: Calendar = { zone: 'Europe/Berlin', overrides: [] };
  const one = roster({ weekly: eachDay(office), followsHolidays: false });
  const from = (day: string) => {
    const noon = Date.parse(`${day}T11:00:00Z`);
    return new Date(shiftAt(shiftsAround(one, berlin, noon), noon)?.from ?? 0).toISOString();
  };
  assert.equal(from('2026-03-28'), '2026-03-28T08:00:00.000Z');
  assert.equal(from('2026-03-29'), '2026-03-29T07:00:00.000Z');
});

test('spans of a day stand in order, touch at most, and have a length', () => {
  const monday = (...spans: [string, string][]) =>
    RosterWeek.safeParse({ ...eachDay([]), mon: spans.map(([from, to]) => ({ from, to })) }).success;
  assert.ok(monday(['09:00', '12:00'], ['12:00', '18:00'], ['22:00', '02:00']));
  assert.ok(!monday(['09:00', '12:00'], ['11:00', '18:00']));
  assert.ok(!monday(['22:00', '02:00'], ['09:00', '12:00']));
  assert.ok(!monday(['09:00', '09:00']));
});
