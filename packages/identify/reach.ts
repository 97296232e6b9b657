import type { PhoneLine } from './phone-shape.ts';

/** From where a number can be dialled. */
export type ReachableFrom = 'mobile' | 'landline' | 'abroad';

interface Reach {
  /** What holds unless the operator says otherwise. */
  usual: readonly ReachableFrom[];
  /** What an operator may claim at all. */
  possible: readonly ReachableFrom[];
}

const ANYWHERE = ['mobile', 'landline', 'abroad'] as const;

/**
 * By the numbering plan of mainland China: 800 is free to the caller and closed to mobiles; neither 800 nor 400 can be
 * dialled from abroad; some short codes answer +86 95xxx, most do not.
 */
export const REACH: Readonly<Record<PhoneLine, Reach>> = {
  mobile: { usual: ANYWHERE, possible: ANYWHERE },
  landline: { usual: ANYWHERE, possible: ANYWHERE },
  international: { usual: ANYWHERE, possible: ANYWHERE },
  '400': { usual: ['mobile', 'landline'], possible: ['mobile', 'landline'] },
  '800': { usual: ['landline'], possible: ['landline'] },
  short: { usual: ['mobile', 'landline'], possible: ANYWHERE },
};

/** Those of the claimed places from which such a line cannot be reached; empty when the claim can be true. */
export function unreachableFrom(line: PhoneLine, claimed: readonly ReachableFrom[]): ReachableFrom[] {
  return claimed.filter((place) => !REACH[line].possible.includes(place));
}
