/** Everybody who talks, on one clock: what they write, when the node says that it is stored, and when others see it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../packages/identify/corpus/random.fixtures.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { GUEST_MS, makeToken, TICKET_MS } from '../src/reach/conversations/tokens.ts';
import { Screen } from './chat-screen.ts';
import { type Device, type Way, WIRES } from './chat-wires.ts';
import { DESKS, FOLLOWED, type Visitor } from './chat-world.ts';

const PATIENCE_MS = 60_000;
/** Within which a crowd comes. */
const JITTER_MS = 1_000;
const LOOK_MS = 5;
const SETTLE_MS = 500;
/** As many values as the random source tells apart. */
const UNIT = 2 ** 32;
const WORDS = '您好，订单的充值已经提交，请问大概多久可以到账？我这边还没有看到。';

export interface Place {
  readonly way: Way;
  readonly port: number;
  readonly secret: string;
  readonly agents: readonly string[];
  readonly visitors: readonly Visitor[];
  readonly random: Random;
}

type Side = 'customer' | 'agent';

interface Somebody {
  readonly device: Device;
  readonly screen: Screen;
  isOpen: boolean;
}

interface Unanswered {
  readonly device: Device;
  readonly conversation: string;
  readonly at: number;
}

interface Written {
  readonly side: Side;
  readonly at: number;
}

/** In ms, each from the moment at which the device sent it. */
export interface Times {
  readonly accepted: number[];
  /** Of the first screen of the other side. */
  readonly seen: number[];
  /** By how much later than planned it was sent: the load's own delay. */
  readonly behind: number[];
}

const noTimes = (): Times => ({ accepted: [], seen: [], behind: [] });

export class Crowd {
  /** Lines that could not be had at once, or were ended by the node. */
  retries = 0;
  #times = noTimes();
  readonly #place: Place;
  readonly #visitors: readonly Somebody[];
  readonly #agents: readonly Somebody[];
  readonly #written = new Map<string, Written>();
  readonly #unanswered = new Map<string, Unanswered>();
  /** The newest message of each conversation, as far as it is accepted. */
  readonly #last = new Map<string, number>();
  #failed: string | null = null;

  constructor(place: Place) {
    this.#place = place;
    const { agents, visitors, secret } = place;
    const until = systemClock.now() + GUEST_MS;
    this.#visitors = visitors.map(({ guestId, conversation }) => {
      const token = makeToken(secret, 'guest', guestId, until);
      return this.#somebody('customer', () => token, [conversation]);
    });
    this.#agents = agents.map((id, n) => {
      const ticket = () => makeToken(secret, 'staff', id, systemClock.now() + TICKET_MS);
      const followed = n < DESKS ? visitors.slice(n * FOLLOWED, (n + 1) * FOLLOWED) : [];
      return this.#somebody(
        'agent',
        ticket,
        followed.map(({ conversation }) => conversation),
      );
    });
  }

  /** All that are not connected come within a second. @returns ms until each was up to date, ascending */
  async come(): Promise<number[]> {
    const coming = [...this.#visitors, ...this.#agents].filter(({ isOpen }) => !isOpen);
    const began = performance.now();
    const waiting = new Set(coming);
    const done: number[] = [];
    for (const { device } of coming) setTimeout(() => device.connect(), this.#place.random(JITTER_MS));
    await this.#until('not everybody is back', () => {
      for (const one of waiting) {
        if (!one.isOpen || one.screen.missing(this.#last) > 0) continue;
        waiting.delete(one);
        done.push(performance.now() - began);
      }
      return waiting.size === 0;
    });
    return done;
  }

  /** Both sides write in turn, by a Poisson process; until all of it is accepted and seen. */
  async write(perSecond: number, seconds: number): Promise<Times> {
    this.#times = noTimes();
    const watched = Math.min(DESKS * FOLLOWED, this.#visitors.length);
    await this.#arrivals(
      perSecond,
      (at) => at < seconds * 1_000,
      (n) => {
        const side = n % 2 === 0 ? 'customer' : 'agent';
        this.#say(side, this.#place.random(side === 'customer' ? watched : this.#visitors.length));
      },
    );
    await this.#until('not everything was seen', () => this.#written.size === 0 && this.#missing() === 0);
    return this.#times;
  }

  /** Every visitor's line breaks at one moment, and agents write to those who are away. */
  async cut(messages: number, perSecond: number): Promise<void> {
    this.#times = noTimes();
    for (const one of this.#visitors) {
      one.isOpen = false;
      one.device.cut();
    }
    await this.#arrivals(
      perSecond,
      (_, n) => n < messages,
      (n) => {
        this.#say('agent', Math.floor((n * this.#visitors.length) / messages));
      },
    );
    await this.#until('not everything was accepted', () => this.#unanswered.size === 0);
    this.#written.clear();
  }

  /** Over all screens, once nothing more can come. */
  async faults(): Promise<{ readonly missed: number; readonly doubled: number; readonly late: number }> {
    await pause(SETTLE_MS);
    const all = [...this.#visitors, ...this.#agents].map(({ screen }) => screen);
    const sum = (of: (screen: Screen) => number) => all.reduce((total, screen) => total + of(screen), 0);
    return { missed: this.#missing(), doubled: sum((one) => one.doubled), late: sum((one) => one.late) };
  }

  leave(): void {
    for (const { device } of [...this.#visitors, ...this.#agents]) device.cut();
  }

  #missing(): number {
    return [...this.#visitors, ...this.#agents].reduce(
      (sum, { screen }) => sum + screen.missing(this.#last),
      0,
    );
  }

  #somebody(side: Side, token: () => string, conversations: readonly string[]): Somebody {
    const screen = new Screen(conversations);
    const device = WIRES[this.#place.way](this.#place.port, {
      token,
      follows: () => screen.follows(),
      open: () => {
        one.isOpen = true;
        // As devices do: what was not answered is sent again, under the same key.
        for (const [key, { device, conversation }] of this.#unanswered)
          if (device === one.device) device.say(conversation, key, WORDS);
      },
      messages: (conversation, messages) => {
        const now = performance.now();
        for (const { seq, key } of messages) if (screen.show(conversation, seq)) this.#seen(side, key, now);
      },
      accepted: (conversation, key, seq) => {
        this.#last.set(conversation, Math.max(seq, this.#last.get(conversation) ?? 0));
        const sent = this.#unanswered.get(key);
        if (!sent) return;
        this.#unanswered.delete(key);
        this.#times.accepted.push(performance.now() - sent.at);
      },
      lost: () => {
        one.isOpen = false;
        this.retries++;
      },
      failed: (why) => {
        this.#failed ??= why;
      },
    });
    const one: Somebody = { device, screen, isOpen: false };
    return one;
  }

  #say(side: Side, index: number): void {
    const one = side === 'customer' ? this.#visitors[index] : this.#agents[index % this.#agents.length];
    const { conversation } = this.#place.visitors[index] ?? {};
    if (!one || conversation === undefined) throw new Error(`there is no visitor ${index}`);
    const [key, at] = [randomUUID(), performance.now()];
    this.#written.set(key, { side, at });
    this.#unanswered.set(key, { device: one.device, conversation, at });
    if (one.isOpen) one.device.say(conversation, key, WORDS);
  }

  #seen(side: Side, key: string, now: number): void {
    const written = this.#written.get(key);
    if (!written || written.side === side) return;
    this.#written.delete(key);
    this.#times.seen.push(now - written.at);
  }

  /** A Poisson process, which waits for nobody: what falls due together is sent together. */
  async #arrivals(
    perSecond: number,
    goesOn: (dueMs: number, n: number) => boolean,
    arrive: (n: number) => void,
  ) {
    const began = performance.now();
    let due = 0;
    for (let n = 0; ; n++) {
      due += (-Math.log((this.#place.random(UNIT) + 1) / UNIT) * 1_000) / perSecond;
      if (!goesOn(due, n)) return;
      const early = began + due - performance.now();
      if (early > 0) await pause(early);
      this.#times.behind.push(performance.now() - began - due);
      arrive(n);
    }
  }

  /** Looked at every 5 ms. @throws Error when a line has failed, or it takes a minute */
  async #until(otherwise: string, isSo: () => boolean): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!isSo()) {
      if (this.#failed !== null) throw new Error(`a line of ${this.#place.way} failed: ${this.#failed}`);
      if (performance.now() > deadline) throw new Error(`${this.#place.way}: ${otherwise}`);
      await pause(LOOK_MS);
    }
  }
}
