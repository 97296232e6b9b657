/** What the rule alone says, closures aside and whatever the date. Browser-safe. */
import { DAYS, type Day, type Span } from '@clearline/card';
import type { Week } from '../week/contract.ts';

/** What hours say of every week, and of days that are not what their weekday is. */
export interface Rule {
  readonly weekly: Week;
  readonly holidays: 'as-usual' | readonly Span[];
  readonly makeUpDays: 'as-usual' | readonly Span[];
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes since the midnight at which the span's day starts; `to` is after 1440 when it runs past the next one. */
export function minutesOf(span: Span): { from: number; to: number } {
  const from = minuteOf(span.from);
  const to = minuteOf(span.to);
  return { from, to: to <= from ? to + 1440 : to };
}

/** Whether the rule leaves out no minute of any day, whichever kinds of day follow each other. */
export function runsRoundTheClock(hours: Rule): boolean {
  return DAYS.every((day, i) => {
    const previous = DAYS[(i + 6) % 7] as Day;
    return rulesFor(hours, previous).every((p) => rulesFor(hours, day).every((d) => fillDay(p, d)));
  });
}

/** Whether a public holiday or a make-up day can be another day than its weekday. */
export function followsCalendar(hours: Rule): boolean {
  if (runsRoundTheClock(hours)) return false;
  const same = (a: readonly Span[], b: readonly Span[]) =>
    a.length === b.length && a.every((s) => b.some((t) => s.from === t.from && s.to === t.to));
  return DAYS.some((day) => rulesFor(hours, day).some((rule) => !same(rule, hours.weekly[day])));
}

const rulesFor = (hours: Rule, day: Day): (readonly Span[])[] =>
  [hours.weekly[day], hours.holidays, hours.makeUpDays].filter((rule) => rule !== 'as-usual');

function fillDay(previous: readonly Span[], own: readonly Span[]): boolean {
  const tails = previous.map(minutesOf).map(({ from, to }) => ({ from: from - 1440, to: to - 1440 }));
  const spans = [...tails, ...own.map(minutesOf)].sort((a, b) => a.from - b.from);
  let filled = 0;
  for (const { from, to } of spans) if (from <= filled) filled = Math.max(filled, to);
  return filled >= 1440;
}
