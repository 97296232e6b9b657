/** Who is on a line of this node, whichever carries it: the staff by themselves, customers by their conversation. */
export class Here {
  readonly #lines = new Map<string, number>();
  /** Also those whose line has ended since somebody asked. */
  readonly #heard = new Set<string>();

  /** Until the returned function is called; once more changes nothing. */
  enter(who: string): () => void {
    this.#lines.set(who, (this.#lines.get(who) ?? 0) + 1);
    this.#heard.add(who);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      const left = (this.#lines.get(who) ?? 1) - 1;
      if (left > 0) this.#lines.set(who, left);
      else this.#lines.delete(who);
    };
  }

  /** These are heard once more: what was to be done with them was not. */
  again(who: Iterable<string>): void {
    for (const one of who) this.#heard.add(one);
  }

  /** Everybody who has been on a line since this was called last. */
  heard(): string[] {
    const all = [...new Set([...this.#heard, ...this.#lines.keys()])];
    this.#heard.clear();
    return all;
  }
}
