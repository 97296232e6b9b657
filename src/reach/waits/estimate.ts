/** How long a customer waits for a human: what we say to them, or that we cannot say it. Pure. */
import type { Estimate } from './contract.ts';
import { passage } from './passage.ts';
import { placeOf } from './place.ts';
import type { Rates } from './rates.ts';
import { sayable } from './rounding.ts';
import { stretchesOf } from './stretches.ts';
import { type Agent, freeSlots } from './team.ts';

export interface Situation {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whoever takes customers now and may take this one. */
  readonly agents: readonly Agent[];
  /** Of this customer, as place.ts tells: milliseconds since the epoch. */
  readonly turn: number;
  /** Of all others who wait for these agents. */
  readonly turns: readonly number[];
}

/** Of how many waits we say that they end within the range; as many of the others are shorter as longer. */
export const PROMISED_SHARE = 0.8;
/** Standard deviations to each side that hold such a share. */
const DEVIATIONS = 1.2816;

/** From now on, in what people say: {@link sayable}. */
export function estimateWait(situation: Situation, rates: Rates): Estimate {
  const exact = forecast(situation, rates);
  if (exact.kind !== 'range') return exact;
  return { kind: 'range', ...sayable(exact), meanSeconds: Math.round(exact.meanSeconds) };
}

/** The same to the second. */
export function forecast({ agents, turn, turns, now }: Situation, rates: Rates): Estimate {
  const { service, leavingPerSecond, coming } = rates;
  const free = freeSlots(agents);
  const { ahead, overtaking } = placeOf(turn, turns, coming ?? [], now);
  if (ahead < free) return { kind: 'now' };
  if (!service || !coming || agents.every(({ capacity }) => capacity === 0)) return { kind: 'unknown' };
  const before = ahead - free;
  // Whoever is next waits as long whether others are patient or not.
  const alone = before === 0 && overtaking.length === 0;
  if (leavingPerSecond === null && !alone) return { kind: 'unknown' };
  const wait = passage(before, leavingPerSecond ?? 0, stretchesOf(agents, service, overtaking));
  const mean = wait.meanSeconds;
  // The rate of service is itself an estimate, of `seen` chats: its error adds to that of chance.
  const doubt = (DEVIATIONS * mean) / Math.sqrt(service.seen);
  const low = mean - Math.hypot(mean - wait.quantileSeconds((1 - PROMISED_SHARE) / 2), doubt);
  const high = mean + Math.hypot(wait.quantileSeconds((1 + PROMISED_SHARE) / 2) - mean, doubt);
  return { kind: 'range', lowSeconds: Math.max(0, low), highSeconds: high, meanSeconds: mean };
}
