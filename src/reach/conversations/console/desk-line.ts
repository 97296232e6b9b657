/** The line of one desk: the conversations that were opened at it, what it still has to send, and who is writing. */
import { LiveLine, type Reach } from '../../../../web/live/line.ts';
import {
  newThread,
  queued,
  retried,
  type Thread,
  withdrawn,
  withEarlier,
} from '../../../../web/live/thread.ts';
import type { Message } from '../contract.ts';
import { DeskFiles, type DeskFilesOptions } from './desk-files.ts';
import { keepOutbox, keptOutboxes } from './outbox.ts';

/** Of a long conversation; the rest comes as one scrolls up. */
const NEWEST = 200;
/** Below what the server lets one line follow. */
const MOST_FOLLOWED = 40;
/** A sign of writing comes every few seconds as long as it goes on. */
const TYPING_MS = 6_000;
const WRITES_MS = 3_000;

export interface DeskLineOptions extends Pick<DeskFilesOptions, 'tooLarge'> {
  readonly personId: string;
  /** As others read it: by it a desk knows its own signs of writing. */
  readonly name: string;
  /** @throws where there is none */
  readonly ticket: () => Promise<string>;
  /** What was said before this message, in order. @throws where it does not come */
  readonly earlier: (id: string, before: number) => Promise<readonly Message[]>;
  readonly now: () => number;
}

export class DeskLine {
  readonly #options: DeskLineOptions;
  readonly #line: LiveLine;
  readonly files: DeskFiles;
  readonly #order: string[] = [];
  readonly #read = new Map<string, number>();
  readonly #wrote = new Map<string, number>();
  readonly #told = new Map<string, string>();
  readonly #typing = new Map<string, { author: 'customer' | 'agent'; name: string; timer: number }>();
  readonly #listeners = new Set<() => void>();
  #reach: Reach = 'connecting';
  #version = 0;

  constructor(options: DeskLineOptions) {
    this.#options = options;
    this.files = new DeskFiles({
      ...options,
      onKept: (id, message) => this.#line.change(id, (thread) => queued(thread, message)),
    });
    this.#line = new LiveLine({
      site: window.location.origin,
      root: '/conversations',
      token: options.ticket,
      headers: async () => ({}),
      newest: NEWEST,
      isOnline: () => navigator.onLine,
      onThread: (thread) => this.#changed(thread),
      onReach: (reach) => {
        this.#reach = reach;
        // What was said of cursors while there was no line may be lost.
        this.#told.clear();
        if (reach === 'live' || reach === 'slow') for (const id of this.#order) this.#tellSeen(id);
        if (reach === 'live' || reach === 'slow') this.files.sharing.online();
        this.#tell();
      },
      onFile: (frame) => this.files.sharing.files.hear(frame),
      onTyping: ({ conversation, author, name }) => this.#types(conversation, author, name),
    });
    for (const [id, outbox] of Object.entries(keptOutboxes(options.personId)))
      this.#follow(newThread(id, outbox));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Another number after each change. */
  readonly version = (): number => this.#version;

  /** A device without a network knows it before any line has failed. */
  get reach(): Reach {
    return navigator.onLine ? this.#reach : 'offline';
  }

  thread(id: string): Thread | undefined {
    return this.#line.thread(id);
  }

  typing(id: string): { readonly author: 'customer' | 'agent'; readonly name: string } | null {
    return this.#typing.get(id) ?? null;
  }

  /** In how many of one's own, but for the one in sight, a customer has written what nobody at a desk has read. */
  unreadBut(inSight: string | null): number {
    return this.#order.filter((id) => id !== inSight && this.#isUnread(id)).length;
  }

  #isUnread(id: string): boolean {
    const { view, messages = [] } = this.thread(id) ?? {};
    if (!view || !('assignedTo' in view) || view.assignedTo !== this.#options.personId) return false;
    const last = messages.findLast(({ author }) => author === 'customer')?.seq ?? 0;
    return last > Math.max(view.staff.read, this.readUpTo(id));
  }

  get hasUnsent(): boolean {
    if (this.files.sharing.isBusy) return true;
    return this.#order.some((id) => this.thread(id)?.outbox.some(({ progress }) => progress === 'queued'));
  }

  open(id: string): void {
    const known = this.thread(id);
    if (known) return;
    this.#follow(newThread(id));
  }

  /** One part more of what was said before. False where it did not come. */
  async earlier(id: string): Promise<boolean> {
    const from = this.thread(id)?.from ?? 0;
    if (from === 0) return true;
    const messages = await this.#options.earlier(id, from + 1).catch(() => null);
    if (messages) this.#line.change(id, (thread) => withEarlier(thread, messages));
    return messages !== null;
  }

  /** Returns the key of the message. */
  send(id: string, text: string, note: boolean): string {
    const { now } = this.#options;
    const at = new Date(now()).toISOString();
    const pending = { key: crypto.randomUUID(), text, at, ...(note ? { note } : {}) };
    this.#line.change(id, (thread) => queued(thread, pending));
    return pending.key;
  }

  retry(id: string, key: string): void {
    this.#line.change(id, (thread) => retried(thread, key));
  }

  discard(id: string, key: string): void {
    this.#line.change(id, (thread) => withdrawn(thread, key));
  }

  /** With each letter; the others are told now and then. */
  writes(id: string): void {
    const now = this.#options.now();
    if (now - (this.#wrote.get(id) ?? 0) < WRITES_MS) return;
    this.#wrote.set(id, now);
    this.#line.typing(id);
  }

  /** Everything that has come to this desk was in front of somebody's eyes. */
  looked(id: string): void {
    const upTo = this.thread(id)?.upTo ?? 0;
    if (upTo <= (this.#read.get(id) ?? 0)) return;
    this.#read.set(id, upTo);
    this.#tellSeen(id);
    this.#tell();
  }

  /** How far somebody at this desk has read. */
  readUpTo(id: string): number {
    return this.#read.get(id) ?? 0;
  }

  readonly online = (): void => {
    this.#line.retry();
    this.files.sharing.online();
    this.#tell();
  };
  readonly offline = (): void => {
    this.#line.lost();
    this.files.sharing.uploads.offline();
    this.#tell();
  };

  close(): Promise<void> {
    for (const { timer } of this.#typing.values()) window.clearTimeout(timer);
    this.#listeners.clear();
    this.files.sharing.close();
    return this.#line.close();
  }

  #follow(thread: Thread): void {
    this.#order.push(thread.id);
    const idle = this.#order.length > MOST_FOLLOWED ? this.#order.find((id) => this.#isIdle(id)) : undefined;
    if (idle) {
      this.#order.splice(this.#order.indexOf(idle), 1);
      this.#line.unfollow(idle);
    }
    this.#line.follow(thread);
    void this.files.sharing.follow(thread.id);
    this.#tell();
  }

  #isIdle = (id: string): boolean => this.thread(id)?.outbox.length === 0;

  #changed(thread: Thread): void {
    keepOutbox(this.#options.personId, thread.id, thread.outbox);
    const last = thread.messages.at(-1);
    const typing = this.#typing.get(thread.id);
    // Whoever has written is writing no more.
    if (last && typing?.author === last.author && (last.writer?.name ?? '') === typing.name) {
      window.clearTimeout(typing.timer);
      this.#typing.delete(thread.id);
    }
    if (thread.upTo > 0) this.#tellSeen(thread.id);
    this.#tell();
  }

  #tellSeen(id: string): void {
    const [delivered, read] = [this.thread(id)?.upTo ?? 0, this.readUpTo(id)];
    const text = `${delivered} ${read}`;
    if (delivered === 0 || this.#told.get(id) === text) return;
    this.#told.set(id, text);
    this.#line.seen(id, delivered, read);
  }

  #types(id: string, author: 'customer' | 'agent', name: string): void {
    if (author === 'agent' && name === this.#options.name) return;
    window.clearTimeout(this.#typing.get(id)?.timer);
    const timer = window.setTimeout(() => {
      this.#typing.delete(id);
      this.#tell();
    }, TYPING_MS);
    this.#typing.set(id, { author, name, timer });
    this.#tell();
  }

  #tell(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
