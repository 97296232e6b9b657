/** In which order customers are answered: by what they need, and the longer they wait the sooner. Pure. */
import type { Intent } from './contract.ts';

/**
 * A head start in minutes. It is finite, so nobody starves: whoever has waited longer than the whole difference goes
 * before everybody who came later.
 */
export const HEAD_START_MIN: Readonly<Record<Intent, number>> = {
  'account-security': 60,
  'top-up-failed': 20,
  refund: 15,
  'faulty-goods': 10,
  enquiry: 0,
};

/** Before an answer is due that was promised, in minutes: from then on it goes before everybody who came later. */
export const DUE_MIN = 60;

export interface Waiting {
  readonly intent: Intent;
  /** Milliseconds since the epoch. */
  readonly waitsSince: number;
  /** Until when an answer was promised to somebody who does not wait for it; null for who does. */
  readonly answerBy: number | null;
  /** Decides between equals, so that the order is one. */
  readonly number: number;
}

/** Milliseconds since the epoch, earliest first. It does not change with time, so a place can only be lost to the more urgent. */
export const turnOf = ({
  intent,
  waitsSince,
  answerBy,
}: Pick<Waiting, 'intent' | 'waitsSince' | 'answerBy'>): number =>
  answerBy === null
    ? waitsSince - HEAD_START_MIN[intent] * 60_000
    : Math.max(waitsSince, answerBy - DUE_MIN * 60_000);

export const inTurn = (a: Waiting, b: Waiting): number => turnOf(a) - turnOf(b) || a.number - b.number;
