/** The conversation of this device and its line: where it goes on, what other windows do with it, and what was seen of it. */
import { LiveLine, type Reach } from '../../live/line.ts';
import {
  goesOnIn,
  newThread,
  type Pending,
  queued,
  shared,
  type Thread,
  withdrawn,
} from '../../live/thread.ts';
import { NOT_OPEN } from '../../live/uploads.ts';
import type { ChatFiles } from './files.ts';
import { type Keep, keepOutbox, nextMoment, outboxOf, waitingKey } from './keep.ts';
import type { Service } from './service.ts';

/** How long somebody is said to write after the last that was heard of it. */
const TYPING_MS = 5_000;

export interface TalkOptions {
  readonly site: string;
  readonly keep: Keep;
  readonly service: Service;
  /** Whether it stands in front of somebody's eyes. */
  readonly isSeen: () => boolean;
  readonly redraw: () => void;
  readonly files: ChatFiles;
  /** An agent has written while it did not. */
  readonly onAnswer: (name: string | undefined) => void;
}

export class Talk {
  thread: Thread | null = null;
  reach: Reach = 'connecting';
  /** Who writes, as far as anybody knows. */
  typing: string | null = null;
  readonly #options: TalkOptions;
  readonly #deafen: () => void;
  #typingTimer = 0;
  #line: LiveLine | null = null;

  constructor(options: TalkOptions) {
    this.#options = options;
    this.#deafen = options.keep.heed(this.#elsewhere);
    const conversation = options.keep.get('conversation');
    if (conversation !== null) this.follow(conversation);
  }

  close(): void {
    this.#deafen();
    clearTimeout(this.#typingTimer);
    void this.#line?.close();
    this.#options.files.sharing.close();
  }

  readonly retry = (): void => {
    this.#line?.retry();
    this.#options.files.sharing.online();
  };
  readonly lost = (): void => {
    this.#line?.lost();
    this.#options.files.sharing.uploads.offline();
  };
  types(): void {
    if (this.thread) this.#line?.typing(this.thread.id);
  }

  /** @param from which it goes on here */
  follow(id: string, from: string | null = null): void {
    const { site, service, keep, redraw, files } = this.#options;
    if (this.thread) this.#line?.unfollow(this.thread.id);
    keep.set('conversation', id);
    this.thread = newThread(id, outboxOf(keep, id));
    this.#line ??= new LiveLine({
      site,
      root: '/chat/conversations',
      token: (anew) => service.token(anew),
      headers: service.headers,
      isOnline: () => navigator.onLine,
      onThread: (next) => this.#heard(next),
      onReach: (reach) => {
        this.reach = navigator.onLine ? reach : 'offline';
        if (reach === 'live' || reach === 'slow') files.sharing.online();
        redraw();
      },
      onFile: (frame) => files.sharing.files.hear(frame),
      onTyping: ({ author, name }) => {
        if (author === 'agent') this.#type(name);
      },
    });
    this.#line.follow(this.thread);
    files.follow(id, from);
  }

  /** It is not followed any more. @returns what could not be sent there, so that nobody writes it again */
  leave(): string {
    const { keep, files } = this.#options;
    files.leave();
    if (!this.thread) return '';
    const { id, outbox } = this.thread;
    this.#line?.unfollow(id);
    keep.set('conversation', null);
    keepOutbox(keep, id, outbox, []);
    this.thread = null;
    return outbox.flatMap(({ text, file }) => (file ? [] : text)).join('\n');
  }

  change(change: (thread: Thread) => Thread): void {
    if (this.thread) this.#line?.change(this.thread.id, change);
  }

  write(text: string): void {
    this.send({ key: crypto.randomUUID(), text });
  }

  send(message: Omit<Pending, 'progress' | 'at'>): void {
    this.change((thread) => queued(thread, { ...message, at: nextMoment(Date.now(), thread.outbox) }));
  }

  unread(): number {
    const { messages = [], view } = this.thread ?? {};
    const read = view?.customer.read ?? 0;
    return messages.filter(({ seq, author }) => author === 'agent' && seq > read).length;
  }

  /** What came is delivered; read is what stands in front of somebody's eyes. */
  readonly see = (): void => {
    const { thread } = this;
    if (!thread || thread.upTo === 0) return;
    const read = this.#options.isSeen() ? thread.upTo : (thread.view?.customer.read ?? 0);
    const known = thread.view?.customer;
    if (!known || known.delivered < thread.upTo || known.read < read)
      this.#line?.seen(thread.id, thread.upTo, read);
  };

  #heard(next: Thread): void {
    const before = this.thread;
    if (!before || next.id !== before.id) return;
    keepOutbox(this.#options.keep, next.id, before.outbox, next.outbox);
    this.thread = next;
    const last = next.messages.at(-1);
    if (next.messages.length > before.messages.length && last?.author === 'agent') {
      this.typing = null;
      if (before.view && !this.#options.isSeen()) this.#options.onAnswer(last.writer?.name);
    }
    const to = this.#leadsTo(next);
    if (to !== null) this.#move(next, to);
    this.see();
    this.#options.redraw();
  }

  /** Merged, it goes on in another one; and where it came from, if that is undone. */
  #leadsTo(thread: Thread): string | null {
    const on = goesOnIn(thread);
    const from = this.#options.keep.get('led-from');
    if (on !== null || from === null || !thread.view || thread.outbox.length > 0) return on;
    return thread.view.parts?.some(({ id }) => id === from) ? null : from;
  }

  /** With what is still to be sent. */
  #move({ id, outbox }: Thread, to: string): void {
    const { keep } = this.#options;
    const from = keep.get('led-from');
    keep.set('led-from', to === from ? null : (from ?? id));
    keepOutbox(keep, id, outbox, []);
    keepOutbox(keep, to, [], outbox);
    this.follow(to, id);
  }

  /** Another window of this device has opened a conversation, or has something to send in it. */
  readonly #elsewhere = (name: string, value: string | null): void => {
    const id = this.thread?.id ?? '';
    const key = waitingKey(id, name);
    // What was given here before one was open goes along.
    if (name === 'conversation' && value !== null && value !== id)
      this.follow(value, this.thread ? null : NOT_OPEN);
    else if (key && value) this.change((thread) => shared(thread, JSON.parse(value)));
    else if (key) this.change((thread) => withdrawn(thread, key));
    this.#options.redraw();
  };

  #type(name: string): void {
    clearTimeout(this.#typingTimer);
    this.typing = name;
    this.#typingTimer = window.setTimeout(() => {
      this.typing = null;
      this.#options.redraw();
    }, TYPING_MS);
    this.#options.redraw();
  }
}
