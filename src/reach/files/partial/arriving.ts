/**
 * Which files come in on this node now. A device that asks how far it has got has given up the request before, though its
 * end may not have been heard here yet: that one is ended first, so that what came of it counts.
 */
import type { Of } from './store.ts';

interface Running {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

const nameOf = ({ conversationId, author, key }: Of): string => `${conversationId} ${author} ${key}`;

export class Arriving {
  readonly #running = new Map<string, Running>();

  /** One after another of the same file: who comes second finds what the first has stored, and gets its answer. */
  async take<T>(of: Of, work: (stopped: AbortSignal) => Promise<T>): Promise<T> {
    const name = nameOf(of);
    for (let before = this.#running.get(name); before; before = this.#running.get(name)) await before.done;
    const stop = new AbortController();
    const { promise: done, resolve } = Promise.withResolvers<void>();
    this.#running.set(name, { stop, done });
    try {
      return await work(stop.signal);
    } finally {
      this.#running.delete(name);
      resolve();
    }
  }

  /** What comes of it no more is kept once this is done. */
  async end(of: Of): Promise<void> {
    const running = this.#running.get(nameOf(of));
    running?.stop.abort();
    await running?.done;
  }
}
