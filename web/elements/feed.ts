import type { ContactState } from '../../src/find/surfaces/contract.ts';

/** The last answer of the official site. */
export interface Answer {
  readonly contact: ContactState;
  /** The instant at which the site last vouched for it, by the site's clock: a visitor's may be wrong. */
  readonly asOf: number;
  /** Whether the latest attempt to renew it succeeded. */
  readonly fresh: boolean;
}

type Listener = (answer: Answer) => void;

const REFRESH_MS = 60_000;
const TIMEOUT_MS = 10_000;

/**
 * Asks once for all the cards of a page: at the first subscription, every minute while the page is seen, and
 * when it is seen again. A failure keeps the last answer; before the first answer listeners hear nothing.
 */
export class ContactFeed {
  readonly #url: string;
  readonly #listeners = new Set<Listener>();
  #answer: Answer | undefined;
  #timer = 0;
  #asking = false;

  constructor(url: string) {
    this.#url = url;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#answer) listener(this.#answer);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #start(): void {
    this.#timer = window.setInterval(this.#whenSeen, REFRESH_MS);
    document.addEventListener('visibilitychange', this.#whenSeen);
    void this.#refresh();
  }

  #stop(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#whenSeen);
  }

  readonly #whenSeen = (): void => {
    if (!document.hidden) void this.#refresh();
  };

  async #refresh(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const answer = await ask(this.#url);
    this.#asking = false;
    if (answer) this.#answer = answer;
    else if (this.#answer) this.#answer = { ...this.#answer, fresh: false };
    if (this.#answer) for (const listener of this.#listeners) listener(this.#answer);
  }
}

/** Null when the site does not answer, or not with what its contract says. */
async function ask(url: string): Promise<Answer | null> {
  try {
    const response = await fetch(url, {
      cache: 'no-cache',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const contact: ContactState = await response.json();
    if (!response.ok || !contact.channels.some((c) => c.id === contact.primary)) return null;
    // A live site vouches for what it sends in the moment in which it sends it.
    const sent = contact.live ? response.headers.get('date') : null;
    return { contact, asOf: Date.parse(sent ?? contact.asOf), fresh: contact.live };
  } catch {
    return null;
  }
}
