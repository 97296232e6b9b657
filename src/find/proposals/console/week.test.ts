import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FileHours, OFFICE, readHours, writeHours } from './week.ts';

test('hours that the editor did not touch are written as they were read', () => {
  const files: FileHours[] = [
    '7x24',
    {
      zone: 'Asia/Shanghai',
      weekly: { 'mon-fri': ['09:00-12:00', '13:00-18:00'], sat: ['20:00-02:00+1'], sun: 'closed' },
      holidays: 'closed',
      make_up_days: 'workday',
      closures: [{ from: '2026-12-31 18:00', until: '2027-01-01', reason: { zh: '升级', en: 'Upgrade' } }],
    },
    {
      zone: 'Europe/London',
      weekly: { daily: ['08:00-02:00+1'] },
      holidays: 'as-usual',
      make_up_days: ['10:00-11:00'],
    },
  ];
  for (const file of files) assert.deepEqual(writeHours(readHours(file)), file);
});

test('days named in any way the file allows stand under each day', () => {
  const { week } = readHours({ weekly: { 'sat-mon': '10:00-11:00', 'tue,thu': ['12:00-13:00'] } });
  const open = Object.entries(week).flatMap(([day, spans]) => (spans.length > 0 ? [day] : []));
  assert.deepEqual(open, ['mon', 'tue', 'thu', 'sat', 'sun']);
});

test('what a file leaves out holds as the registry says', () => {
  const office = readHours({ weekly: { mon: '09:00-18:00' } });
  assert.deepEqual([office.zone, office.holidays, office.makeUpDays], ['Asia/Shanghai', [], 'workday']);
  const always = readHours({ weekly: { daily: '00:00-24:00' } });
  assert.deepEqual([always.holidays, always.makeUpDays], ['as-usual', 'as-usual']);
});

test('a span that ends no later than it starts is told to end on the next day', () => {
  const hours = { ...OFFICE, week: { ...OFFICE.week, sat: [{ from: '22:00', to: '02:00' }] } };
  const file = writeHours(hours);
  assert.notEqual(file, '7x24');
  assert.deepEqual(file !== '7x24' && file.weekly.sat, ['22:00-02:00+1']);
});
