/**
 * A line and its team, played through as plainly as it can be written: the estimates are held against it. It knows nothing
 * of their formulas. Each customer brings an amount of work and a patience; an agent works on all of their chats at once,
 * more slowly on each the more there are; a slot that becomes free goes to the earliest turn.
 */
import { type Draws, drawsFrom } from './draws.fixtures.ts';
import type { Coming } from './place.ts';
import type { Came } from './rates.ts';
import type { Served } from './service.ts';
import { type Service, slowness } from './team.ts';

export interface Scenario {
  readonly capacities: readonly number[];
  readonly service: Service;
  readonly patienceSeconds: number;
  readonly coming: readonly Coming[];
  readonly hours: number;
  readonly seed: number;
  /** How amounts of work differ: the formulas take them to be exponential. */
  readonly work: 'exponential' | 'lognormal';
}

/** Somebody who came while every slot was taken, and what the line was like then. */
export interface Queued {
  readonly cameAt: number;
  readonly headStartSeconds: number;
  readonly turn: number;
  readonly turns: readonly number[];
  readonly chats: readonly number[];
  /** How long they waited, or would have waited had they stayed. */
  readonly offeredSeconds: number;
  readonly leftAfterSeconds: number | null;
}

/** Instants are milliseconds from the beginning. */
export interface Played {
  readonly queued: readonly Queued[];
  readonly served: readonly Served[];
  readonly came: readonly Came[];
  readonly untilMs: number;
}

interface Chat {
  work: number;
  readonly since: number;
  /** ∫ of how many chats the agent had. */
  beside: number;
}

interface Desk {
  readonly capacity: number;
  readonly chats: Chat[];
}

type InLine = Omit<Queued, 'offeredSeconds' | 'leftAfterSeconds'> & {
  readonly work: number;
  readonly came: number;
  readonly leavesAt: number;
};

/** From an empty line on. */
export const play = (scenario: Scenario): Played => new Floor(scenario).run();

/** Instants are seconds in here. */
class Floor {
  readonly #scenario: Scenario;
  readonly #draws: Draws;
  readonly #desks: readonly Desk[];
  readonly #queued: Queued[] = [];
  readonly #served: Served[] = [];
  readonly #came: Came[] = [];
  /** By turn. Whoever has left stays in it until it would have been their turn, to learn when that is. */
  readonly #line: InLine[] = [];
  #now = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#draws = drawsFrom(scenario.seed);
    this.#desks = scenario.capacities.map((capacity) => ({ capacity, chats: [] }));
  }

  run(): Played {
    const { coming, hours } = this.#scenario;
    const between = 1 / coming.reduce((sum, { perSecond }) => sum + perSecond, 0);
    let next = this.#draws.exponential() * between;
    while (this.#now < hours * 3600) {
      const end = this.#nextEnd();
      if (end && this.#now + end.inSeconds < next) {
        this.#pass(end.inSeconds);
        this.#finish(end.desk, end.chat);
      } else {
        this.#pass(next - this.#now);
        this.#arrive();
        next = this.#now + this.#draws.exponential() * between;
      }
    }
    return { queued: this.#queued, served: this.#served, came: this.#came, untilMs: this.#now * 1000 };
  }

  #nextEnd() {
    const ends = this.#desks.flatMap((desk) =>
      desk.chats.map((chat) => ({ desk, chat, inSeconds: chat.work * this.#secondsForOne(desk) })),
    );
    return ends.sort((a, b) => a.inSeconds - b.inSeconds)[0];
  }

  #secondsForOne({ chats }: Desk): number {
    const { soloSeconds, slowdown } = this.#scenario.service;
    return soloSeconds * slowness(chats.length, slowdown);
  }

  #pass(seconds: number): void {
    this.#now += seconds;
    for (const desk of this.#desks)
      for (const chat of desk.chats) {
        chat.work -= seconds / this.#secondsForOne(desk);
        chat.beside += seconds * desk.chats.length;
      }
  }

  #finish(desk: Desk, chat: Chat): void {
    desk.chats.splice(desk.chats.indexOf(chat), 1);
    const seconds = this.#now - chat.since;
    this.#served.push({ endedAt: this.#now * 1000, seconds, chats: chat.beside / seconds });
    const first = this.#takeFirst();
    if (first) this.#begin(desk, first.work);
  }

  #takeFirst(): InLine | undefined {
    for (let first = this.#line.shift(); first; first = this.#line.shift()) {
      const { work, came, leavesAt, ...seen } = first;
      const leftAfterSeconds = leavesAt <= this.#now ? leavesAt - came : null;
      this.#queued.push({ ...seen, offeredSeconds: this.#now - came, leftAfterSeconds });
      if (leftAfterSeconds === null) return first;
    }
    return undefined;
  }

  #begin(desk: Desk, work: number): void {
    desk.chats.push({ work, since: this.#now, beside: 0 });
  }

  #arrive(): void {
    const { coming, work: shape } = this.#scenario;
    const { headStartSeconds } = this.#draws.one(coming, ({ perSecond }) => perSecond);
    this.#came.push({ at: this.#now * 1000, headStartSeconds });
    const work = this.#draws[shape]();
    const open = this.#desks.filter(({ capacity, chats }) => chats.length < capacity);
    const desk = open.sort((a, b) => a.chats.length - b.chats.length)[0];
    if (desk) this.#begin(desk, work);
    else this.#queue(headStartSeconds, work);
  }

  #queue(headStartSeconds: number, work: number): void {
    const came = this.#now;
    const turn = (came - headStartSeconds) * 1000;
    const turns = this.#line.filter(({ leavesAt }) => leavesAt > came).map((other) => other.turn);
    const chats = this.#desks.map((desk) => desk.chats.length);
    const leavesAt = came + this.#draws.exponential() * this.#scenario.patienceSeconds;
    this.#line.push({ cameAt: came * 1000, headStartSeconds, turn, turns, chats, work, came, leavesAt });
    this.#line.sort((a, b) => a.turn - b.turn);
  }
}
