/** Several nodes as processes of their own, each of which is killed again and again, and comes again on another port. */
import { waitUntil } from '../../src/kernel/database/process.ts';
import { type Command, start } from '../programs.ts';
import { MOMENTS, type Orders } from './fault.ts';

const START_S = 60;
/** In messages. */
const SOON = 5;

interface Node {
  readonly command: Command;
  /** Null until its port is open. */
  port: number | null;
}

export interface Fall {
  readonly moment: (typeof MOMENTS)[number] | 'any';
  /** Of the message at which it died; null where it was killed from outside. */
  readonly key: string | null;
}

export interface FleetOptions extends Omit<Orders, 'death'> {
  readonly nodes: number;
  /** Messages that a node lives for, about. */
  readonly life: number;
  readonly random: () => number;
}

export class Fleet {
  readonly falls: Fall[] = [];
  readonly #options: FleetOptions;
  readonly #nodes: (Node | null)[] = [];
  readonly #lives: Promise<void>[];
  #isOver = false;
  #isCalm = false;
  #lived = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
    this.#lives = Array.from({ length: options.nodes }, (_, slot) => this.#live(slot));
  }

  /** Once every node has opened its port. */
  async ready(): Promise<void> {
    const areOpen = async () => this.#open().length === this.#options.nodes;
    if (!(await waitUntil(areOpen, START_S))) throw new Error('the nodes did not open their ports');
  }

  /** Of any node that can be asked now; 0, where nobody answers, if none can. @param but not of this one */
  port(but?: number): number {
    const open = this.#open();
    const others = open.filter((port) => port !== but);
    const from = others.length > 0 ? others : open;
    return from[Math.floor(this.#options.random() * from.length)] ?? 0;
  }

  kill(): void {
    this.#nodes[Math.floor(this.#options.random() * this.#nodes.length)]?.command.kill('SIGKILL');
  }

  /** Who comes from now on lives on. */
  calm(): void {
    this.#isCalm = true;
  }

  async close(): Promise<void> {
    this.#isOver = true;
    for (const node of this.#nodes) node?.command.kill('SIGKILL');
    await Promise.all(this.#lives);
  }

  #open(): number[] {
    return this.#nodes.flatMap((node) => node?.port ?? []);
  }

  async #live(slot: number): Promise<void> {
    while (!this.#isOver) {
      const { database, blobs } = this.#options;
      const orders: Orders = { database, blobs, death: this.#death() };
      const command = start('test/reach-chaos/child.ts', [], { ORDERS: JSON.stringify(orders) });
      const node: Node = { command, port: null };
      this.#nodes[slot] = node;
      void waitUntil(async () => {
        node.port = Number(/^open (\d+)$/m.exec(command.output())?.[1] ?? 0) || null;
        return node.port !== null || this.#nodes[slot] !== node;
      }, START_S);
      const { signal, output } = await command.ended;
      this.#nodes[slot] = null;
      if (this.#isOver) return;
      if (signal !== 'SIGKILL') throw new Error(`a node ended by itself:\n${output}`);
      const [, moment, key = null] = /^died (\w+) (\S+)$/m.exec(output) ?? [];
      this.falls.push({ moment: MOMENTS.find((one) => one === moment) ?? 'any', key });
    }
  }

  /** Until nodes have died at either moment they do so soon, whatever the dice say. */
  #death(): Orders['death'] {
    const { life, random } = this.#options;
    const nth = this.#lived++;
    if (this.#isCalm) return null;
    const unseen = MOMENTS.filter((at) => !this.falls.some(({ moment }) => moment === at));
    // Not all of them at once.
    const due = unseen[nth % (unseen.length + 1)];
    const at = due ?? MOMENTS[Math.floor(random() * (MOMENTS.length + 1))];
    return at ? { at, after: 1 + Math.floor(random() * (due ? SOON : life)) } : null;
  }
}
