import { type CalendarOverride, DAYS, type Day, type Hours, type Span } from '@clearline/card';
import { closuresAfter, type Interval, minutesOf, openSpans, pastClosures } from './spans.ts';
import { DAY } from './zone.ts';

/** The state of a line by its published hours at one instant. Instants are milliseconds since the Unix epoch. */
export interface LineHours {
  open: boolean;
  /** Open every minute of every day, holidays included, with no closure announced: shown as 7×24. */
  always: boolean;
  /** When an open line closes; null when it does not within the next 400 days. */
  closesAt: number | null;
  /** When a closed line opens; null when it does not within the next 400 days. */
  opensAt: number | null;
}

const LOOK_AHEAD = 400 * DAY;

/**
 * Whether a line is open, and until when it stays so. Spans that touch or overlap, also across midnight, are one
 * opening; a closure cuts it. Throws a RangeError for an unknown zone, which {@link hoursProblems} refuses.
 */
export function openState(hours: Hours, calendar: readonly CalendarOverride[], at: number): LineHours {
  const closures = closuresAfter(hours, at);
  if (closures.length === 0 && runsRoundTheClock(hours)) {
    return { open: true, always: true, closesAt: null, opensAt: null };
  }
  const horizon = at + LOOK_AHEAD;
  const within = (change: number) => (change <= horizon ? change : null);
  const spans = () => openSpans(hours, calendar, at, horizon);
  if (pastClosures(closures, at) === at) {
    const limit = Math.min(closures[0]?.start ?? Infinity, horizon + 1);
    const end = coveredUntil(spans(), at, limit);
    if (end > at) return { open: true, always: false, closesAt: within(Math.min(end, limit)), opensAt: null };
  }
  const opening = nextOpening(spans(), closures, at);
  return { open: false, always: false, closesAt: null, opensAt: within(opening) };
}

/** Whether the rule, closures aside, leaves out no minute of any day, whichever kinds of day follow each other. */
export function runsRoundTheClock(hours: Hours): boolean {
  return DAYS.every((day, i) => {
    const previous = DAYS[(i + 6) % 7] as Day;
    return rulesFor(hours, previous).every((p) => rulesFor(hours, day).every((d) => fillDay(p, d)));
  });
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

/** The end of the opening that `at` lies in, looking no further than `limit`; `at` itself when there is none. */
function coveredUntil(spans: Iterable<Interval>, at: number, limit: number): number {
  let end = at;
  for (const span of spans) {
    if (span.start > end || end >= limit) break;
    end = Math.max(end, span.end);
  }
  return end;
}

function nextOpening(spans: Iterable<Interval>, closures: readonly Interval[], at: number): number {
  for (const span of spans) {
    const start = pastClosures(closures, Math.max(span.start, at));
    if (start < span.end) return start;
  }
  return Infinity;
}
