/** The queue on one node: it looks at every hint and every few seconds, and one node at a time puts it in order. */
import type { Card } from '@clearline/card';
import type { Bus } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import { coalesced } from '../../kernel/coalesced.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { ServeOptions } from '../../people/access/index.ts';
import { answerBy, type ConversationsOptions, type Held } from '../conversations/index.ts';
import { calendarOf, rosterRoutes } from '../roster/index.ts';
import { TEAMS_CHANGED, teamsRoutes } from '../teams/index.ts';
import { asWait } from './board.ts';
import { CUSTOMER_GONE_SECONDS } from './contract.ts';
import { Figures } from './figures.ts';
import { expectedWaits } from './forecast.ts';
import { QUEUE_CHANGED } from './hints.ts';
import { type Line, lineNow } from './line.ts';
import { LOAD_CHANGED, sheds } from './load/load.ts';
import { type QueueNow, queueNow } from './now.ts';
import { queueRoutes } from './routes.ts';
import { settle } from './settle.ts';
import { spaced } from './spaced.ts';
import { heard } from './store/agent.ts';
import { heldWait } from './store/wait.ts';

export interface QueueOptions {
  /** Null until the database is open. */
  readonly database: () => Db | null;
  readonly clock: Clock;
  readonly log: Log;
  /** The staff who have been on a line of this node since this was called last. */
  readonly heard: () => readonly string[];
  /** Null until a card has been published. */
  readonly card?: () => Card | null;
}

const LOOK_MS = 5_000;
/** A dialogue tells of every turn: between two looks that hints ask for there is so long at the least. */
const GAP_MS = 250;
/** For so long all looks at who waits share one reading of the line. */
const KEPT_MS = 1_000;
/** Several within the time after which somebody counts as offline. */
const BEAT_MS = 15_000;

export interface Queue {
  /** Before the bus starts. */
  follow(bus: Bus): void;
  routes(options: ServeOptions): void;
  readonly outlook: NonNullable<ConversationsOptions['outlook']>;
  readonly held: Held['wait'];
  readonly sheds: NonNullable<ConversationsOptions['sheds']>;
  /** As it was at the last look; null before the first. */
  now(): QueueNow | null;
  /** Puts the queue in order; settles when that is done. */
  look(): Promise<void>;
  /** Says of whoever is on a line that they are there. */
  beat(): Promise<void>;
  close(): Promise<void>;
}

export function queue({ database, clock, log, heard: here, card = () => null }: QueueOptions): Queue {
  const calendar = () => calendarOf(card());
  const figures = new Figures(clock);
  let current: QueueNow | null = null;
  let line: { readonly until: number; readonly read: Promise<Line> } | null = null;
  /** Since when every look has succeeded: whoever was not seen while none did may well have been there. */
  let steadySince: number | null = null;
  const look = coalesced(async () => {
    const db = database();
    if (!db) return;
    line = null;
    try {
      // Before anything is read: what is found out later was so by then.
      const now = clock.now();
      await figures.refresh(db);
      steadySince ??= now;
      const knows = now - steadySince >= CUSTOMER_GONE_SECONDS * 1000;
      const promise = knows ? new Date(answerBy(card(), now)) : null;
      await settle(db, { now: new Date(now), rates: figures.rates, calendar: calendar(), promise });
      current = await queueNow(db, now, figures.rates, calendar());
    } catch (err) {
      steadySince = null;
      log.warn({ err }, 'the queue could not be put in order, and will be looked at again');
    }
  });
  const beat = async () => {
    const [db, ids] = [database(), here()];
    if (!db || ids.length === 0) return;
    await heard(db, ids, new Date(clock.now())).catch((err: unknown) =>
      log.warn({ err }, 'who is there could not be told'),
    );
  };
  const timers = [setInterval(() => void look(), LOOK_MS), setInterval(() => void beat(), BEAT_MS)];
  for (const timer of timers) timer.unref();
  const hinted = spaced(() => void look(), GAP_MS);
  /** What a transaction sees is its own, and shared with nobody. */
  const lineOf = (db: Db | Tx, now: number): Promise<Line> => {
    if (db.isTransaction) return lineNow(db, now, calendar());
    if (!line || now >= line.until) line = { until: now + KEPT_MS, read: lineNow(db, now, calendar()) };
    const { read } = line;
    read.catch(() => {
      line = null;
    });
    return read;
  };
  return {
    follow(bus) {
      bus.onUp(() => void look());
      for (const topic of ['reach.changed', QUEUE_CHANGED, TEAMS_CHANGED, LOAD_CHANGED])
        bus.subscribe(topic, () => hinted());
    },
    routes(options) {
      queueRoutes(options, () => figures.rates, calendar);
      teamsRoutes(options);
      rosterRoutes(options, card);
    },
    async outlook(db, ids) {
      const now = clock.now();
      let seen = await lineOf(db, now);
      // Who has come since it was read is in the next one.
      const known = new Set(seen.waiting.map(({ id }) => id));
      if (!ids.every((id) => known.has(id))) {
        line = null;
        seen = await lineOf(db, now);
      }
      const expected = expectedWaits(seen, new Set(ids), figures.rates, now);
      return new Map([...expected].map(([id, one]) => [id, asWait(one)]));
    },
    held: heldWait,
    sheds,
    now: () => current,
    look,
    beat,
    async close() {
      hinted.stop();
      for (const timer of timers) clearInterval(timer);
      await look.idle();
    },
  };
}
