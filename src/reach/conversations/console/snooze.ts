/** When a conversation that is put off comes back. Fields are in Beijing time, instants in milliseconds since the epoch. */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Without summer time since 1991. */
const BEIJING_MS = 8 * HOUR_MS;
const MORNING_H = 9;

export const inAnHour = (now: number): number => now + HOUR_MS;

export function tomorrowMorning(now: number): number {
  const today = Math.floor((now + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
  return today + DAY_MS + MORNING_H * HOUR_MS;
}

/** @param field of `<input type="datetime-local">`; null where it holds no moment that is still to come */
export function momentOf(field: string, now: number): number | null {
  const at = Date.parse(`${field}:00+08:00`);
  return at > now ? at : null;
}
