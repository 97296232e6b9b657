/** Where something stands in a text as it was given, which is in several places where parts run from right to left. */
import { type Folded, originOf } from '@clearline/identify';
import type { Place } from './place.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export function piecesIn(folded: Folded): (place: Place) => readonly Range[] {
  const ranks = ranksOf(folded);
  return ({ from, to }) => {
    if (!ranks) return [originOf(folded, from, to)];
    const pieces: Range[] = [];
    let begin = from;
    for (let at = from + 1; at <= to; at++) {
      if (at < to && Math.abs((ranks[at] ?? 0) - (ranks[at - 1] ?? 0)) === 1) continue;
      pieces.push(originOf(folded, begin, at));
      begin = at;
    }
    return pieces;
  };
}

/** For each unit how many stand before it in the text as it was given; nothing where none is out of order. */
function ranksOf({ starts }: Folded): Int32Array | undefined {
  if (starts.every((start, at) => at === 0 || start >= (starts[at - 1] ?? 0))) return undefined;
  const ranks = new Int32Array(starts.length);
  const order = Array.from(starts, (_, at) => at).sort(
    (one, other) => (starts[one] ?? 0) - (starts[other] ?? 0),
  );
  order.forEach((at, rank) => {
    ranks[at] = rank;
  });
  return ranks;
}
