/** What is recent counts more, and what is odd does not count. */

const HOUR_MS = 3_600_000;

/**
 * As fresh as there are outcomes for: each counts half as much for every half-life that it is old, and the first
 * half-life for which they still count for enough is taken. Where not even a week has enough, nothing can be said.
 */
const FRESHNESS = [
  { halfLifeMs: 2 * HOUR_MS, enough: 100 },
  { halfLifeMs: 24 * HOUR_MS, enough: 100 },
  { halfLifeMs: 168 * HOUR_MS, enough: 30 },
] as const;

export interface Recent<T> {
  readonly all: readonly (T & { readonly weight: number })[];
  /** Of how many outcomes of just now these are worth. */
  readonly seen: number;
}

export const decay = (ageMs: number, halfLifeMs: number): number => 2 ** (-Math.max(0, ageMs) / halfLifeMs);

export function recent<T extends { readonly endedAt: number }>(
  outcomes: readonly T[],
  now: number,
): Recent<T> | null {
  for (const { halfLifeMs, enough } of FRESHNESS) {
    const all = outcomes.map((one) => ({ ...one, weight: decay(now - one.endedAt, halfLifeMs) }));
    const seen = sum(all.map(({ weight }) => weight));
    if (seen >= enough) return { all, seen };
  }
  return null;
}

/** Standard deviations of the logarithm, beyond which a duration is no duration but a chat that nobody closed. */
const ODD = 3;
/** Of a normal distribution, by its median absolute deviation. */
const DEVIATION = 1.4826;
/** Where all are nearly alike, twice as long is still nothing odd. */
const LEAST_DEVIATION = 0.3;
const LONGEST_SECONDS = 12 * 3600;

/**
 * Leaves out what took too long to have been what it claims to be. An exponential duration is cut less than once in a
 * million times, so the mean of honest ones stays.
 */
export function withoutOdd<T extends { readonly seconds: number }>(outcomes: readonly T[]): T[] {
  const logs = outcomes.filter(({ seconds }) => seconds > 0).map(({ seconds }) => Math.log(seconds));
  const middle = median(logs);
  const deviation = DEVIATION * median(logs.map((log) => Math.abs(log - middle)));
  const most = Math.exp(middle + ODD * Math.max(LEAST_DEVIATION, deviation));
  return outcomes.filter(({ seconds }) => seconds >= 0 && seconds <= Math.min(most, LONGEST_SECONDS));
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
