import type { CalendarOverride, Hours } from '@clearline/card';
import { unknownYears } from './coverage.ts';
import { runsRoundTheClock } from './rule/contract.ts';
import { closuresAfter, type Interval, openSpans, pastClosures } from './spans.ts';
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
  /** The change, or already now, lies in a year whose public holidays are not known, and they matter to these hours. */
  holidaysUnknown?: true;
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
  const state = stateAt(hours, calendar, closures, at);
  const change = state.closesAt ?? state.opensAt ?? at;
  const unknown = unknownYears([hours], calendar, at, change).length > 0;
  return unknown ? { ...state, holidaysUnknown: true } : state;
}

function stateAt(
  hours: Hours,
  calendar: readonly CalendarOverride[],
  closures: readonly Interval[],
  at: number,
): LineHours {
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
