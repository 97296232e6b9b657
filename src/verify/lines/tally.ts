/** What was voted lately, as everybody may know it: counted once a minute at most, and too coarse to pick anybody out. */
import { channelValue } from '@clearline/card';
import type { ChannelView } from '../../find/surfaces/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Counts } from './contract.ts';
import { countsSince } from './store/vote.ts';

const DAY = 86_400_000;
const KEPT_MS = 60_000;
const STEP = 5;

const coarse = (count: number): number => Math.floor(count / STEP) * STEP;
const NONE: Counts = { reached: 0, notReached: 0, noSuchNumber: 0 };
const keyOf = (channel: string, number: string): string => `${channel} ${number}`;

export type CountsOf = (line: ChannelView) => Counts;

export class Tally {
  readonly #clock: Clock;
  #known: { readonly at: number; readonly counts: Promise<ReadonlyMap<string, Counts>> } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws what the database does */
  async read(db: Db): Promise<CountsOf> {
    const at = this.#clock.now();
    if (!this.#known || Math.abs(at - this.#known.at) >= KEPT_MS) {
      const known = { at, counts: count(db, at - DAY) };
      this.#known = known;
      known.counts.catch(() => {
        if (this.#known === known) this.#known = null;
      });
    }
    const counts = await this.#known.counts;
    return ({ channel }) => counts.get(keyOf(channel.id, channelValue(channel))) ?? NONE;
  }
}

async function count(db: Db, since: number): Promise<ReadonlyMap<string, Counts>> {
  const rows = await countsSince(db, since);
  return new Map(
    rows.map(({ channel, number, reached, notReached, noSuchNumber }) => [
      keyOf(channel, number),
      {
        reached: coarse(reached),
        notReached: coarse(notReached),
        noSuchNumber: coarse(noSuchNumber),
      },
    ]),
  );
}
