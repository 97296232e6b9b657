/**
 * Remembers which files are on their way from this window, so that somebody is told afterwards that they were not sent.
 * Their bytes are not kept. Those of another window are on their way as long as that one is open: it holds a lock.
 */
import { freshUpload, type Upload } from './upload.ts';
import type { OnItsWay } from './uploads.ts';

/** A place on the device. */
export interface Shelf {
  get(name: string): string | null;
  set(name: string, value: string | null): void;
  names(): readonly string[];
}

interface Kept {
  readonly page: string;
  readonly name: string;
  readonly size: number;
}

const placeOf = (conversation: string): string => `up.${conversation}.`;
const lockOf = (page: string): string => `clearline-chat.${page}`;

export class OnTheWay {
  readonly #shelf: Shelf;
  readonly #locks: LockManager | undefined;
  readonly #page = String(Math.random());
  /** By key, in which conversation. */
  readonly #kept = new Map<string, string>();
  #isLocked = false;

  /** @param locks where a page may hold none, no other window is said to be open */
  constructor(shelf: Shelf, locks: LockManager | undefined = navigator.locks) {
    this.#shelf = shelf;
    this.#locks = locks;
  }

  /** After each change. */
  note(now: readonly OnItsWay[]): void {
    for (const { conversation, key, name, bytes: size } of now) {
      const known = this.#kept.get(key);
      if (known === conversation) continue;
      if (known !== undefined) this.forget(known, key);
      this.#lock();
      this.#kept.set(key, conversation);
      const kept: Kept = { page: this.#page, name, size };
      this.#shelf.set(placeOf(conversation) + key, JSON.stringify(kept));
    }
    for (const [key, conversation] of this.#kept)
      if (!now.some((one) => one.key === key)) this.forget(conversation, key);
  }

  forget(conversation: string, key: string): void {
    this.#kept.delete(key);
    this.#shelf.set(placeOf(conversation) + key, null);
  }

  /** Those whose window was left before they were sent. */
  async left(conversation: string): Promise<Upload[]> {
    const place = placeOf(conversation);
    const found: Upload[] = [];
    for (const name of this.#shelf.names().filter((one) => one.startsWith(place))) {
      const text = this.#shelf.get(name);
      const kept = text === null ? null : (JSON.parse(text) as Kept);
      if (!kept || kept.page === this.#page || (await this.#isOpen(kept.page))) continue;
      found.push({ ...freshUpload(kept), key: name.slice(place.length) });
    }
    return found;
  }

  #lock(): void {
    if (this.#isLocked) return;
    this.#isLocked = true;
    // It is let go with the window.
    this.#locks?.request(lockOf(this.#page), () => new Promise(() => {})).catch(() => {});
  }

  async #isOpen(page: string): Promise<boolean> {
    const locks = this.#locks;
    return (await locks?.request(lockOf(page), { ifAvailable: true }, (lock) => lock === null)) ?? false;
  }
}
