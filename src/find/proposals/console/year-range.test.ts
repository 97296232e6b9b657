import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, daysOf, endsOf, holds, only, shared } from './year-range.ts';

const WEEK = { anchor: '2027-01-02', chosen: '2026-12-30' };

test('a range is the same whichever end it was begun at, over the end of a year too', () => {
  assert.deepEqual(endsOf(WEEK), ['2026-12-30', '2027-01-02']);
  assert.deepEqual(daysOf(WEEK), ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  assert.deepEqual(daysOf(only('2026-10-01')), ['2026-10-01']);
  assert.deepEqual(
    ['2026-12-29', '2026-12-31', '2027-01-02'].map((date) => holds(WEEK, date)),
    [false, true, true],
  );
});

test('an arrangement takes every day of the range and leaves all others; as usual takes them out', () => {
  const name = { zh: '店庆', en: 'Anniversary' };
  const own = [
    { date: '2026-10-01', kind: 'ordinary', name },
    { date: '2026-12-01', kind: 'holiday' },
  ] as const;
  const days = ['2026-09-30', '2026-10-01'];
  assert.deepEqual(
    arranged(own, days, (before) => ({ ...before, kind: 'holiday' })),
    [{ date: '2026-09-30', kind: 'holiday' }, { date: '2026-10-01', kind: 'holiday', name }, own[1]],
  );
  assert.deepEqual(
    arranged(own, days, () => null),
    [own[1]],
  );
});

test('days that are alike show what they share', () => {
  assert.equal(shared(['holiday', 'holiday']), 'holiday');
  assert.equal(shared(['holiday', '']), undefined);
});
