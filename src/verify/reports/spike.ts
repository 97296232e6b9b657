/** Whether far more people report in one hour than usual: then something has begun, and everybody should be told. */

/** Fewer are no wave, however quiet it usually is. */
export const MIN_REPORTERS = 5;
/** Standard deviations of a Poisson process above its mean. */
const SIGMAS = 4;

/** The mean of what earlier hours brought; 0 where there were none. */
export const usualOf = (hours: readonly number[]): number =>
  hours.length === 0 ? 0 : hours.reduce((sum, n) => sum + n, 0) / hours.length;

/** @param reporters different people in the last hour @param usual in an hour */
export const isSpike = (reporters: number, usual: number): boolean =>
  reporters >= MIN_REPORTERS && reporters > usual + SIGMAS * Math.sqrt(Math.max(usual, 1));
