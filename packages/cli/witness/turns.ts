/** Work under one name happens one after the other, in the order of the calls; under different names, at once. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => {});
    this.#last.set(name, settled);
    return turn;
  }

  /** Resolves when all that has been taken on is done. */
  async end(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
