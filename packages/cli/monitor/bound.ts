/** What one look reads of a record at most. The next one goes on from there: a log alone says how long it is. */
export interface Bound {
  readonly entries: number;
  /** Of bundles and payloads. The last one that is read may go beyond it. */
  readonly bytes: number;
  /** The evidence of each is looked up as well. */
  readonly alarms: number;
}

export const LOOK_BOUND: Bound = { entries: 2 ** 12, bytes: 2 ** 26, alarms: 64 };

/** How much of a bound is left. */
export class Allowance {
  #left: Bound;

  constructor(bound: Bound) {
    this.#left = bound;
  }

  get isSpent(): boolean {
    return Object.values(this.#left).some((left) => left <= 0);
  }

  take(part: keyof Bound, amount: number): void {
    this.#left = { ...this.#left, [part]: this.#left[part] - amount };
  }
}
