/**
 * Events between slices and between nodes. An event is written in the transaction that made it true (the outbox)
 * and reaches every running node after that transaction has committed, at least once, in the order of commit as far as a node can see it.
 */
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Db, Tx } from './database/db.ts';
import { KEPT } from './database/kept.ts';
import type { Log } from './log.ts';

export interface Event {
  readonly topic: string;
  readonly payload: unknown;
}
type Handler = (event: Event) => void;

export interface Bus {
  /** Calls `handler` for every event of the topic from now on. */
  subscribe(topic: string, handler: Handler): void;
  /**
   * Calls `handler` each time the line to the database is up (the first time included): what happened before was
   * not heard, so caches must be read anew. `onLost` tells that the line has broken.
   */
  onUp(handler: () => void): void;
  onLost(handler: (reason: Error) => void): void;
  /**
   * Calls `handler` for every hint on the channel. A hint is no event: it says where to look, it is gone while the line is
   * down, and whoever heeds hints looks everywhere when it comes up. Before `start`.
   */
  onHint(channel: string, handler: (text: string) => void): void;
  start(): void;
  close(): Promise<void>;
}

/** Tells every node where to look once the transaction has committed; at most 7,999 bytes. */
export async function hint(db: Db | Tx, channel: string, text: string): Promise<void> {
  await sql`${KEPT} select ${hinting(channel, text)}`.execute(db);
}

/** The same, to be called within another statement. */
export const hinting = (channel: string, text: string | RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`pg_notify(${channel}, ${text})`;

/** Writes an event in the caller's transaction. */
export async function emit(tx: Tx, topic: string, payload: object): Promise<void> {
  await sql`insert into outbox (topic, payload) values (${topic}, ${JSON.stringify(payload)})`.execute(tx);
}

/** Where a topic alone is told: see {@link announce}. */
const ANNOUNCED = 'topic';

/**
 * Tells nodes of a topic once the transaction has committed, without a row: for what happens so often that a row each time
 * costs more than it gives. The event is empty, of several in a transaction there is one, and what happened before the line
 * was up was not heard, as with any event.
 */
export const announce = (db: Db | Tx, topic: string): Promise<void> => hint(db, ANNOUNCED, topic);

/** The same, to be called within another statement. */
export const announcing = (topic: string): RawBuilder<unknown> => hinting(ANNOUNCED, topic);

/** Deletes events that every node has long seen. Returns how many. */
export async function trimOutbox(db: Db, olderThan: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from outbox where created_at < ${olderThan}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Events reach handlers at once and in order, within one process: the twin for tests without a database. */
export class MemoryBus implements Bus {
  readonly #listeners = new Listeners();
  subscribe(topic: string, handler: Handler): void {
    this.#listeners.subscribe(topic, handler);
  }
  onUp(handler: () => void): void {
    this.#listeners.up.push(handler);
  }
  onLost(handler: (reason: Error) => void): void {
    this.#listeners.lost.push(handler);
  }
  onHint(channel: string, handler: (text: string) => void): void {
    this.#listeners.hints.set(channel, handler);
  }
  publish(event: Event): void {
    this.#listeners.tell(event);
  }
  hint(channel: string, text: string): void {
    this.#listeners.hints.get(channel)?.(text);
  }
  lose(reason: Error): void {
    for (const handler of this.#listeners.lost) handler(reason);
  }
  start(): void {
    for (const handler of this.#listeners.up) handler();
  }
  async close(): Promise<void> {}
}

class Listeners {
  readonly topics = new Map<string, Handler[]>();
  readonly up: (() => void)[] = [];
  readonly lost: ((reason: Error) => void)[] = [];
  readonly hints = new Map<string, (text: string) => void>();
  subscribe(topic: string, handler: Handler): void {
    this.topics.set(topic, [...(this.topics.get(topic) ?? []), handler]);
  }
  tell(event: Event): void {
    for (const handler of this.topics.get(event.topic) ?? []) handler(event);
  }
}

/** Look even when nothing woke us: a notification is only a hint. */
const IDLE_MS = 5_000;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000] as const;

/** Listens on its own connection, because a pool cannot promise to keep one. `url` is asked for at each attempt. */
export class PostgresBus implements Bus {
  readonly #url: () => string;
  readonly #log: Log;
  readonly #listeners = new Listeners();
  #client: pg.Client | undefined;
  /** Transactions below this one have all ended, and their events were told. */
  #horizon = '0';
  /** Events told from transactions at or above the horizon. */
  #told = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #wakeAgain = false;
  #failures = 0;
  #closed = false;

  constructor(url: () => string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  subscribe(topic: string, handler: Handler): void {
    this.#listeners.subscribe(topic, handler);
  }
  onUp(handler: () => void): void {
    this.#listeners.up.push(handler);
  }
  onLost(handler: (reason: Error) => void): void {
    this.#listeners.lost.push(handler);
  }

  onHint(channel: string, handler: (text: string) => void): void {
    this.#listeners.hints.set(channel, handler);
  }

  start(): void {
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#reading;
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({
      connectionString: this.#url(),
      application_name: 'clearline-bus',
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      query_timeout: 5_000,
    });
    this.#client = client;
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('connection ended')));
    try {
      await client.connect();
      for (const channel of ['outbox', ANNOUNCED, ...this.#listeners.hints.keys()])
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
      this.#horizon = await horizon(client);
      this.#told.clear();
    } catch (error) {
      this.#lost(client, error as Error);
      return;
    }
    if (this.#client !== client) return;
    this.#failures = 0;
    client.on('notification', ({ channel, payload }) => {
      if (channel === 'outbox') this.#wake();
      else if (channel === ANNOUNCED) this.#tell({ topic: payload ?? '', payload: {} });
      else this.#hinted(channel, payload ?? '');
    });
    for (const handler of this.#listeners.up) handler();
    this.#wake();
  }

  #lost(client: pg.Client, reason: Error): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = undefined;
    clearTimeout(this.#timer);
    client.end().catch(() => {});
    if (this.#failures === 0) this.#log.warn({ err: reason }, 'lost the line to the database');
    for (const handler of this.#listeners.lost) handler(reason);
    const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)];
    this.#timer = setTimeout(() => void this.#connect(), wait);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.#wake(), IDLE_MS);
  }

  #wake(): void {
    if (this.#reading) {
      this.#wakeAgain = true;
      return;
    }
    const client = this.#client;
    if (!client || this.#closed) return;
    this.#wakeAgain = false;
    this.#reading = this.#read(client)
      .then(() => {
        this.#reading = undefined;
        if (this.#wakeAgain) this.#wake();
        else if (this.#client === client) this.#schedule();
      })
      .catch((error: Error) => {
        this.#reading = undefined;
        this.#lost(client, error);
      });
  }

  /** Tells each committed event once; one that commits late has a place above the horizon, and is told then. */
  async #read(client: pg.Client): Promise<void> {
    const { rows } = await client.query<Event & { xid: string; id: string; xmin: string; ended: boolean }>(
      `select xid::text, id::text, topic, payload, s.xmin::text, xid < s.xmin as ended
         from outbox, (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) s
        where xid >= $1::xid8 order by xid, id`,
      [this.#horizon],
    );
    const told = new Set<string>();
    for (const { id, topic, payload, xmin, ended } of rows) {
      this.#horizon = xmin;
      if (!ended) told.add(id);
      if (!this.#told.has(id)) this.#tell({ topic, payload });
    }
    this.#told = told;
  }

  #tell(event: Event): void {
    try {
      this.#listeners.tell(event);
    } catch (err) {
      this.#log.error({ err, topic: event.topic }, 'an event handler failed');
    }
  }

  #hinted(channel: string, text: string): void {
    try {
      this.#listeners.hints.get(channel)?.(text);
    } catch (err) {
      this.#log.error({ err, channel }, 'a handler of hints failed');
    }
  }
}

/** The oldest transaction still running. Who comes up reads its caches anew, so what is below it counts as told. */
async function horizon(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
  );
  return rows[0]?.xmin ?? '0';
}
