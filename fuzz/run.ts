import { mutate, pick, type Random } from './mutate.ts';
import type { Outcome, Target } from './targets.ts';

/** How many inputs that had the same outcome are changed further. */
const KEPT_OF_AN_OUTCOME = 20;

/** An input for which a target threw. */
export interface Crash {
  readonly bytes: Uint8Array;
  readonly error: unknown;
}

export interface Run {
  readonly rounds: number;
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly crash: Crash | null;
}

/** Runs a target on changed inputs while `goOn` says so, or until it throws. */
export async function run(
  target: Target,
  corpus: readonly Uint8Array[],
  random: Random,
  goOn: (rounds: number) => boolean,
): Promise<Run> {
  const pool = [...corpus];
  const outcomes = new Map<Outcome, number>();
  let rounds = 0;
  for (; goOn(rounds); rounds++) {
    const bytes = mutate(pick(pool, random), pick(pool, random), random);
    try {
      const outcome = await target(bytes);
      const seen = (outcomes.get(outcome) ?? 0) + 1;
      outcomes.set(outcome, seen);
      if (seen <= KEPT_OF_AN_OUTCOME) pool.push(bytes);
    } catch (error) {
      return { rounds, outcomes, crash: { bytes, error } };
    }
  }
  return { rounds, outcomes, crash: null };
}
