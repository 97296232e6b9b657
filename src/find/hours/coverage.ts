import type { CalendarOverride, Hours } from '@clearline/card';
import { calendarCovers } from './calendar.ts';
import { followsCalendar } from './rule/contract.ts';
import { DAY, localDay } from './zone.ts';

/**
 * The years between two instants, both included, whose public holidays nobody has told yet although some of these hours
 * depend on them: there, every holiday is taken for an ordinary day. In order, each once.
 */
export function unknownYears(
  all: readonly Hours[],
  calendar: readonly CalendarOverride[],
  from: number,
  until: number,
): number[] {
  const years = all.filter(followsCalendar).flatMap(({ zone }) => {
    const first = yearAt(zone, from);
    return Array.from({ length: yearAt(zone, until) - first + 1 }, (_, i) => first + i);
  });
  return [...new Set(years)].filter((year) => !calendarCovers(year, calendar)).sort();
}

const yearAt = (zone: string, at: number): number => new Date(localDay(zone, at) * DAY).getUTCFullYear();
