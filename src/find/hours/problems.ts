import { DAYS, type Day, type Hours, type Span } from '@clearline/card';
import { minutesOf } from './rule/contract.ts';

export const HOURS_PROBLEMS = [
  /** Not a zone of the IANA database. */
  'zone-unknown',
  /** `from` equals `to`. A whole day is 00:00–24:00. */
  'span-empty',
  /** 24:00 is an end only; a span from midnight starts at 00:00 of the next day. */
  'span-from-24',
  /** Two spans of one rule cover the same minute; `other` is the earlier one. */
  'spans-overlap',
  /** A span past midnight reaches into one of the next day; `other` is the span past midnight. */
  'spans-overlap-next-day',
  /** `until` is not after `from`. */
  'closure-inverted',
] as const;
export type HoursProblemCode = (typeof HOURS_PROBLEMS)[number];

export type HoursPath = readonly (string | number)[];

export interface HoursProblem {
  code: HoursProblemCode;
  /** Where, inside the hours: `['weekly', 'mon', 0]`. */
  path: HoursPath;
  /** The span that this one conflicts with. */
  other?: HoursPath;
}

/** Everything in well-formed hours that cannot be meant; empty when there is nothing. */
export function hoursProblems(hours: Hours): HoursProblem[] {
  const problems: HoursProblem[] = knownZone(hours.zone) ? [] : [{ code: 'zone-unknown', path: ['zone'] }];
  DAYS.forEach((day, i) => {
    const next = DAYS[(i + 1) % 7] as Day;
    problems.push(
      ...dayProblems(['weekly', day], hours.weekly[day]),
      ...overlapsNextDay(['weekly', day], hours.weekly[day], ['weekly', next], hours.weekly[next]),
    );
  });
  // Holidays come in rows, so a holiday's night can meet the next holiday's morning. Where different rules meet,
  // an overlap is harmless and often meant: the two openings are one.
  for (const rule of ['holidays', 'makeUpDays'] as const) {
    const spans = hours[rule];
    if (spans === 'as-usual') continue;
    problems.push(...dayProblems([rule], spans), ...overlapsNextDay([rule], spans, [rule], spans));
  }
  hours.closures.forEach((closure, i) => {
    if (Date.parse(closure.until) > Date.parse(closure.from)) return;
    problems.push({ code: 'closure-inverted', path: ['closures', i] });
  });
  return problems;
}

function knownZone(zone: string): boolean {
  // Intl also takes fixed offsets such as +08:00, which no zone database names.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

function dayProblems(path: HoursPath, spans: readonly Span[]): HoursProblem[] {
  const problems: HoursProblem[] = [];
  spans.forEach((span, i) => {
    if (span.from === span.to) problems.push({ code: 'span-empty', path: [...path, i] });
    else if (span.from === '24:00') problems.push({ code: 'span-from-24', path: [...path, i] });
  });
  const placed = inOrder(spans);
  placed.forEach((span, k) => {
    const earlier = placed[k - 1];
    if (earlier && earlier.to > span.from) {
      problems.push({ code: 'spans-overlap', path: [...path, span.index], other: [...path, earlier.index] });
    }
  });
  return problems;
}

function overlapsNextDay(
  path: HoursPath,
  spans: readonly Span[],
  nextPath: HoursPath,
  next: readonly Span[],
): HoursProblem[] {
  const last = inOrder(spans).at(-1);
  const first = inOrder(next)[0];
  if (!last || !first || last.to - 1440 <= first.from) return [];
  return [{ code: 'spans-overlap-next-day', path: [...nextPath, first.index], other: [...path, last.index] }];
}

/** The spans that mean anything, by the minute at which they start, each with its place in the list. */
const inOrder = (spans: readonly Span[]) =>
  spans
    .map((span, index) => ({ ...minutesOf(span), index, empty: span.from === span.to }))
    .filter((s) => !s.empty && s.from < 1440)
    .sort((a, b) => a.from - b.from);
