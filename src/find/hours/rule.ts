/** What the rule alone says, closures aside and whatever the date. */
import { DAYS, type Day, type Hours, type Span } from '@clearline/card';
import { minutesOf } from './spans.ts';

/** Whether the rule leaves out no minute of any day, whichever kinds of day follow each other. */
export function runsRoundTheClock(hours: Hours): boolean {
  return DAYS.every((day, i) => {
    const previous = DAYS[(i + 6) % 7] as Day;
    return rulesFor(hours, previous).every((p) => rulesFor(hours, day).every((d) => fillDay(p, d)));
  });
}

/** Whether a public holiday or a make-up day can be another day than its weekday. */
export function followsCalendar(hours: Hours): boolean {
  if (runsRoundTheClock(hours)) return false;
  const same = (a: readonly Span[], b: readonly Span[]) =>
    a.length === b.length && a.every((s) => b.some((t) => s.from === t.from && s.to === t.to));
  return DAYS.some((day) => rulesFor(hours, day).some((rule) => !same(rule, hours.weekly[day])));
}

const rulesFor = (hours: Hours, day: Day): (readonly Span[])[] =>
  [hours.weekly[day], hours.holidays, hours.makeUpDays].filter((rule) => rule !== 'as-usual');

function fillDay(previous: readonly Span[], own: readonly Span[]): boolean {
  const tails = previous.map(minutesOf).map(({ from, to }) => ({ from: from - 1440, to: to - 1440 }));
  const spans = [...tails, ...own.map(minutesOf)].sort((a, b) => a.from - b.from);
  let filled = 0;
  for (const { from, to } of spans) if (from <= filled) filled = Math.max(filled, to);
  return filled >= 1440;
}
