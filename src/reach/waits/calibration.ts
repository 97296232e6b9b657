/**
 * How true our estimates were. Whoever left, or still waits, would have waited longer than we saw: their waits are censored,
 * not missing. To leave them out would count the short waits alone and flatter us.
 *
 * We take the product-limit estimate (Kaplan & Meier 1958) in the form of Efron 1967: whoever left hands their weight evenly
 * to all who were there for longer, so that these stand for them too. That is right if how long people stay has nothing to
 * do with what they were told. Nobody can know that of those who left; so the bounds that hold in any case are given too.
 */
import type { Range } from './contract.ts';

/** What was said of a wait, and what came of it. */
export interface Told {
  /** Null where we said that it cannot be estimated. */
  readonly said: (Range & { readonly meanSeconds: number }) | null;
  /** Whoever is `waiting` has done so for `seconds` so far. */
  readonly outcome: 'answered' | 'left' | 'waiting';
  readonly seconds: number;
}

/** Shares are of all who were told a range. */
export interface Calibration {
  readonly told: number;
  /** To how many we said that we cannot say. */
  readonly untold: number;
  readonly answered: number;
  readonly inside: number;
  readonly shorter: number;
  readonly longer: number;
  /** Of whom nothing can be concluded, because nobody stayed for longer. */
  readonly undecided: number;
  /** Whatever would have become of those who left. */
  readonly insideAtLeast: number;
  readonly insideAtMost: number;
  /** How much longer the waits were than the mean that was said. Null where nobody was answered. */
  readonly meanErrorSeconds: number | null;
}

type Ranged = Told & { readonly said: NonNullable<Told['said']> };

export function calibrate(all: readonly Told[]): Calibration {
  const ranged = all.flatMap((one) => (one.said ? [{ ...one, said: one.said }] : []));
  // That a wait is longer than the range is seen as soon as the range has ended.
  const weighed = handedOn(ranged, {
    at: ({ seconds, said }) => Math.min(seconds, said.highSeconds),
    isSeen: (one) => isOver(one) || isLonger(one),
  });
  const share = (which: (one: Ranged) => boolean) =>
    weighed.reduce((sum, { one, weight }) => (which(one) ? sum + weight : sum), 0);
  const count = (which: (one: Ranged) => boolean) => ranged.filter(which).length / Math.max(1, ranged.length);
  return {
    told: ranged.length,
    untold: all.length - ranged.length,
    answered: ranged.filter(isOver).length,
    inside: share((one) => isOver(one) && !isShorter(one) && !isLonger(one)),
    shorter: share((one) => isOver(one) && isShorter(one)),
    longer: share(isLonger),
    undecided: share((one) => !isOver(one) && !isLonger(one)),
    insideAtLeast: count((one) => isOver(one) && !isShorter(one) && !isLonger(one)),
    insideAtMost: count((one) => !isLonger(one) && !(isOver(one) && isShorter(one))),
    meanErrorSeconds: meanError(ranged),
  };
}

/** The same for each band, such as an hour of the day or a number of customers ahead, in the order of their names. */
export const calibrateBy = <T extends Told>(
  all: readonly T[],
  bandOf: (one: T) => string,
): { readonly band: string; readonly calibration: Calibration }[] =>
  [...Map.groupBy(all, bandOf)]
    .map(([band, some]) => ({ band, calibration: calibrate(some) }))
    .sort((a, b) => (a.band < b.band ? -1 : 1));

const isOver = ({ outcome }: Told): boolean => outcome === 'answered';
const isShorter = ({ said, seconds }: Ranged): boolean => seconds < said.lowSeconds;
const isLonger = ({ said, seconds }: Ranged): boolean => seconds > said.highSeconds;

function meanError(ranged: readonly Ranged[]): number | null {
  let [error, all] = [0, 0];
  for (const { one, weight } of handedOn(ranged, { at: ({ seconds }) => seconds, isSeen: isOver })) {
    if (!isOver(one)) continue;
    error += weight * (one.seconds - one.said.meanSeconds);
    all += weight;
  }
  return all > 0 ? error / all : null;
}

/** Weights that sum to one, of those whom we have seen; and what is left over, of the last one where we have not. */
function handedOn(
  all: readonly Ranged[],
  { at, isSeen }: { at: (one: Ranged) => number; isSeen: (one: Ranged) => boolean },
): { readonly one: Ranged; readonly weight: number }[] {
  const inOrder = all.toSorted((a, b) => at(a) - at(b) || Number(isSeen(b)) - Number(isSeen(a)));
  let weight = 1 / inOrder.length;
  return inOrder.map((one, i) => {
    const further = inOrder.length - 1 - i;
    if (isSeen(one) || further === 0) return { one, weight };
    weight += weight / further;
    return { one, weight: 0 };
  });
}
