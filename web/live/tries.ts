/** Which of its ways a device takes next, and after how long. */

export const FIRST_WAIT_MS = 300;
export const LONGEST_WAIT_MS = 15_000;
/** After so many failures in a row the next way is taken. */
const FAILURES = 2;

export class Tries {
  readonly #ways: number;
  way = 0;
  #failures = 0;
  #waitMs = FIRST_WAIT_MS;

  constructor(ways: number) {
    this.#ways = ways;
  }

  afresh(): void {
    this.way = 0;
    this.works();
  }

  /** The way has brought something, or has lasted: that it opens is not enough. */
  works(): void {
    this.#failures = 0;
    this.#waitMs = FIRST_WAIT_MS;
  }

  /** It was good, and is over. One look at the first way tells whether that works again. */
  ended(): void {
    if (this.way === 0) return;
    this.way = 0;
    this.#failures = FAILURES - 1;
  }

  /** True when no way is left that was not tried. */
  failed(isForGood: boolean): boolean {
    this.#failures += isForGood ? FAILURES : 1;
    if (this.#failures < FAILURES) return false;
    this.#failures = 0;
    this.way = (this.way + 1) % this.#ways;
    return this.way === 0;
  }

  /** Longer each time, until something works. */
  waitMs(): number {
    const now = this.#waitMs;
    this.#waitMs = Math.min(now * 2, LONGEST_WAIT_MS);
    return now;
  }
}
