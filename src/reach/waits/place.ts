/**
 * Where a customer stands in the line. Everybody has a turn: the moment at which they began to wait, less the head start of
 * what they need. Turns do not change, so of those who come later only they go before whose head start is greater by more
 * than the time between. Hence each kind of customer can overtake somebody only for a while.
 */

/** How often customers of one head start come. */
export interface Coming {
  readonly headStartSeconds: number;
  readonly perSecond: number;
}

export interface Overtaking {
  readonly perSecond: number;
  /** From now; after it, nobody of this kind goes before any more. */
  readonly forSeconds: number;
}

export interface Place {
  readonly ahead: number;
  readonly overtaking: readonly Overtaking[];
}

/**
 * @param turn of the customer, and `turns` of all others who wait: milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function placeOf(
  turn: number,
  turns: readonly number[],
  coming: readonly Coming[],
  now: number,
): Place {
  return {
    ahead: turns.filter((other) => other <= turn).length,
    overtaking: coming
      .map(({ headStartSeconds, perSecond }) => ({
        perSecond,
        forSeconds: headStartSeconds - (now - turn) / 1000,
      }))
      .filter(({ perSecond, forSeconds }) => perSecond > 0 && forSeconds > 0),
  };
}
