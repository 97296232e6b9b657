/** A device at one end of a conversation, as browsers have it: whatever it shows is written down. */
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../src/people/testing.ts';
import type { AttachedFile } from '../../src/reach/conversations/contract.ts';
import { type Carrier, poll, socket, stream } from '../../web/live/carriers.ts';
import { LiveLine } from '../../web/live/line.ts';
import { goesOnIn, newThread, type Pending, queued, type Thread } from '../../web/live/thread.ts';
import type { Held, Side, Step } from './history.ts';

/** What devices share. */
export interface Scene {
  readonly random: () => number;
  readonly note: (step: Step) => void;
  /** Asks the database at once whether it is stored, and writes the answer down. */
  readonly look: (held: Held) => void;
  readonly token: (side: Side, who: Caller) => Promise<string>;
  /** How often a line was opened by each way. */
  readonly ways: Record<string, number>;
}

export interface Seat {
  readonly side: Side;
  readonly who: Caller;
  /** Of a network that leads to any of the nodes. */
  readonly url: string;
}

const CARRIERS = { socket, stream, poll };
/** Of what it could say of how far it has got: browsers do not tell of each message by itself. */
const SAYS = 0.4;

export class Device {
  readonly #scene: Scene;
  readonly seat: Seat;
  #line: LiveLine;
  #id: string;
  #screen = '';
  #shown = 0;
  #progress = new Map<string, Pending['progress']>();
  #cursor = '';

  constructor(scene: Scene, seat: Seat, id: string) {
    this.#scene = scene;
    this.seat = seat;
    this.#id = id;
    this.#line = this.#open([]);
  }

  get conversation(): string {
    return this.#id;
  }

  get thread(): Thread {
    return this.#line.thread(this.#id) ?? newThread(this.#id);
  }

  write(text: string, file?: AttachedFile): void {
    const { side } = this.seat;
    const key = randomUUID();
    const isNote = side === 'staff' && !file && this.#scene.random() < 0.1;
    this.#scene.note({ is: 'written', key, conversation: this.#id, side, text });
    const said = file ? { text: '', file } : { text, ...(isNote ? { note: true } : {}) };
    this.#line.change(this.#id, (thread) => queued(thread, { key, at: '', ...said }));
  }

  /** Whatever it does is lost but what is kept on the device, and it begins anew. */
  async restart(): Promise<void> {
    await this.#goTo(this.#id);
  }

  /** The network goes, and another way may be taken when it comes again. */
  wander(): void {
    this.#line.lost();
  }

  /** Nothing is written down any more. */
  async close(): Promise<void> {
    this.#screen = '';
    await this.#line.close();
  }

  async #goTo(id: string): Promise<void> {
    const [line, { outbox }] = [this.#line, this.thread];
    this.#scene.note({ is: 'closed', screen: this.#screen });
    this.#id = id;
    this.#line = this.#open(outbox);
    await line.close();
  }

  #open(outbox: readonly Pending[]): LiveLine {
    const { side, who, url } = this.seat;
    const { note, token } = this.#scene;
    const screen = `${side} ${randomUUID().slice(0, 8)}`;
    this.#screen = screen;
    this.#shown = 0;
    this.#progress = new Map();
    this.#cursor = '';
    note({ is: 'opened', screen, side, conversation: this.#id });
    const line = new LiveLine({
      site: url,
      root: side === 'customer' ? '/chat/conversations' : '/conversations',
      headers: async () => who.headers,
      token: () => token(side, who),
      // One that was killed shows nothing more.
      onThread: (thread) => (screen === this.#screen ? this.#show(thread, line) : undefined),
      onReach: () => {},
      carriers: [this.#anyWay],
    });
    line.follow(newThread(this.#id, outbox));
    return line;
  }

  /** Another one each time. */
  readonly #anyWay: Carrier = {
    run: (ears, open) => {
      const { random, ways } = this.#scene;
      const names = Object.keys(CARRIERS) as (keyof typeof CARRIERS)[];
      const name = names[Math.floor(random() * names.length)] ?? 'socket';
      return CARRIERS[name].run(ears, (say) => {
        ways[name] = (ways[name] ?? 0) + 1;
        open(say);
      });
    },
  };

  #show(thread: Thread, line: LiveLine): void {
    const screen = this.#screen;
    for (const { seq, key } of thread.messages.slice(this.#shown))
      this.#scene.note({ is: 'appeared', screen, seq, key });
    const isMore = thread.messages.length > this.#shown;
    this.#shown = thread.messages.length;
    for (const { key, progress } of thread.outbox) this.#hold(key, progress);
    const other = thread.view?.[this.seat.side === 'customer' ? 'staff' : 'customer'];
    const cursor = JSON.stringify(other);
    if (other && cursor !== this.#cursor) this.#scene.note({ is: 'shown', screen, ...other });
    this.#cursor = cursor;
    if (isMore && this.#scene.random() < SAYS) this.#say(thread, line);
    const on = goesOnIn(thread);
    if (on !== null) void this.#goTo(on);
  }

  #hold(key: string, progress: Pending['progress']): void {
    if (this.#progress.get(key) === progress) return;
    this.#progress.set(key, progress);
    const held: Held = { is: 'held', screen: this.#screen, key, progress, isStored: null };
    this.#scene.note(held);
    if (progress === 'accepted') this.#scene.look(held);
  }

  #say({ upTo }: Thread, line: LiveLine): void {
    const [delivered, read] = [upTo, Math.max(0, upTo - 2)];
    this.#scene.note({ is: 'said', conversation: this.#id, side: this.seat.side, delivered, read });
    line.seen(this.#id, delivered, read);
  }
}
