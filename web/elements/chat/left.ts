/**
 * Remembers which files are on their way from this window, so that somebody is told afterwards that they were not sent.
 * Their bytes are not kept. Those of another window are on their way as long as that one is open: it holds a lock.
 */
import { freshUpload, type Upload } from '../../live/upload.ts';
import type { Keep } from './keep.ts';

interface Kept {
  readonly page: string;
  readonly name: string;
  readonly size: number;
}

const placeOf = (conversation: string): string => `up.${conversation}.`;
const lockOf = (page: string): string => `clearline-chat.${page}`;

export class OnTheWay {
  readonly #keep: Keep;
  readonly #page = crypto.randomUUID();
  /** By key, in which conversation. */
  readonly #kept = new Map<string, string>();
  #isLocked = false;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  /** After each change. */
  note(conversation: string, uploads: readonly Upload[]): void {
    const now = uploads.filter(({ state }) => state !== 'refused' && state !== 'left');
    for (const { key, name, bytes: size } of now) {
      if (this.#kept.has(key)) continue;
      this.#lock();
      this.#kept.set(key, conversation);
      const kept: Kept = { page: this.#page, name, size };
      this.#keep.set(placeOf(conversation) + key, JSON.stringify(kept));
    }
    for (const [key, of] of this.#kept)
      if (of === conversation && !now.some((one) => one.key === key)) this.forget(of, key);
  }

  forget(conversation: string, key: string): void {
    this.#kept.delete(key);
    this.#keep.set(placeOf(conversation) + key, null);
  }

  /** Those whose window was left before they were sent. */
  async left(conversation: string): Promise<Upload[]> {
    const place = placeOf(conversation);
    const found: Upload[] = [];
    for (const name of this.#keep.names().filter((one) => one.startsWith(place))) {
      const text = this.#keep.get(name);
      const kept = text === null ? null : (JSON.parse(text) as Kept);
      if (!kept || kept.page === this.#page || (await isOpen(kept.page))) continue;
      found.push({ ...freshUpload(kept), key: name.slice(place.length) });
    }
    return found;
  }

  #lock(): void {
    if (this.#isLocked) return;
    this.#isLocked = true;
    // It is let go with the window. Where a page may hold none, nobody else may look either.
    navigator.locks?.request(lockOf(this.#page), () => new Promise(() => {})).catch(() => {});
  }
}

/** Where a page may hold no locks, none is said to be open. */
const isOpen = async (page: string): Promise<boolean> =>
  (await navigator.locks?.request(lockOf(page), { ifAvailable: true }, (lock) => lock === null)) ?? false;
