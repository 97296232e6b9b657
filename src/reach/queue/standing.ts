/** How an agent stands by the roster. Pure. */

import type { Roster } from '../roster/contract.ts';
import { type Calendar, restAt, shiftAt, shiftsAround } from '../roster/index.ts';
import type { Presence } from './contract.ts';

export type Standing = Pick<Presence, 'shift' | 'rest'>;

export const OFF_ROSTER: Standing = { shift: null, rest: null };

/** @param saidAt when they last said where they are; null where they never have */
export function standingOf(
  roster: Roster | undefined,
  calendar: Calendar,
  saidAt: Date | null,
  now: number,
): Standing {
  if (!roster) return OFF_ROSTER;
  const shifts = shiftsAround(roster, calendar, now);
  const shift = shiftAt(shifts, now);
  const iso = (at: number) => new Date(at).toISOString();
  return {
    shift: shift && { from: iso(shift.from), until: iso(shift.until) },
    rest: saidAt && restAt(shifts, roster, saidAt.getTime(), now),
  };
}
