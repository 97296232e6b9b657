/** The spans of a day and the days of a week, and how a registry writes both. Browser-safe. */
import { DAYS, type Day, type Span } from '@clearline/card';

export type Week = Readonly<Record<Day, readonly Span[]>>;
/** Days in a row with the same spans; no spans is closed. */
export interface Run {
  readonly days: readonly Day[];
  readonly spans: readonly Span[];
}

export const ALL_DAY: Span = { from: '00:00', to: '24:00' };
export const eachDay = <T>(value: T): Record<Day, T> => ({
  mon: value,
  tue: value,
  wed: value,
  thu: value,
  fri: value,
  sat: value,
  sun: value,
});

export const runsPastMidnight = ({ from, to }: Span): boolean => to <= from;

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => span.from === b[i]?.from && span.to === b[i]?.to);

/** The week in as few runs as it takes, Monday first. */
export function runsOf(week: Week): Run[] {
  const runs: { days: Day[]; spans: readonly Span[] }[] = [];
  for (const day of DAYS) {
    const run = runs.at(-1);
    if (run && sameSpans(run.spans, week[day])) run.days.push(day);
    else runs.push({ days: [day], spans: week[day] });
  }
  return runs;
}

/** `mon`, `mon-fri`, `sat-mon`, `mon,wed` or `daily`; empty when it is none of these. */
export function daysOf(key: string): Day[] {
  if (key === 'daily') return [...DAYS];
  const days = key.split(',').map((part) => {
    const [first, last, ...more] = part
      .trim()
      .split('-')
      .map((name) => (DAYS as readonly string[]).indexOf(name));
    if (first === undefined || first < 0 || last === -1 || more.length > 0) return [];
    return Array.from({ length: last === undefined ? 1 : ((last - first + 7) % 7) + 1 }, (_, i) => first + i);
  });
  if (days.some((part) => part.length === 0)) return [];
  return days.flat().flatMap((i) => DAYS[i % 7] ?? []);
}

/** Days in a row: `mon`, `mon-fri` or `daily`. */
export function daysKey(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (days.length === DAYS.length) return 'daily';
  return first === last ? `${first}` : `${first}-${last}`;
}

/** `09:00-18:00`, `22:00-02:00+1`. One that somebody is still writing stays as it is. */
export const writeSpan = (span: Span): string =>
  `${span.from}-${span.to}${span.from !== '' && span.to !== '' && runsPastMidnight(span) ? '+1' : ''}`;
