import type { Follow } from './chat-wires.ts';

/** What one device has shown of the conversations that it follows. */
export class Screen {
  doubled = 0;
  /** Shown after one that was written later. */
  late = 0;
  readonly #shown = new Map<string, { upTo: number; readonly seqs: Set<number> }>();

  constructor(conversations: readonly string[]) {
    for (const id of conversations) this.#shown.set(id, { upTo: 0, seqs: new Set() });
  }

  follows(): Follow[] {
    return [...this.#shown].map(([conversation, { upTo }]) => ({ conversation, after: upTo }));
  }

  /** @returns whether it was not there yet */
  show(conversation: string, seq: number): boolean {
    const shown = this.#shown.get(conversation);
    if (!shown) throw new Error(`${conversation} is none of theirs`);
    if (shown.seqs.has(seq)) {
      this.doubled++;
      return false;
    }
    shown.seqs.add(seq);
    if (seq < shown.upTo) this.late++;
    shown.upTo = Math.max(shown.upTo, seq);
    return true;
  }

  /** How many of the messages that are stored are not here. @param last the newest of each conversation */
  missing(last: ReadonlyMap<string, number>): number {
    return [...this.#shown].reduce((sum, [id, { seqs }]) => sum + (last.get(id) ?? 0) - seqs.size, 0);
  }
}
