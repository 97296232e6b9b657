import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beijingTime, dateText, instantText, machineTime } from './contract.ts';

const EVENING = '2026-02-28T16:30:00.000Z';

test('dates and times are those of Beijing, and the zone is named', () => {
  assert.equal(dateText(EVENING, 'zh'), '2026年3月1日');
  assert.equal(dateText(Date.parse(EVENING), 'en'), '1 March 2026');
  assert.match(instantText(EVENING, 'zh'), /^2026年3月1日 00:30.北京时间.$/);
  assert.equal(instantText(EVENING, 'en'), '1 March 2026, 00:30 (Beijing time)');
  assert.equal(beijingTime(EVENING), '2026-03-01 00:30');
});

test('machines read UTC', () => assert.equal(machineTime(Date.parse(EVENING)), '2026-02-28T16:30:00Z'));
