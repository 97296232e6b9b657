/** How many uploads are taken at once: each is held in memory until it is kept. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** On one node: some 320 MB, while they arrive. */
const MOST = 32;
/** Of one network of customers, or of one of the staff. */
const MOST_OF_ONE = 6;
/** Of one network of customers in ten minutes, whatever becomes of them. */
const MOST_TRIED = 120;
const TRIED_S = 600;

export class Intake {
  readonly #of = new Map<string, number>();
  #all = 0;
  readonly #tried = new RateLimiterMemory({ keyPrefix: 'upload', points: MOST_TRIED, duration: TRIED_S });

  /** Whether somebody has not tried too often. */
  async allows(who: string): Promise<boolean> {
    try {
      await this.#tried.consume(who);
      return true;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false;
      throw refused;
    }
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
