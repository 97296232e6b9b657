import type { CalendarOverride, Day, Hours, Span } from '@clearline/card';
import { type DayKind, dayKinds, weekday } from './calendar.ts';
import { minutesOf } from './rule/contract.ts';
import { instantOf, localDay } from './zone.ts';

/** Half open: [start, end), instants. */
export interface Interval {
  start: number;
  end: number;
}

/** The rule that holds on a day: its weekday's spans, unless its kind has its own. */
export function spansOn(hours: Hours, day: Day, kind: DayKind): readonly Span[] {
  if (kind === 'holiday' && hours.holidays !== 'as-usual') return hours.holidays;
  if (kind === 'make-up' && hours.makeUpDays !== 'as-usual') return hours.makeUpDays;
  return hours.weekly[day];
}

/**
 * Every span that ends after `from` and starts before `until`, in order of start, closures not yet cut out. A span
 * belongs to the local day on which it starts. Spans may touch and overlap.
 */
export function* openSpans(
  hours: Hours,
  calendar: readonly CalendarOverride[],
  from: number,
  until: number,
): Generator<Interval> {
  const { zone } = hours;
  const kindOf = dayKinds(calendar);
  const lastDay = localDay(zone, until);
  // Where the clocks skip the end of a day, one of its spans can start after the next day's first one.
  let waiting: Interval[] = [];
  for (let day = localDay(zone, from) - 1; day <= lastDay; day++) {
    for (const span of spansOn(hours, weekday(day), kindOf(day))) {
      const { from, to } = minutesOf(span);
      waiting.push({ start: instantOf(zone, day, from), end: instantOf(zone, day, to) });
    }
    if (waiting.length === 0) continue;
    waiting.sort((a, b) => a.start - b.start);
    const tomorrow = instantOf(zone, day + 1, 0);
    yield* waiting.filter((i) => i.start < tomorrow && i.end > from);
    waiting = waiting.filter((i) => i.start >= tomorrow);
  }
  yield* waiting;
}

/** The announced closures that end after `from`, in order. */
export function closuresAfter(hours: Hours, from: number): Interval[] {
  return hours.closures
    .map((c) => ({ start: Date.parse(c.from), end: Date.parse(c.until) }))
    .filter((c) => c.end > from && c.end > c.start)
    .sort((a, b) => a.start - b.start);
}

/** The first instant from `at` on that no closure covers; closures are in order of start. */
export function pastClosures(closures: readonly Interval[], at: number): number {
  let free = at;
  for (const { start, end } of closures) if (start <= free && free < end) free = end;
  return free;
}
