/** Which of the staff are on a line of this node, whichever carries it. */
export class Here {
  readonly #lines = new Map<string, number>();
  /** Also those whose line has ended since somebody asked. */
  readonly #heard = new Set<string>();

  /** Until the returned function is called; once more changes nothing. */
  enter(personId: string): () => void {
    this.#lines.set(personId, (this.#lines.get(personId) ?? 0) + 1);
    this.#heard.add(personId);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      const left = (this.#lines.get(personId) ?? 1) - 1;
      if (left > 0) this.#lines.set(personId, left);
      else this.#lines.delete(personId);
    };
  }

  /** Everybody who has been on a line since this was called last. */
  heard(): string[] {
    const all = [...new Set([...this.#heard, ...this.#lines.keys()])];
    this.#heard.clear();
    return all;
  }
}
