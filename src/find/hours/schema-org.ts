import { type CalendarOverride, DAYS, type Day, type Hours } from '@clearline/card';
import { weekday } from './calendar.ts';
import { closuresAfter, type Interval, openSpans } from './spans.ts';
import { clockAt, DAY, instantOf, isoDate, localDay } from './zone.ts';

/** https://schema.org/OpeningHoursSpecification; `closes` before `opens` is the next day, both 00:00 is closed. */
export interface OpeningHoursSpecification {
  '@type': 'OpeningHoursSpecification';
  dayOfWeek?: string[];
  opens: string;
  closes: string;
  /** First and last date of an exception. */
  validFrom?: string;
  validThrough?: string;
}

/** `HH:MM` as schema.org has them: no 24:00. */
interface Times {
  opens: string;
  closes: string;
}

const LOOK_AHEAD_DAYS = 60;
const CLOSED: Times = { opens: '00:00', closes: '00:00' };

const NAMES: Record<Day, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/**
 * The hours as structured data: the weekly rule, then every date of the 60 days from `from` on which holidays,
 * make-up days or closures make it otherwise, equal neighbours as one range.
 */
export function openingHoursSpecification(
  hours: Hours,
  calendar: readonly CalendarOverride[],
  from: number,
): OpeningHoursSpecification[] {
  const first = localDay(hours.zone, from);
  const exceptions: { first: number; last: number; key: string; times: Times[] }[] = [];
  const actual = actualTimes(hours, calendar, first, first + LOOK_AHEAD_DAYS);
  for (let day = first; day < first + LOOK_AHEAD_DAYS; day++) {
    const times = actual.get(day) ?? [];
    const key = keyOf(times);
    if (key === keyOf(usualTimes(hours, weekday(day)))) continue;
    const last = exceptions.at(-1);
    if (last?.last === day - 1 && last.key === key) last.last = day;
    else exceptions.push({ first: day, last: day, key, times });
  }
  return [
    ...weeklyEntries(hours),
    ...exceptions.flatMap((e) =>
      (e.times.length === 0 ? [CLOSED] : e.times).map((times) => ({
        '@type': 'OpeningHoursSpecification' as const,
        ...times,
        validFrom: isoDate(e.first),
        validThrough: isoDate(e.last),
      })),
    ),
  ];
}

function weeklyEntries(hours: Hours): OpeningHoursSpecification[] {
  const entries = new Map<string, OpeningHoursSpecification & { dayOfWeek: string[] }>();
  for (const day of DAYS) {
    for (const times of usualTimes(hours, day)) {
      const key = keyOf([times]);
      const entry = entries.get(key);
      if (entry) entry.dayOfWeek.push(NAMES[day]);
      else entries.set(key, { '@type': 'OpeningHoursSpecification', dayOfWeek: [NAMES[day]], ...times });
    }
  }
  return [...entries.values()];
}

const keyOf = (times: readonly Times[]): string => times.map((t) => `${t.opens}-${t.closes}`).join(' ');

const usualTimes = (hours: Hours, day: Day): Times[] =>
  hours.weekly[day]
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map((span) => timesOf(span.from, span.to.replace('24:00', '00:00')));

// A whole day is 00:00–23:59 by convention; 00:00–00:00 would read as closed.
const timesOf = (opens: string, closes: string): Times =>
  opens === '00:00' && closes === '00:00' ? { opens, closes: '23:59' } : { opens, closes };

/** What is left of the spans once closures are cut out, by the local day on which each piece starts. */
function actualTimes(
  hours: Hours,
  calendar: readonly CalendarOverride[],
  firstDay: number,
  endDay: number,
): Map<number, Times[]> {
  const { zone } = hours;
  const start = instantOf(zone, firstDay, 0);
  // A closure that ends at midnight can have cut a span of the evening before.
  const closures = closuresAfter(hours, start - DAY);
  const days = new Map<number, Times[]>();
  for (const span of openSpans(hours, calendar, start, instantOf(zone, endDay, 0))) {
    for (const piece of cut(span, closures)) {
      const day = localDay(zone, piece.start);
      days.set(day, [
        ...(days.get(day) ?? []),
        timesOf(clockAt(zone, piece.start), clockAt(zone, piece.end)),
      ]);
    }
  }
  return days;
}

function cut(span: Interval, closures: readonly Interval[]): Interval[] {
  let pieces = [span];
  for (const closure of closures) {
    pieces = pieces
      .flatMap(({ start, end }) => [
        { start, end: Math.min(end, closure.start) },
        { start: Math.max(start, closure.end), end },
      ])
      .filter((piece) => piece.start < piece.end);
  }
  return pieces;
}
