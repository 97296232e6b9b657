import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, phone, ROUND_THE_CLOCK } from '../../../test/cards.ts';
import { holidayWarning } from './show.ts';

const NOW = Date.parse('2098-11-22T00:00:00Z');
const kept = (holidays: 'as-usual' | [], more = {}) =>
  card(1, {
    issued: '2098-11-01T00:00:00.000Z',
    expires: '2099-01-30T00:00:00.000Z',
    calendar: [{ date: '2098-10-01', kind: 'holiday' }],
    channels: [phone('main', '0000000', { hours: { ...ROUND_THE_CLOCK, holidays } })],
    ...more,
  });

test('show warns of a year that the card reaches and whose public holidays nobody knows, with the remedy', () => {
  assert.match(holidayWarning(kept([]), NOW, 'zh') ?? '', /进入 2099 年.*\n改法：.*calendar/);
  assert.match(holidayWarning(kept([]), NOW, 'en') ?? '', /into 2099.*\nmend it: .* under calendar/);
  assert.equal(holidayWarning(kept('as-usual'), NOW, 'en'), null);
  assert.equal(holidayWarning(kept([], { expires: '2098-12-30T00:00:00.000Z' }), NOW, 'en'), null);
});
