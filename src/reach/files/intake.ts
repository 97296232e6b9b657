/** How much is taken at once, as each upload is held in memory until it is kept; and how much in a day, as disks end. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** On one node: some 320 MB, while they arrive. */
const MOST = 32;
/** Of one network of customers, or of one of the staff. */
const MOST_OF_ONE = 6;
/** Of one network of customers in ten minutes, whatever becomes of them. */
const MOST_TRIED = 120;
const TRIED_S = 600;
/** Of one network of customers, or of one of the staff, as it is kept: guests are free, and each has a day's worth. */
const MOST_DAY_BYTES = 500 * 1024 * 1024;
const DAY_S = 86_400;

export class Intake {
  readonly #of = new Map<string, number>();
  #all = 0;
  readonly #tried = new RateLimiterMemory({ keyPrefix: 'upload', points: MOST_TRIED, duration: TRIED_S });
  readonly #bytes: RateLimiterMemory;

  constructor(dayBytes = MOST_DAY_BYTES) {
    this.#bytes = new RateLimiterMemory({ keyPrefix: 'upload-bytes', points: dayBytes, duration: DAY_S });
  }

  /** Whether somebody has not tried too often. */
  allows(who: string): Promise<boolean> {
    return mayConsume(this.#tried, who, 1);
  }

  /** Whether there is room for so much more of theirs today. */
  hasRoom(who: string, bytes: number): Promise<boolean> {
    return mayConsume(this.#bytes, who, bytes);
  }

  /** Null where there is no room now; else what is done within has its place. */
  async within<T>(who: string, work: () => Promise<T>): Promise<T | null> {
    const theirs = this.#of.get(who) ?? 0;
    if (this.#all >= MOST || theirs >= MOST_OF_ONE) return null;
    this.#all++;
    this.#of.set(who, theirs + 1);
    try {
      return await work();
    } finally {
      this.#all--;
      const left = (this.#of.get(who) ?? 1) - 1;
      if (left > 0) this.#of.set(who, left);
      else this.#of.delete(who);
    }
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
