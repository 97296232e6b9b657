import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachDay } from '../../../find/hours/contract.ts';
import { fieldsIn } from './in-words.ts';
import { rosterTexts } from './messages.ts';

const { weekly, days } = fieldsIn(rosterTexts.zh, 'zh');

test('a week and its single days are told in words', () => {
  const [, week] = weekly;
  assert.match(week(eachDay([{ from: '09:00', to: '18:00' }])), /09:00–18:00/);
  const [, single] = days;
  const hours = [{ from: '10:00', to: '12:00' }];
  assert.equal(
    single([
      { day: '2026-12-01', spans: hours },
      { day: '2026-12-02', spans: [] },
    ]),
    '2026-12-01 10:00–12:00; 2026-12-02 休息',
  );
  assert.equal(single([]), '没有');
});

test('what is still being typed is shown as it stands', () => {
  const [, week] = weekly;
  assert.match(week(eachDay([{ from: '9', to: '' }])), /9–/);
});
