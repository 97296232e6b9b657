/** People write on several nodes while everything breaks. */
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type BadNetwork, badNetwork } from '../bad-network.ts';
import { Device } from './device.ts';
import { type Breakable, breakSomething } from './faults.ts';
import type { Fleet } from './fleet.ts';
import { Hand } from './hand.ts';
import { merge, share, type Talk, transfer } from './people.ts';
import type { Witness } from './witness.ts';

export interface StormOptions {
  readonly messages: number;
  readonly random: () => number;
  readonly fleet: Fleet;
  readonly witness: Witness;
}

const NETWORKS = 6;
/** Of messages to one fault, so that a slow machine sees as many as a fast one. */
const MESSAGES_A_FAULT = 4;
/** So that some always wait on the devices, and not all. */
const MOST_WAITING = 200;
const BY_HAND = 0.25;
const SHARES = 0.03;
const TRANSFERS = 0.1;

export class Storm {
  readonly hand: Hand;
  readonly files: { readonly id: string; readonly bytes: Buffer; readonly talk: Talk }[] = [];
  readonly broken: Record<string, number> = {};
  readonly #options: StormOptions;
  readonly #networks: BadNetwork[] = [];

  constructor(options: StormOptions) {
    this.#options = options;
    const { fleet, random, witness } = options;
    this.hand = new Hand({ random, note: witness.note, port: (but) => fleet.port(but) });
  }

  /** Networks to any of the nodes, one of them for each device. */
  async networks(t: TestContext): Promise<void> {
    const { fleet, random } = this.#options;
    for (let n = 0; n < NETWORKS; n++) {
      const network = await badNetwork(() => fleet.port(), random);
      this.#networks.push(network);
      t.after(() => network.close());
    }
  }

  device(side: Device['seat']['side'], who: Device['seat']['who'], id: string): Device {
    const { witness } = this.#options;
    return new Device(witness.scene, { side, who, url: this.#pick(this.#networks).url }, id);
  }

  /** Until everybody has written all, and what was broken is mended. */
  async rage(talks: readonly Talk[], breakable: Pick<Breakable, 'db'>): Promise<void> {
    const { messages, fleet, random } = this.#options;
    const devices = talks.flatMap((talk) => talk.devices);
    const all = { ...breakable, fleet, random, networks: this.#networks, devices };
    const merges = talks.filter(({ mergesInto }) => mergesInto !== null);
    this.#share(this.#pick(talks));
    for (let left = messages; left > 0; ) {
      for (let few = Math.min(left, 1 + Math.floor(random() * 10)); few > 0; few--, left--) {
        this.#write(this.#pick(talks));
        if (random() < 1 / MESSAGES_A_FAULT) this.#break(all);
      }
      if (random() < SHARES) this.#share(this.#pick(talks));
      if (random() < TRANSFERS) this.#transfer(this.#pick(talks), this.#pick(talks));
      const merging = left < messages / 2 ? merges.pop() : undefined;
      if (merging) this.hand.do(merge(this.hand, merging));
      await this.#room(devices);
    }
    fleet.calm();
    for (const network of this.#networks) network.mend();
    for (const network of this.#networks) network.flow();
  }

  #break(all: Breakable): void {
    const what = breakSomething(all);
    this.broken[what] = (this.broken[what] ?? 0) + 1;
  }

  async #room(devices: readonly Device[]): Promise<void> {
    const waiting = () => devices.reduce((sum, { thread }) => sum + thread.outbox.length, 0);
    do await pause(2);
    while (waiting() + this.hand.waiting > MOST_WAITING);
  }

  #write({ id, customer, agent, devices }: Talk): void {
    const { random } = this.#options;
    const text = `text ${randomUUID()}`;
    if (random() >= BY_HAND) this.#pick(devices).write(text);
    else if (random() < 0.5) this.hand.write('customer', customer, id, text);
    else this.hand.write('staff', agent, id, text);
  }

  #share(talk: Talk): void {
    const shared = share(this.hand, this.#pick(talk.devices));
    this.hand.do(shared.then((file) => this.files.push({ ...file, talk })));
  }

  /** What has become a part is closed, and handed to nobody. */
  #transfer(talk: Talk, to: Talk): void {
    if (talk.mergesInto !== null) return;
    this.hand.do(transfer(this.hand, this.#options.witness.note, talk, to.agent));
  }

  #pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#options.random() * all.length)] as T;
  }
}
