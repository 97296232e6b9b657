/** How long customers are served, and how much longer by an agent who has several. */
import { recent, sum, withoutOdd } from './recent.ts';
import { type Service, slowness } from './team.ts';

/** A customer who was served to the end. */
export interface Served {
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
  /** For how long they were one of the agent's chats. */
  readonly seconds: number;
  /** How many chats the agent had meanwhile, this one included: the mean over that time. */
  readonly chats: number;
}

export interface MeasuredService extends Service {
  /** Of how many outcomes it is worth. */
  readonly seen: number;
}

/**
 * What we believe of the slow-down before anything is seen: a second chat lengthens the first by a quarter, so that three
 * at once are worth two agents. A judgement, not a measurement; a few hundred chats of different loads outweigh it.
 */
export const PRIOR = { slowdown: 0.25, deviation: 0.15 } as const;
const MOST_SLOWDOWN = 2;

/**
 * Null without enough outcomes. Else the slow-down that is likeliest for durations whose mean is soloSeconds × slowness,
 * with the prior, and the mean that goes with it. It is a quasi-likelihood (McCullagh & Nelder 1989, § 8): only the means
 * need be so, whatever the shape of the durations.
 */
export function measureService(outcomes: readonly Served[], now: number): MeasuredService | null {
  // A mean of ones may come out as a hair less than one.
  const real = outcomes.map((one) => ({ ...one, chats: Math.max(1, one.chats) }));
  const found = recent(withoutOdd(real), now);
  if (!found) return null;
  const { all, seen } = found;
  const solo = (slowdown: number) =>
    sum(all.map(({ weight, seconds, chats }) => (weight * seconds) / slowness(chats, slowdown))) / seen;
  const unlikely = (slowdown: number) =>
    sum(all.map(({ weight, chats }) => weight * Math.log(slowness(chats, slowdown)))) +
    seen * Math.log(solo(slowdown)) +
    ((slowdown - PRIOR.slowdown) / PRIOR.deviation) ** 2 / 2;
  const slowdown = lowest(unlikely, 0, MOST_SLOWDOWN);
  const soloSeconds = solo(slowdown);
  return soloSeconds > 0 ? { soloSeconds, slowdown, seen } : null;
}

/** By golden sections, to a thousandth. */
function lowest(of: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  while (high - low > 1e-3) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (of(left) <= of(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
