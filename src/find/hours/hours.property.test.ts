import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarOverride, DAYS, type Hours, type Span } from '@clearline/card';
import fc from 'fast-check';
import { FIRST, judge, LAST, paint } from './hours.oracle.ts';
import { openState } from './index.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

// Quarters of an hour often, so that edges meet each other, midnight and the changes of the clocks.
const minuteOfDay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 95 }).map((q) => q * 15) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);
const wholeDay: Span = { from: '00:00', to: '24:00' };

// Distinct times in order make spans that never overlap; the last one may run past midnight.
const spans: fc.Arbitrary<Span[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Span[]>([]) },
  { weight: 2, arbitrary: fc.constant<Span[]>([wholeDay]) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.uniqueArray(minuteOfDay, { minLength: 2, maxLength: 8 }), fc.boolean(), fc.boolean())
      .map(([times, pastMidnight, toMidnight]) => {
        const sorted = times.toSorted((a, b) => a - b);
        const found: Span[] = [];
        for (let i = 0; i + 1 < sorted.length; i += 2) {
          found.push({ from: clock(sorted[i] ?? 0), to: clock(sorted[i + 1] ?? 0) });
        }
        const last = found.at(-1);
        if (last && pastMidnight) last.to = clock(Math.floor((sorted[0] ?? 0) / 2));
        else if (last && toMidnight) last.to = '24:00';
        return found.reverse();
      }),
  },
);

const instant = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: FIRST / (15 * MINUTE), max: (LAST - DAY) / (15 * MINUTE) }) },
  {
    weight: 1,
    arbitrary: fc.double({ min: FIRST / (15 * MINUTE), max: (LAST - DAY) / (15 * MINUTE), noNaN: true }),
  },
);
const at = instant.map((quarters) => Math.floor(quarters * 15 * MINUTE));
const date = at.map((t) => new Date(t).toISOString().slice(0, 10));

const zone = fc.oneof(
  { weight: 6, arbitrary: fc.constant('Asia/Shanghai') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'America/New_York',
      'Europe/London',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/Nuuk',
    ),
  },
);

const closure = fc
  .tuple(at, fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 60 * 1440 })))
  .map(([from, minutes]) => {
    const start = Math.floor(from / MINUTE) * MINUTE;
    return { from: new Date(start).toISOString(), until: new Date(start + minutes * MINUTE).toISOString() };
  });

const week = fc.oneof(
  fc.record(
    Object.fromEntries(DAYS.map((day) => [day, spans])) as Record<(typeof DAYS)[number], typeof spans>,
  ),
  spans.map((same) => ({ mon: same, tue: same, wed: same, thu: same, fri: same, sat: same, sun: same })),
);
const special = fc.oneof(fc.constant('as-usual' as const), spans);
const hours: fc.Arbitrary<Hours> = fc.record({
  zone,
  weekly: week,
  holidays: special,
  makeUpDays: special,
  closures: fc.array(closure, { maxLength: 4 }),
});
const overrides: fc.Arbitrary<CalendarOverride[]> = fc.uniqueArray(
  fc.record({ date, kind: fc.constantFrom('holiday' as const, 'make-up' as const, 'ordinary' as const) }),
  { selector: (o) => o.date, maxLength: 40 },
);

function agree(rule: Hours, calendar: readonly CalendarOverride[], cells: Uint8Array, t: number): void {
  const state = openState(rule, calendar, t);
  const opinion = judge(cells, t);
  const said = new Date(t).toISOString();
  assert.equal(state.open, opinion.open, `open at ${said}`);
  assert.equal(state.open ? state.opensAt : state.closesAt, null, 'only the next change is told');
  const change = state.open ? state.closesAt : state.opensAt;
  const horizon = t + 400 * DAY;
  if (opinion.changesAt !== null && opinion.changesAt <= horizon) {
    assert.equal(change, opinion.changesAt, `next change after ${said}`);
  } else {
    // Beyond the painted years nothing is claimed except that the change is not inside them.
    assert.ok(change === null || (opinion.changesAt === null && change >= LAST), `no change after ${said}`);
  }
  if (state.always) assert.deepEqual(state, { open: true, always: true, closesAt: null, opensAt: null });
}

test('the rules say what walking every minute of 2024 to 2026 says', () => {
  fc.assert(
    fc.property(
      hours,
      overrides,
      fc.array(at, { minLength: 12, maxLength: 12 }),
      (rule, calendar, instants) => {
        const cells = paint(rule, calendar);
        for (const t of instants) agree(rule, calendar, cells, t);
      },
    ),
    { numRuns: 180 },
  );
});

test('the rules agree on both sides of every change of the clocks', () => {
  const transitions: [string, string][] = [
    ['America/New_York', '2025-03-09T07:00Z'],
    ['America/New_York', '2025-11-02T06:00Z'],
    ['Europe/London', '2025-03-30T01:00Z'],
    ['Europe/London', '2025-10-26T01:00Z'],
    ['Australia/Lord_Howe', '2025-10-04T15:30Z'],
    ['Australia/Lord_Howe', '2025-04-05T15:00Z'],
    ['America/Nuuk', '2025-03-30T01:00Z'],
    ['America/Nuuk', '2025-10-26T01:00Z'],
  ];
  const near = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(hours, fc.constantFrom(...transitions), near, (rule, [place, change], quarters) => {
      const here = { ...rule, zone: place };
      const cells = paint(here, []);
      for (const q of quarters) agree(here, [], cells, Date.parse(change) + q * 15 * MINUTE);
    }),
    { numRuns: 100 },
  );
});
