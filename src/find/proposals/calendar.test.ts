import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeClass } from '@clearline/card';
import { card } from '../../../test/cards.ts';
import { words } from '../surfaces/contract.ts';
import { yearOf } from './calendar.ts';

/** Of a card that gives these names to days of its own. */
const classOf = (names: readonly { zh: string; en: string }[]) => {
  const calendar = names.map((name, i) => {
    const date = new Date(Date.UTC(2027, 0, i + 1)).toISOString().slice(0, 10);
    return { date, kind: 'holiday' as const, name };
  });
  return changeClass(card(1), card(2, { calendar }));
};

test('the days of the public calendar, under the names that the console shows, need no quorum', () => {
  for (const year of [2024, 2025, 2026]) {
    const names = yearOf(year, []).days.flatMap(({ name }) => name ?? []);
    assert.ok(names.length > 20);
    assert.equal(classOf(names), 'ordinary', String(year));
  }
  const kinds = (['holiday', 'make-up'] as const).map((kind) => ({
    zh: words.zh.days[kind],
    en: words.en.days[kind],
  }));
  assert.equal(classOf(kinds), 'ordinary');
});
