import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hotline, refusedAt } from './card.fixtures.ts';
import { Hours, TimeOfDay } from './index.ts';

const refused = (more: object) => refusedAt(Hours, { ...hotline.hours, ...more });

test('times of day run from 00:00 to 24:00', () => {
  for (const good of ['00:00', '09:30', '23:59', '24:00']) assert.ok(TimeOfDay.safeParse(good).success);
  for (const bad of ['9:00', '24:01', '25:00', '12:60', '12:00:00', '12.00', '09:00\n']) {
    assert.ok(!TimeOfDay.safeParse(bad).success, bad);
  }
});

test('zones are of the IANA database, not offsets', () => {
  for (const zone of ['Asia/Shanghai', 'UTC', 'Etc/GMT-8', 'America/Argentina/Buenos_Aires'])
    assert.deepEqual(refused({ zone }), [], zone);
  for (const zone of ['', 'Asia/Atlantis', '+08:00', 'GMT+8', 'Asia/Shanghai ', '北京', 'a'.repeat(65)])
    assert.deepEqual(refused({ zone }), ['zone'], zone);
});

test('a closure begins before it ends', () => {
  const [early, late] = ['2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.001Z'];
  assert.deepEqual(refused({ closures: [{ from: early, until: late }] }), []);
  assert.deepEqual(refused({ closures: [{ from: early, until: early }] }), ['closures.0.until']);
  assert.deepEqual(refused({ closures: [{ from: late, until: early }] }), ['closures.0.until']);
});

test('a span may end at or before its start, in the next day', () => {
  const night = [{ from: '22:00', to: '06:00' }];
  assert.deepEqual(refused({ weekly: { ...hotline.hours.weekly, mon: night }, holidays: [] }), []);
  assert.deepEqual(refused({ weekly: { ...hotline.hours.weekly, mon: [{ from: '9:00', to: '18:00' }] } }), [
    'weekly.mon.0.from',
  ]);
});
