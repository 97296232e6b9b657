import type { CalendarOverride, Hours } from '@clearline/card';

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

export function openState(_hours: Hours, _calendar: readonly CalendarOverride[], _at: number): LineHours {
  throw new Error('hours: under construction');
}
