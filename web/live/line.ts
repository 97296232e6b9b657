/**
 * Keeps a device on the line: whatever breaks, it comes back by the way that works, says from where on it has to hear, and
 * sends what it still has to send, in order. A message is out of its hands only when the server has said that it is stored.
 */
import type { Frame, Say } from '../../src/reach/conversations/contract.ts';
import { type Carrier, Deaf, type Ears, poll, socket, stream, Unknown } from './carriers.ts';
import { heard, nextToSend, type Pending, saidOf, type Thread } from './thread.ts';
import { FIRST_WAIT_MS, LONGEST_WAIT_MS, Tries } from './tries.ts';

export type Reach = 'connecting' | 'live' | 'slow' | 'offline';

export interface LineOptions {
  readonly site: string;
  /** @param anew where the one that it gave last is not good any more */
  readonly token: (anew: boolean) => Promise<string>;
  readonly headers: Ears['headers'];
  readonly root: string;
  /** What is kept on the device is the caller's: called after each change. */
  readonly onThread: (thread: Thread) => void;
  readonly onReach: (reach: Reach) => void;
  readonly onTyping?: (frame: Extract<Frame, { is: 'typing' }>) => void;
  readonly onFile?: (frame: Extract<Frame, { is: 'file' }>) => void;
  /** Of what was said before, at most so many messages come by themselves. */
  readonly newest?: number;
  /** Whether the device has a network, as far as it knows. */
  readonly isOnline?: () => boolean;
  readonly carriers?: readonly Carrier[];
  readonly random?: () => number;
}

/** Until an answer to a message is waited for before it is sent again. */
const ANSWER_MS = 12_000;
/** A line that lasts so long works, though there was nothing to tell. */
const LASTS_MS = 5_000;

interface Stored {
  readonly seq: number;
  readonly at: string;
  readonly into?: string;
}
interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

export class LiveLine {
  readonly #options: LineOptions;
  readonly #carriers: readonly Carrier[];
  readonly #threads = new Map<string, Thread>();
  readonly #end = new AbortController();
  /** Of the line that is up now. */
  #current = new AbortController();
  readonly #sending = new Map<string, () => void>();
  #say: ((say: Say) => void) | null = null;
  #isOpen = false;
  readonly #tries: Tries;
  #isUnknown = false;
  #lasts: ReturnType<typeof setTimeout> | undefined;
  #wake = () => {};
  #running: Promise<void> | null = null;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#carriers = options.carriers ?? [socket, stream, poll];
    this.#tries = new Tries(this.#carriers.length);
  }

  /** Follows this conversation from where the thread has got to. */
  follow(thread: Thread): void {
    this.#threads.set(thread.id, thread);
    this.#running ??= this.#run();
    if (this.#say) this.#say({ do: 'follow', ...this.#startOf(thread) });
    // What was asked for when it opened is all that a stream tells: it is opened anew.
    else if (this.#isOpen) this.#current.abort();
    void this.#pump(thread.id);
  }

  unfollow(id: string): void {
    this.#threads.delete(id);
    this.#say?.({ do: 'unfollow', conversation: id });
  }

  thread(id: string): Thread | undefined {
    return this.#threads.get(id);
  }

  /** @param change of what this device has to send */
  change(id: string, change: (thread: Thread) => Thread): void {
    const thread = this.#threads.get(id);
    if (!thread) return;
    this.#keep(change(thread));
    void this.#pump(id);
  }

  seen(conversation: string, delivered: number, read: number): void {
    const say = { do: 'seen' as const, conversation, delivered, read };
    if (this.#say) this.#say(say);
    else void this.#request('PUT', `/${conversation}/cursor`, { delivered, read }).catch(() => {});
  }

  typing(conversation: string): void {
    this.#say?.({ do: 'typing', conversation });
  }

  /** The device says that there is a network again, or somebody wants to wait no longer. */
  retry(): void {
    this.#tries.afresh();
    this.#wake();
  }

  /** The device says that its network is gone: whatever line there was is dead, though nobody has told it. */
  lost(): void {
    this.#current.abort();
    this.#options.onReach('offline');
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#current.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      const carrier = this.#carriers[this.#tries.way];
      if (!carrier) return;
      this.#current = new AbortController();
      try {
        this.#options.onReach('connecting');
        await carrier.run(this.#ears(), (say) => this.#opened(say));
        this.#tries.ended();
      } catch (error) {
        this.#failed(error);
      }
      this.#closed();
      if (this.#end.signal.aborted) return;
      await this.#pause(this.#tries.waitMs());
    }
  }

  #failed(error: unknown): void {
    this.#isUnknown = error instanceof Unknown;
    const { isOnline = () => true, onReach } = this.#options;
    // What was ended here, or had no network, says nothing of the way.
    if (this.#current.signal.aborted || !isOnline()) return;
    if (this.#tries.failed(error instanceof Deaf)) onReach('offline');
  }

  /** Only of a conversation of which nothing has come yet may anything be left out. */
  #startOf({ id, upTo }: Thread): { conversation: string; after: number; newest?: number } {
    const { newest } = this.#options;
    return { conversation: id, after: upTo, ...(upTo === 0 && newest !== undefined ? { newest } : {}) };
  }

  #ears(): Ears {
    const { site, token, headers, root } = this.#options;
    return {
      site,
      token: () => token(this.#isUnknown),
      headers,
      root,
      followed: () => [...this.#threads.values()].map((thread) => this.#startOf(thread)),
      hear: (frame) => {
        if (frame.is === 'state' || frame.is === 'messages') this.#tries.works();
        this.#hear(frame);
      },
      signal: this.#current.signal,
    };
  }

  #opened(say: ((say: Say) => void) | null): void {
    this.#say = say;
    this.#isOpen = true;
    this.#isUnknown = false;
    this.#lasts = setTimeout(() => this.#tries.works(), LASTS_MS);
    this.#options.onReach(say ? 'live' : 'slow');
    for (const id of this.#threads.keys()) void this.#pump(id);
  }

  #closed(): void {
    this.#say = null;
    this.#isOpen = false;
    clearTimeout(this.#lasts);
    for (const timer of this.#laters.values()) clearTimeout(timer);
    this.#laters.clear();
    for (const settle of this.#sending.values()) settle();
    this.#sending.clear();
  }

  /** So that a crowd that was cut off does not come back as one. */
  #spread(ms: number): number {
    const { random = Math.random } = this.#options;
    return ms * (0.5 + random());
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#spread(ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #hear(frame: Frame): void {
    if (frame.is === 'typing') this.#options.onTyping?.(frame);
    if (frame.is === 'file') this.#options.onFile?.(frame);
    const id = 'conversation' in frame ? frame.conversation : null;
    const thread = id === null ? undefined : this.#threads.get(id);
    if (thread) this.#keep(heard(thread, frame));
    if (frame.is === 'accepted' || (frame.is === 'refused' && frame.key)) {
      this.#sending.get(frame.key ?? '')?.();
    }
  }

  #keep(thread: Thread): void {
    if (this.#threads.get(thread.id) === thread) return;
    this.#threads.set(thread.id, thread);
    this.#options.onThread(thread);
  }

  readonly #pumping = new Set<string>();
  readonly #laters = new Map<string, ReturnType<typeof setTimeout>>();

  /** Sends what waits, one after the other, as long as there is a line. */
  async #pump(id: string, wait = FIRST_WAIT_MS): Promise<void> {
    if (this.#pumping.has(id)) return;
    this.#pumping.add(id);
    try {
      for (;;) {
        const thread = this.#threads.get(id);
        const pending = thread && this.#isOpen ? nextToSend(thread) : null;
        if (!pending) return;
        const before = this.#threads.get(id);
        await this.#send(id, pending);
        // Nobody has answered: it stays where it is until the line is up again.
        if (this.#threads.get(id) === before) return this.#later(id, wait);
      }
    } finally {
      this.#pumping.delete(id);
    }
  }

  #later(id: string, wait: number): void {
    if (!this.#isOpen) return;
    clearTimeout(this.#laters.get(id));
    const again = () => void this.#pump(id, Math.min(wait * 2, LONGEST_WAIT_MS));
    this.#laters.set(id, setTimeout(again, this.#spread(wait)));
  }

  async #send(conversation: string, pending: Pending): Promise<void> {
    const { key } = pending;
    if (!this.#say) return this.#post(conversation, saidOf(pending));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sending.set(key, resolve);
    // A line on which nothing is answered is dead, though nobody has told.
    const timer = setTimeout(() => this.#current.abort(), ANSWER_MS);
    this.#say({ do: 'send', conversation, ...saidOf(pending) });
    await promise;
    clearTimeout(timer);
    this.#sending.delete(key);
  }

  /** Only what the server says of this very message is taken for its answer. */
  async #post(conversation: string, body: ReturnType<typeof saidOf>): Promise<void> {
    const answer = await this.#request('POST', `/${conversation}/messages`, body)
      .then(async (response) => ({ response, said: (await response.json()) as Stored & Problem }))
      // Nobody has answered, or not to the end.
      .catch(() => null);
    if (!answer) return;
    const { key } = body;
    const { response, said } = answer;
    if (response.ok) {
      const { seq, at, into } = said;
      return this.#hear({ is: 'accepted', conversation, key, seq, at, ...(into ? { into } : {}) });
    }
    if (response.status >= 500 || response.status === 408 || !said.code) return;
    this.#hear({
      is: 'refused',
      conversation,
      key,
      code: said.code,
      says: said.detail ?? said.title ?? '',
    });
  }

  async #request(method: 'POST' | 'PUT', path: string, body: object): Promise<Response> {
    const { site, root, headers } = this.#options;
    return fetch(`${site}/api/v1${root}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...(await headers()) },
      body: JSON.stringify(body),
      signal: AbortSignal.any([this.#end.signal, AbortSignal.timeout(ANSWER_MS)]),
    });
  }
}
