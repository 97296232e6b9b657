import type { Range } from './contract.ts';

/** Lengths of time as people say them: whole minutes, then five, then half hours. */
const GRIDS = [
  { belowSeconds: 10 * 60, stepSeconds: 60 },
  { belowSeconds: 3600, stepSeconds: 5 * 60 },
  { belowSeconds: Number.POSITIVE_INFINITY, stepSeconds: 30 * 60 },
] as const;

/** To the nearest that can be said, not outwards: a range of four in five is to stay one. It is never empty. */
export function sayable({ lowSeconds, highSeconds }: Range): Range {
  const low = nearest(lowSeconds);
  const high = nearest(highSeconds);
  return { lowSeconds: low, highSeconds: high > low ? high : low + stepAt(low) };
}

const nearest = (seconds: number): number => Math.round(seconds / stepAt(seconds)) * stepAt(seconds);

const stepAt = (seconds: number): number =>
  GRIDS.find(({ belowSeconds }) => seconds < belowSeconds)?.stepSeconds ?? 60;
