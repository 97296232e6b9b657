/** How long somebody has waited against what they were told; where that was nothing, against what is usual. Pure. */
import { LONG_WAIT_SECONDS, type WaitingOnBoard } from '../contract.ts';

/** By what was told, or by the clock alone. */
export type Lateness = 'fine' | 'near' | 'late' | 'long' | 'longest';

/** As the marks look. */
export const LOOK: Readonly<Record<Lateness, 'fine' | 'near' | 'late'>> = {
  fine: 'fine',
  near: 'near',
  late: 'late',
  long: 'near',
  longest: 'late',
};

const MINUTE_MS = 60_000;
/** Of what was told. */
const NEAR = 0.75;
/** As at the desk, where nothing was told. */
const NEAR_MIN = 5;

/** @param now milliseconds since the epoch */
export function latenessOf({ waitsSince, told, late, answerBy }: WaitingOnBoard, now: number): Lateness {
  const waitedMs = now - Date.parse(waitsSince);
  if (late) return 'late';
  // Who left a message was promised an answer by then, and does not wait for it.
  if (answerBy) return 'fine';
  if (told) return waitedMs >= told.highSeconds * 1000 * NEAR ? 'near' : 'fine';
  return waitedMs >= LONG_WAIT_SECONDS * 1000
    ? 'longest'
    : waitedMs >= NEAR_MIN * MINUTE_MS
      ? 'long'
      : 'fine';
}

/** The clocks of server and screen may differ. */
export const minutesSince = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / MINUTE_MS));
