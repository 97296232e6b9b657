/**
 * How the files of conversations stand, and the links to them: asked for once they are to be seen, and again when a link
 * has grown old, when a file is being scanned, and when nobody had answered.
 */
import type { Frame } from '../../src/reach/conversations/contract.ts';
import { MOST_ASKED } from '../../src/reach/files/limits/contract.ts';
import type { SharedFile } from '../../src/reach/files/shapes/contract.ts';

export interface FilesOptions {
  /** How these stand now; those that are gone are left out. @throws where nobody has answered */
  readonly ask: (conversation: string, ids: readonly string[]) => Promise<readonly SharedFile[]>;
  /** The bytes behind a link, or null where it leads nowhere. @throws where nobody has answered */
  readonly load: (link: string) => Promise<Blob | null>;
  readonly onChange: () => void;
  /** Milliseconds of a clock that nobody sets: a device's own may be wrong by hours. */
  readonly now?: () => number;
  /** Nobody waits for what stands in a hidden page. */
  readonly isSeen?: () => boolean;
}

/** `gone`: there is no such file any more. */
export type Known = SharedFile | 'gone';

interface Entry {
  readonly conversation: string;
  known: Known | null;
  askedAt: number;
}

/** Those that come to be seen in one moment are asked for at once. */
const GATHER_MS = 30;
const AGAIN_MS = 10_000;
/** Well below what a link is good for. */
const FRESH_MS = 60_000;

export class Files {
  readonly #options: FilesOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #wanted = new Set<string>();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FilesOptions) {
    this.#options = options;
  }

  /** Null as long as nobody has answered; asks where nobody has been asked. */
  known(conversation: string, id: string): Known | null {
    const entry = this.#entries.get(id);
    if (entry) return entry.known;
    this.#entries.set(id, { conversation, known: null, askedAt: 0 });
    this.#want(id);
    return null;
  }

  hear({ conversation, id }: Extract<Frame, { is: 'file' }>): void {
    if (this.#entries.get(id)?.conversation === conversation) this.#want(id);
  }

  /** What is not settled is asked for again: there is a line again, or time has gone by. */
  readonly again = (): void => {
    for (const [id, { known }] of this.#entries) if (isOpen(known)) this.#want(id);
  };

  /** With a link that works for a while yet; null where there is none. @throws where nobody has answered */
  async fresh(id: string, isTriedInVain = false): Promise<SharedFile | null> {
    const entry = this.#entries.get(id);
    if (!entry) return null;
    if (isTriedInVain || this.#now() - entry.askedAt > FRESH_MS) await this.#ask(entry.conversation, [id]);
    const { known } = entry;
    return known === null || known === 'gone' || known.state !== 'ready' ? null : known;
  }

  /** Null where there is no such picture. @throws where nobody has answered */
  async bytes(id: string, which: 'url' | 'thumbnail'): Promise<Blob | null> {
    for (const isTriedInVain of [false, true]) {
      const link = (await this.fresh(id, isTriedInVain))?.[which];
      const blob = link ? await this.#options.load(link) : null;
      if (blob) return blob;
    }
    return null;
  }

  close(): void {
    clearTimeout(this.#gathering);
    clearTimeout(this.#timer);
    this.#entries.clear();
  }

  #now(): number {
    const { now = () => performance.now() } = this.#options;
    return now();
  }

  #want(id: string): void {
    this.#wanted.add(id);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.#askWanted();
    }, GATHER_MS);
  }

  async #askWanted(): Promise<void> {
    const groups = Map.groupBy(this.#wanted, (id) => this.#entries.get(id)?.conversation);
    this.#wanted.clear();
    for (const [conversation, ids] of groups)
      for (let at = 0; conversation !== undefined && at < ids.length; at += MOST_ASKED)
        await this.#ask(conversation, ids.slice(at, at + MOST_ASKED)).catch(() => {});
    this.#later();
  }

  #later(): void {
    const { isSeen = () => document.visibilityState === 'visible' } = this.#options;
    clearTimeout(this.#timer);
    if (![...this.#entries.values()].some(({ known }) => isOpen(known))) return;
    this.#timer = setTimeout(() => (isSeen() ? this.again() : this.#later()), AGAIN_MS);
  }

  async #ask(conversation: string, ids: readonly string[]): Promise<void> {
    const askedAt = this.#now();
    const files = await this.#options.ask(conversation, ids);
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry) Object.assign(entry, { known: files.find((one) => one.id === id) ?? 'gone', askedAt });
    }
    this.#options.onChange();
  }
}

const isOpen = (known: Known | null): boolean =>
  known === null || (known !== 'gone' && known.state === 'scanning');
