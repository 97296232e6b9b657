/** Days picked one by one or as a range, and what an arrangement makes of them. Pure. Dates are `2026-10-01`. */
import type { Texts } from './inputs.tsx';
import { type DayKind, shifted } from './year.ts';

export interface OwnDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly name?: Texts;
}

/** From where it was begun to the day that has the focus, whichever comes first. */
export interface Range {
  readonly anchor: string;
  readonly chosen: string;
}

export const only = (date: string): Range => ({ anchor: date, chosen: date });

export const endsOf = ({ anchor, chosen }: Range): readonly [first: string, last: string] =>
  anchor < chosen ? [anchor, chosen] : [chosen, anchor];

export function holds(range: Range, date: string): boolean {
  const [first, last] = endsOf(range);
  return first <= date && date <= last;
}

export function daysOf(range: Range): string[] {
  const [first, last] = endsOf(range);
  const days: string[] = [];
  for (let day = first; day <= last; day = shifted(day, 1)) days.push(day);
  return days;
}

/** What one day would be: null where the public calendar holds. */
export type Arrangement = Omit<OwnDay, 'date'> | null;

/** The operator's days once these are arranged like that, in order. */
export function arranged(
  own: readonly OwnDay[],
  days: readonly string[],
  like: (before: OwnDay | undefined) => Arrangement,
): OwnDay[] {
  const kept = own.filter(({ date }) => !days.includes(date));
  const made = days.flatMap((date): OwnDay[] => {
    const day = like(own.find((one) => one.date === date));
    return day ? [{ ...day, date }] : [];
  });
  return [...kept, ...made].toSorted((a, b) => a.date.localeCompare(b.date));
}

/** What all of them share; undefined where they differ. */
export function shared<T>(all: readonly T[]): T | undefined {
  const [first] = all;
  return all.every((one) => one === first) ? first : undefined;
}
