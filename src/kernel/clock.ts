/** The only source of time. Everything that asks for now is handed one, so that no test sleeps. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #now: number;
  constructor(start: string | number) {
    this.#now = new Date(start).getTime();
  }
  now(): number {
    return this.#now;
  }
  set(instant: string | number): void {
    this.#now = new Date(instant).getTime();
  }
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
