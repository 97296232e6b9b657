/** When an agent works, as instants. In milliseconds since the epoch; a day is one of the local calendar. Pure. */
import { type CalendarOverride, type Card, primaryPhone, type Span } from '@clearline/card';
import { minutesOf } from '../../find/hours/contract.ts';
import { dayKinds, instantOf, isoDate, localDay, weekday } from '../../find/hours/index.ts';
import { type Rest, type RosterGiven, RosterWeek } from './contract.ts';

/** Half open. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** By which days and clocks the operator goes. */
export interface Calendar {
  readonly zone: string;
  readonly overrides: readonly CalendarOverride[];
}

const USUAL_ZONE = 'Asia/Shanghai';
const MINUTE_MS = 60_000;
/** A shift that ended before that says nothing of now. */
const DAYS_BACK = 2;

const publishedHours = (card: Card | null) =>
  card && (primaryPhone(card.channels) ?? card.channels[0])?.hours;

export const calendarOf = (card: Card | null): Calendar => ({
  zone: publishedHours(card)?.zone ?? USUAL_ZONE,
  overrides: card?.calendar ?? [],
});

/** What the card says of the hours in which people answer; null where no shifts could be like that. */
export function serviceHours(card: Card | null): Pick<RosterGiven, 'weekly' | 'followsHolidays'> | null {
  const hours = publishedHours(card);
  const week = RosterWeek.safeParse(hours?.weekly);
  return hours && week.success ? { weekly: week.data, followsHolidays: hours.holidays !== 'as-usual' } : null;
}

/** At each look the same few are asked for of every agent; and to ask Intl takes long. */
const known = new Map<string, number>();
const MOST_KNOWN = 5_000;

function instantAt(zone: string, day: number, minute: number): number {
  const key = `${zone} ${day} ${minute}`;
  const found = known.get(key) ?? instantOf(zone, day, minute);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

function spansOn(roster: RosterGiven, day: number, kind: CalendarOverride['kind']): readonly Span[] {
  const own = roster.days.find((one) => one.day === isoDate(day));
  if (own) return own.spans;
  if (roster.followsHolidays && kind === 'holiday') return [];
  return roster.weekly[roster.followsHolidays && kind === 'make-up' ? 'mon' : weekday(day)];
}

/** Those that begin within some days around, in order; what touches is one. */
export function shiftsAround(roster: RosterGiven, { zone, overrides }: Calendar, at: number): Stretch[] {
  const kindOf = dayKinds(overrides);
  const today = localDay(zone, at);
  const all: Stretch[] = [];
  for (let day = today - DAYS_BACK; day <= today + 1; day++)
    for (const span of spansOn(roster, day, kindOf(day))) {
      const { from, to } = minutesOf(span);
      const next = { from: instantAt(zone, day, from), until: instantAt(zone, day, to) };
      const last = all.at(-1);
      if (last && next.from <= last.until)
        all[all.length - 1] = { from: last.from, until: Math.max(last.until, next.until) };
      else all.push(next);
    }
  return all;
}

/** The one of now. */
export const shiftAt = (shifts: readonly Stretch[], at: number): Stretch | null =>
  shifts.find(({ from, until }) => from <= at && at < until) ?? null;

/**
 * From the last minutes of a shift until the next one nobody new comes, unless they say meanwhile that they go on.
 * @param saidAt when they last said where they are
 */
export function restAt(
  shifts: readonly Stretch[],
  { lastMinutes }: Pick<RosterGiven, 'lastMinutes'>,
  saidAt: number,
  at: number,
): Rest | null {
  const shift = shifts.findLast(({ from }) => from <= at);
  if (!shift) return null;
  const stops = Math.max(shift.from, shift.until - lastMinutes * MINUTE_MS);
  if (at < stops || saidAt >= stops) return null;
  return at < shift.until ? 'ends-soon' : 'over';
}
