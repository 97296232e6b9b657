/**
 * Sends what is due, on every node: the lock of a webhook's row decides which of them takes what. Woken by hints, and by
 * the clock for what is tried again.
 */
import type { Bus } from '../../kernel/bus.ts';
import { coalesced } from '../../kernel/coalesced.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Ids } from '../../kernel/ids.ts';
import { attempt, type Delivering, TIMEOUT_MS } from './deliver.ts';
import { TROUBLED } from './schedule.ts';
import { letGo } from './store/delivery.ts';
import { hasUnnumbered, numberEvents } from './store/event.ts';
import { dueWebhooks, planNext, planReplay, type Taken, takeDue, unplanned } from './store/turn.ts';
import { lockWebhook } from './store/webhook.ts';
import { CHANNEL } from './tell.ts';

export interface DispatcherOptions extends Delivering {
  /** Null until the database is open. */
  readonly database: () => Db | null;
  readonly ids: Ids;
}

/** Of one webhook, on all nodes together; a receiver in trouble is asked one at a time. */
const MOST_AT_ONCE = 4;
/** Longer than an attempt and its note take, so that nobody sends what somebody else still has under way. */
const LEASE_MS = TIMEOUT_MS + 45_000;
const LOOK_MS = 1_000;
/** Hints that come together are one look. */
const GATHER_MS = 20;

export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #stopping = new AbortController();
  readonly #underway = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | null = null;
  /** Whether there was anything to do. */
  readonly #look = coalesced(() => this.#lookNow());

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#wake(), LOOK_MS);
    this.#timer.unref();
  }

  /** Before the bus starts. */
  follow(bus: Bus): void {
    bus.onHint(CHANNEL, () => this.#wake());
    bus.onUp(() => this.#wake());
  }

  /** Settles once nothing is under way here and nothing is due. */
  async idle(): Promise<void> {
    while ((await this.#look()) || this.#underway.size > 0) await Promise.all(this.#underway);
  }

  /** What is under way is called off, and let go to the other nodes. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#gathering) clearTimeout(this.#gathering);
    this.#stopping.abort();
    await this.#look.idle();
    await Promise.all(this.#underway);
  }

  #wake(): void {
    if (this.#gathering || this.#stopping.signal.aborted) return;
    this.#gathering = setTimeout(async () => {
      this.#gathering = null;
      const found = await this.#look().catch((err: unknown) => {
        this.#options.log.warn({ err }, 'events could not be sent, and will be looked at again');
        return false;
      });
      if (found) this.#wake();
    }, GATHER_MS);
  }

  async #lookNow(): Promise<boolean> {
    const db = this.#options.database();
    if (!db || this.#stopping.signal.aborted) return false;
    const isNew = await hasUnnumbered(db);
    if (isNew) await numberEvents(db);
    const behind = await unplanned(db);
    for (const id of behind) await this.#plan(db, id);
    let taken = 0;
    for (const id of await dueWebhooks(db, this.#now())) taken += await this.#take(db, id);
    return isNew || behind.length > 0 || taken > 0;
  }

  async #plan(db: Db, id: string): Promise<void> {
    await db.transaction().execute(async (tx) => {
      if (!(await lockWebhook(tx, id))) return;
      await planNext(tx, id, this.#now());
      await planReplay(tx, id, this.#now());
    });
  }

  async #take(db: Db, id: string): Promise<number> {
    const lease = this.#options.ids.next();
    const taken = await db.transaction().execute(async (tx) => {
      const hook = await lockWebhook(tx, id);
      const now = this.#now();
      // As it stands under the lock: an attempt may have failed since it was found.
      if (hook?.state !== 'active' || (hook.retryAt && hook.retryAt > now)) return [];
      const most = hook.failures >= TROUBLED ? 1 : MOST_AT_ONCE;
      return takeDue(tx, id, { now, lease, until: new Date(now.getTime() + LEASE_MS), most });
    });
    for (const one of taken) this.#start(db, one, lease);
    return taken.length;
  }

  #start(db: Db, taken: Taken, lease: string): void {
    const { log } = this.#options;
    const { signal } = this.#stopping;
    const work = attempt(db, this.#options, taken, lease, signal)
      .catch(async (err: unknown) => {
        // Called off: nobody knows what became of it, so it is sent again, under the same id.
        if (signal.aborted) await letGo(db, lease, taken.event.cursor).catch(() => {});
        else log.warn({ err, webhook: taken.webhookId }, 'what became of an event could not be noted');
      })
      .finally(() => {
        this.#underway.delete(work);
        this.#wake();
      });
    this.#underway.add(work);
  }

  #now(): Date {
    return new Date(this.#options.clock.now());
  }
}
