/** How much is taken at once, as each upload is held in memory until it is kept; and how much in a day, as disks end. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Party } from '../conversations/index.ts';

/** On one node: some 320 MB, while they arrive. */
const MOST = 32;
/** Of them all but some for staff: so those who help can send however many are on their way to us. */
const MOST_OF_CUSTOMERS = 24;
/** Of one network of customers, or of one of the staff. */
const MOST_OF_ONE = 6;
/** Of one network of customers in ten minutes, whatever becomes of them. */
const MOST_TRIED = 120;
const TRIED_S = 600;
/** Of one network of customers, or of one of the staff, as it is kept: guests are free, and each has a day's worth. */
const MOST_DAY_BYTES = 500 * 1024 * 1024;
const DAY_S = 86_400;
/** Uploads that were cut and are kept, of one network or one of the staff in an hour: all share the room for them. */
const MOST_BEGUN = 40;
const HOUR_S = 3_600;

export class Intake {
  readonly #of = new Map<string, number>();
  #all = 0;
  #ofCustomers = 0;
  readonly #tried = new RateLimiterMemory({ keyPrefix: 'upload', points: MOST_TRIED, duration: TRIED_S });
  readonly #begun = new RateLimiterMemory({
    keyPrefix: 'upload-begun',
    points: MOST_BEGUN,
    duration: HOUR_S,
  });
  readonly #bytes: RateLimiterMemory;

  constructor(dayBytes = MOST_DAY_BYTES) {
    this.#bytes = new RateLimiterMemory({ keyPrefix: 'upload-bytes', points: dayBytes, duration: DAY_S });
  }

  /** Whether somebody has not tried too often. */
  allows(who: string): Promise<boolean> {
    return mayConsume(this.#tried, who, 1);
  }

  /** Whether what came of a file may be kept for them, so that it goes on there. */
  mayBegin(who: string): Promise<boolean> {
    return mayConsume(this.#begun, who, 1);
  }

  /** Whether there is room for so much more of theirs today. */
  hasRoom(who: string, bytes: number): Promise<boolean> {
    return mayConsume(this.#bytes, who, bytes);
  }

  /** Null where there is no room now; else what is done within has its place. */
  async within<T>(who: string, side: Party['side'], work: () => Promise<T>): Promise<T | null> {
    if (this.#isFull(who, side)) return null;
    this.#take(who, side, 1);
    try {
      return await work();
    } finally {
      this.#take(who, side, -1);
    }
  }

  #isFull(who: string, side: Party['side']): boolean {
    if (this.#all >= MOST || (this.#of.get(who) ?? 0) >= MOST_OF_ONE) return true;
    return side === 'customer' && this.#ofCustomers >= MOST_OF_CUSTOMERS;
  }

  #take(who: string, side: Party['side'], change: 1 | -1): void {
    this.#all += change;
    if (side === 'customer') this.#ofCustomers += change;
    const theirs = (this.#of.get(who) ?? 0) + change;
    if (theirs > 0) this.#of.set(who, theirs);
    else this.#of.delete(who);
  }
}

async function mayConsume(limiter: RateLimiterMemory, who: string, points: number): Promise<boolean> {
  try {
    await limiter.consume(who, points);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
