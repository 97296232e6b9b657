/** What votes come to: whether a line is down, or up again. Pure. */
import type { IncidentKind } from './contract.ts';
import { type Vote, type Weighed, weigh, weightOf } from './weigh.ts';

const HOUR = 3_600_000;

/** `weight`: how much must be said before anything is concluded. Shares are from 0 to 1. */
export const THRESHOLDS = {
  windowHours: 3,
  /** More than the caps let any one wider network have, so it takes at least two of them. */
  down: { weight: 10, share: 0.5, aboveUsual: 0.2 },
  /** A few people do not mistype one number alike. */
  noSuchNumber: { weight: 6, share: 0.25 },
  /** Of the last hour. */
  recovered: { hours: 1, weight: 6, share: 0.5 },
  quietHours: 12,
} as const;

/** A line without a history is taken to be like this: people come to complain rather than to praise. */
const PRIOR = { failed: 6, all: 20 } as const;
/** 97.5 % on each side. */
const Z = 1.96;

/** Wilson's score interval of `hits` among `all`; both may be weights. */
export function wilson(hits: number, all: number): { readonly low: number; readonly high: number } {
  if (all <= 0) return { low: 0, high: 1 };
  const p = hits / all;
  const middle = p + Z ** 2 / (2 * all);
  const spread = Z * Math.sqrt((p * (1 - p)) / all + Z ** 2 / (4 * all ** 2));
  const scale = 1 + Z ** 2 / all;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** Weighted votes of days past. */
export interface History {
  readonly reached: number;
  readonly failed: number;
}

export const usualShare = ({ reached, failed }: History): number =>
  (failed + PRIOR.failed) / (reached + failed + PRIOR.all);

export interface Finding {
  /** Null while nothing speaks against the line. */
  readonly kind: IncidentKind | null;
  readonly share: number;
  readonly atLeast: number;
  readonly usual: number;
  readonly weight: number;
}

/** @param since votes before it are spent: staff have ended the incident that they raised */
export function findingOf(votes: readonly Vote[], history: History, now: number, since: number): Finding {
  const from = Math.max(now - THRESHOLDS.windowHours * HOUR, since);
  const { failed, missing, all } = sums(weigh(votes.filter(({ at }) => at > from)));
  const { low } = wilson(failed, all);
  const usual = usualShare(history);
  return {
    kind: kindOf({ missing, all, low, usual }),
    share: all > 0 ? failed / all : 0,
    atLeast: low,
    usual,
    weight: all,
  };
}

function kindOf(found: { missing: number; all: number; low: number; usual: number }): IncidentKind | null {
  const { missing, all, low, usual } = found;
  const { down, noSuchNumber } = THRESHOLDS;
  if (missing >= noSuchNumber.weight && wilson(missing, all).low >= noSuchNumber.share)
    return 'no-such-number';
  const isHigh = low >= Math.max(down.share, Math.min(0.9, usual + down.aboveUsual));
  return all >= down.weight && isHigh ? 'not-reachable' : null;
}

/** Why an incident ends by itself; null while it goes on. What staff have confirmed does not end by silence. */
export function endingOf(
  votes: readonly Vote[],
  incident: { readonly raisedAt: number; readonly confirmed: boolean },
  now: number,
): 'votes' | 'quiet' | null {
  const { recovered, quietHours } = THRESHOLDS;
  const from = Math.max(now - recovered.hours * HOUR, incident.raisedAt);
  const { failed, all } = sums(weigh(votes.filter(({ at }) => at > from)));
  if (all >= recovered.weight && wilson(failed, all).high < recovered.share) return 'votes';
  const lastFailure = Math.max(
    incident.raisedAt,
    ...votes.filter(({ answer }) => answer !== 'reached').map(({ at }) => at),
  );
  return !incident.confirmed && now - lastFailure >= quietHours * HOUR ? 'quiet' : null;
}

function sums(votes: readonly Weighed[]): { failed: number; missing: number; all: number } {
  const failed = weightOf(votes.filter(({ answer }) => answer !== 'reached'));
  const missing = weightOf(votes.filter(({ answer }) => answer === 'no-such-number'));
  return { failed, missing, all: weightOf(votes) };
}
