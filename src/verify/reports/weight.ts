/** In which order moderators look: what harms most people, most dearly, right now, comes first. */

export interface Weighed {
  /** Different people. */
  readonly reporters: number;
  /** In fen, all reports together. */
  readonly lost: number;
  /** Milliseconds since the epoch. */
  readonly lastSeen: number;
  /** Whether nobody who reported it has shown proof of work. */
  readonly slow: boolean;
}

const HALF_LIFE_MS = 2 * 86_400_000;
const FEN = 100;

/** Anybody can claim a loss, so it counts by its order of magnitude: 10,000 yuan weigh five times nothing lost. */
export function weightOf({ reporters, lost, lastSeen }: Weighed, now: number): number {
  const loss = 1 + Math.log10(1 + lost / FEN);
  const freshness = 2 ** (-Math.max(0, now - lastSeen) / HALF_LIFE_MS);
  return reporters * loss * freshness;
}

/** What came only without proof of work waits for all else. */
export const byWeight =
  (now: number) =>
  (a: Weighed, b: Weighed): number =>
    Number(a.slow) - Number(b.slow) || weightOf(b, now) - weightOf(a, now) || b.lastSeen - a.lastSeen;
