/** The days of a year as a picture shows them. Dates are `2026-10-01`; weeks begin on Monday. */
import type { Closure } from './week.ts';

const DAY_MS = 86_400_000;
export type DayKind = 'holiday' | 'make-up' | 'ordinary';

/** The weeks of a month; null where a day belongs to its neighbour. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = new Date(Date.UTC(year, month, 1));
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lead = (first.getUTCDay() + 6) % 7;
  const cells = [
    ...Array.from({ length: lead }, () => null),
    ...Array.from({ length: days }, (_, i) => dateOf(Date.UTC(year, month, i + 1))),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day so many days on. */
export const shifted = (date: string, days: number): string =>
  dateOf(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);

/** The same day of another month, or its last where it has no such day. */
export function inMonth(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** Where a key leads from a day; null for any other key. */
export function moved(date: string, key: string): string | null {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  switch (key) {
    case 'ArrowLeft':
      return shifted(date, -1);
    case 'ArrowRight':
      return shifted(date, 1);
    case 'ArrowUp':
      return shifted(date, -7);
    case 'ArrowDown':
      return shifted(date, 7);
    case 'Home':
      return shifted(date, -weekday);
    case 'End':
      return shifted(date, 6 - weekday);
    case 'PageUp':
      return inMonth(date, -1);
    case 'PageDown':
      return inMonth(date, 1);
    default:
      return null;
  }
}

/** Whether a closure takes any of the day. A date alone as its end includes that day. */
export function covers({ from, until }: Closure, date: string): boolean {
  if (from === '' || until === '') return false;
  const ends =
    until.length === 10 || until.slice(11, 16) > '00:00'
      ? until.slice(0, 10)
      : shifted(until.slice(0, 10), -1);
  return from.slice(0, 10) <= date && date <= ends;
}
