import { type CalendarOverride, DAYS, type Day } from '@clearline/card';
import chineseDays from 'chinese-days';
import { isoDate } from './zone.ts';

const DAY_MS = 86_400_000;

export type DayKind = CalendarOverride['kind'];

/** The day of the week; 1970-01-01 was a Thursday. */
export const weekday = (day: number): Day => DAYS[(((day + 3) % 7) + 7) % 7] as Day;

/**
 * Whether the State Council's arrangement for this year is known, here or by the card: once 1 October has been named.
 * Until then every day is ordinary but for those that the card names. The arrangement of a year comes out in the autumn
 * before and can reach into late December; a day of the operator's own says nothing about the public ones.
 */
export const calendarCovers = (year: number, overrides: readonly CalendarOverride[] = []): boolean =>
  official(`${year}-10-01`) === 'holiday' || overrides.some((o) => o.date === `${year}-10-01`);

/** What a date is by the public calendar of mainland China, with the card's own exceptions on top. */
export function dayKinds(overrides: readonly CalendarOverride[]): (day: number) => DayKind {
  const own = new Map(overrides.map((o) => [o.date, o.kind]));
  return (day) => {
    const date = isoDate(day);
    return own.get(date) ?? official(date);
  };
}

const known = new Map<string, DayKind>();

// The library reads its own dates and ours with the same process zone, but only when ours are strings.
// It names an ordinary day by its weekday and any other one by its holiday: "National Day,国庆节,3".
function official(date: string): DayKind {
  let kind = known.get(date);
  if (!kind) {
    const { name, work } = chineseDays.getDayDetail(date);
    kind = !name.includes(',') ? 'ordinary' : work ? 'make-up' : 'holiday';
    known.set(date, kind);
  }
  return kind;
}

/** The public holidays and make-up days of a year, as the State Council arranged them; none while that is not known. */
export function specialDays(
  year: number,
): { date: string; kind: 'holiday' | 'make-up'; name: { zh: string; en: string } }[] {
  const first = Date.UTC(year, 0, 1) / DAY_MS;
  const count = Date.UTC(year + 1, 0, 1) / DAY_MS - first;
  return Array.from({ length: count }, (_, i) => isoDate(first + i)).flatMap((date) => {
    const kind = official(date);
    if (kind === 'ordinary') return [];
    const [en = '', zh = ''] = chineseDays.getDayDetail(date).name.split(',');
    return [{ date, kind, name: { zh, en } }];
  });
}
