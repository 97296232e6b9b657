import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hours, Lang } from '@clearline/card';
import { hoursText, runsOf, zoneName } from './contract.ts';
import { span, weekOf } from './hours.fixtures.ts';
import { openState, stateText } from './index.ts';

const office = weekOf([span('09:00-18:00')], [], { holidays: [] });
const allDay = [span('00:00-24:00')];
const both = (hours: Hours) => [hoursText(hours, 'zh'), hoursText(hours, 'en')];

test('days in a row with the same spans stand together', () => {
  const week = { ...office.weekly, wed: [span('09:00-12:00'), span('14:00-18:00')] };
  assert.deepEqual(runsOf(week), [
    { days: ['mon', 'tue'], spans: [span('09:00-18:00')] },
    { days: ['wed'], spans: [span('09:00-12:00'), span('14:00-18:00')] },
    { days: ['thu', 'fri'], spans: [span('09:00-18:00')] },
    { days: ['sat', 'sun'], spans: [] },
  ]);
});

test('the order in which spans are written says nothing', () => {
  const parts = [span('09:00-12:00'), span('13:00-18:00')];
  const week = weekOf(parts).weekly;
  assert.equal(
    hoursText({ ...office, weekly: { ...week, wed: parts.toReversed() } }, 'zh'),
    hoursText({ ...office, weekly: week }, 'zh'),
  );
});

test('the rule in words', () => {
  assert.deepEqual(both(office), [
    '周一至周五 09:00–18:00；周末及法定节假日休息',
    'Mon–Fri 09:00–18:00; closed on weekends and public holidays',
  ]);
  assert.deepEqual(both({ ...office, makeUpDays: [span('09:00-18:00')] }), [
    '周一至周五及调休上班日 09:00–18:00；周末及法定节假日休息',
    'Mon–Fri and make-up working days 09:00–18:00; closed on weekends and public holidays',
  ]);
  assert.deepEqual(both(weekOf([span('08:00-02:00')], [span('08:00-02:00')])), [
    '每天 08:00–次日 02:00；节假日不休',
    'Every day 08:00–02:00 the next day; public holidays included',
  ]);
  assert.deepEqual(both(weekOf([span('09:00-12:00'), span('13:00-18:00')], allDay)), [
    '周一至周五 09:00–12:00、13:00–18:00；周末全天',
    'Mon–Fri 09:00–12:00, 13:00–18:00; weekends all day',
  ]);
  assert.deepEqual(both(weekOf(allDay, allDay)), ['7×24 小时', '24 hours a day, 7 days a week']);
  assert.deepEqual(both(weekOf([])), ['暂不提供服务', 'Not in service']);
});

const said = (hours: Hours, at: string, lang: Lang) => {
  const instant = Date.parse(at);
  return stateText(openState(hours, [], instant), instant, hours.zone, lang);
};

test('the state in words says as much of the date as it must', () => {
  const cases: [string, string, string][] = [
    ['2025-09-09T10:00+08:00', '营业中，18:00 结束', 'Open, closes 18:00 Beijing time'],
    ['2025-09-09T08:00+08:00', '已休息，09:00 恢复', 'Closed, opens 09:00 Beijing time'],
    ['2025-09-09T19:00+08:00', '已休息，明天 09:00 恢复', 'Closed, opens tomorrow 09:00 Beijing time'],
    ['2025-09-12T19:00+08:00', '已休息，周一 09:00 恢复', 'Closed, opens Mon 09:00 Beijing time'],
    ['2025-09-30T19:00+08:00', '已休息，10月9日 09:00 恢复', 'Closed, opens 9 Oct 09:00 Beijing time'],
  ];
  for (const [at, zh, en] of cases)
    assert.deepEqual([said(office, at, 'zh'), said(office, at, 'en')], [zh, en]);
});

test('midnight, other years, 7×24 and no end in sight', () => {
  const late = weekOf([span('09:00-24:00')]);
  assert.equal(said(late, '2025-09-09T20:00+08:00', 'zh'), '营业中，24:00 结束');
  assert.equal(said(late, '2025-09-09T20:00+08:00', 'en'), 'Open, closes 24:00 Beijing time');
  const closed = weekOf(allDay, allDay, {
    closures: [
      { from: '2025-12-01T00:00:00Z', until: '2026-01-11T16:00:00Z', reason: { zh: '检修', en: 'Works' } },
    ],
  });
  assert.equal(said(closed, '2025-12-05T20:00+08:00', 'zh'), '已休息，2026年1月12日 00:00 恢复');
  assert.equal(said(closed, '2025-12-05T20:00+08:00', 'en'), 'Closed, opens 12 Jan 2026 00:00 Beijing time');
  assert.equal(said(weekOf(allDay, allDay), '2025-09-09T20:00+08:00', 'zh'), '7×24 小时');
  assert.equal(said(weekOf(allDay, allDay), '2025-09-09T20:00+08:00', 'en'), 'Open 24/7');
  assert.equal(said(weekOf([]), '2025-09-09T20:00+08:00', 'zh'), '暂停服务');
  assert.equal(said(weekOf([]), '2025-09-09T20:00+08:00', 'en'), 'Closed until further notice');
});

test('in a year whose public holidays are not known, hours that follow them say so, and others do not', () => {
  const at = '2099-09-09T10:00+08:00';
  assert.equal(said(office, at, 'zh'), '营业中，18:00 结束（节假日安排以公告为准）');
  assert.equal(said(office, at, 'en'), 'Open, closes 18:00 Beijing time (public holidays as announced)');
  assert.equal(said(weekOf([span('09:00-18:00')]), at, 'zh'), '营业中，18:00 结束');
  assert.equal(said(weekOf(allDay, allDay), at, 'en'), 'Open 24/7');
});

test('zones other than Beijing are always named', () => {
  assert.equal(zoneName('Asia/Shanghai', 'zh'), '北京时间');
  assert.equal(zoneName('Asia/Nowhere', 'en'), 'Asia/Nowhere');
  const newYork = { ...office, zone: 'America/New_York' };
  assert.equal(
    said(newYork, '2025-09-09T10:00-04:00', 'zh'),
    `营业中，${zoneName(newYork.zone, 'zh')} 18:00 结束`,
  );
  assert.equal(said(newYork, '2025-09-09T10:00-04:00', 'en'), 'Open, closes 18:00 Eastern Time');
});
