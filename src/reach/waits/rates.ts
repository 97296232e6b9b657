/** What the line does these hours, from what it did. What too little is known of is null, never a guess. Pure. */
import type { Coming } from './place.ts';
import { decay, recent, sum, withoutOdd } from './recent.ts';
import { type MeasuredService, measureService, type Served } from './service.ts';

/** Somebody who waited in the line. Whoever waits still has not left yet, and counts too. */
export interface Waited {
  /** Milliseconds since the epoch: when they were taken or left, or now. */
  readonly endedAt: number;
  readonly seconds: number;
  readonly left: boolean;
}

export interface Came {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly headStartSeconds: number;
}

/** Milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface Outcomes {
  readonly served: readonly Served[];
  readonly waited: readonly Waited[];
  readonly came: readonly Came[];
  /** When the line was open, and whoever came was noted. */
  readonly open: readonly Span[];
}

export interface Rates {
  readonly service: MeasuredService | null;
  readonly leavingPerSecond: number | null;
  readonly coming: readonly Coming[] | null;
}

export const measureRates = (outcomes: Outcomes, now: number): Rates => ({
  service: measureService(outcomes.served, now),
  leavingPerSecond: measureLeaving(outcomes.waited, now),
  coming: measureComing(outcomes.came, outcomes.open, now),
});

/** A program that comes and is gone at once has no patience to be measured. */
const LEAST_SECONDS = 1;

/**
 * Those who left, by the time that all have waited: the likeliest rate of an exponential patience of which mostly only the
 * beginning is seen (Brown et al. 2005, "Statistical analysis of a telephone call center"). Who did not have to wait
 * says nothing of patience.
 */
function measureLeaving(waited: readonly Waited[], now: number): number | null {
  const found = recent(withoutOdd(waited.filter(({ seconds }) => seconds > 0)), now);
  if (!found) return null;
  const left = sum(found.all.filter(({ left }) => left).map(({ weight }) => weight));
  return left / sum(found.all.map(({ weight, seconds }) => weight * Math.max(LEAST_SECONDS, seconds)));
}

const COMING_HALF_LIFE_MS = 2 * 3_600_000;
/** Open time that has to count, of just now. */
const ENOUGH_OPEN_MS = 30 * 60_000;

/** Arrivals change with the hour, so only these hours count; the hours when the line is closed are no hours. */
function measureComing(came: readonly Came[], open: readonly Span[], now: number): Coming[] | null {
  const openMs = sum(open.map((span) => decayedMs(span, now)));
  if (openMs < ENOUGH_OPEN_MS) return null;
  return [...Map.groupBy(came, ({ headStartSeconds }) => headStartSeconds)].map(
    ([headStartSeconds, kind]) => ({
      headStartSeconds,
      perSecond: sum(kind.map(({ at }) => decay(now - at, COMING_HALF_LIFE_MS))) / (openMs / 1000),
    }),
  );
}

/** ∫ of the decay over a span. */
function decayedMs({ from, until }: Span, now: number): number {
  const scale = COMING_HALF_LIFE_MS / Math.LN2;
  const part = (at: number) => decay(now - Math.min(at, now), COMING_HALF_LIFE_MS);
  return scale * Math.max(0, part(until) - part(from));
}
