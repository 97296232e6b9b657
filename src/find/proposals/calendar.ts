/** The days of a year that are not what their weekday says. */
import type { Card } from '@clearline/card';
import type * as z from 'zod';
import { calendarCovers, specialDays } from '../hours/index.ts';
import type { getCalendar } from './contract.ts';

type Year = z.infer<(typeof getCalendar)['answer']>;

/** The public calendar, with the operator's own days in their places. */
export function yearOf(year: number, own: Card['calendar']): Year {
  const mine = own.filter(({ date }) => date.startsWith(`${year}-`));
  const dates = new Set(mine.map(({ date }) => date));
  const days: Year['days'] = [
    ...specialDays(year)
      .filter(({ date }) => !dates.has(date))
      .map((day) => ({ ...day, source: 'public' as const })),
    ...mine.map(({ date, kind, name }) => ({ date, kind, name: name ?? null, source: 'own' as const })),
  ];
  return { year, known: calendarCovers(year, own), days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}
