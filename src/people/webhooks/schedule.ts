/** When an event is tried again, and when we stop. As the Standard Webhooks specification recommends: ten tries in three days. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first try, the second … */
const PAUSES_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** What was missed together does not come back together. */
const JITTER = 0.2;

/** So many failures in a row are the receiver's trouble, not that of one event: from then on it is asked seldom. */
export const TROUBLED = 5;
const MOST_REST_MS = MINUTE;

/** With nothing taken for so long a webhook is switched off. */
export const DISABLE_MS = 72 * HOUR;

/** @param random from 0 to below 1 @returns null where it is not tried any more */
export function pauseAfter(tries: number, random: number): number | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : Math.round(pause * (1 - JITTER + 2 * JITTER * random));
}

/** How long a receiver in trouble is left alone before anything else is tried. */
export const restAfter = (failures: number): number | null =>
  failures < TROUBLED ? null : Math.min(SECOND * 2 ** Math.min(failures - TROUBLED, 10), MOST_REST_MS);
