/**
 * Brings every message to everybody who follows its conversation. There is one way for what was missed, what comes at
 * the moment of joining, and what comes later: a conversation that may have something new is looked at, and each
 * follower gets what lies behind their own cursor. So a hint that is lost, doubled or late changes nothing but time.
 */
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { Body, Frame } from './contract.ts';
import {
  type Added,
  type Glance,
  glanceAfter,
  type Look,
  messageIn,
  type Seen,
  type Wanted,
} from './glance.ts';
import type { Here } from './here.ts';

/** One open conversation on one line. */
export interface Follower {
  readonly side: 'customer' | 'staff';
  /** Everything up to this has been sent. */
  after: number;
  /** Of the state that was sent last; what it says is compared, so that nothing is told twice. */
  told: string;
  send(frame: Frame): void;
  /** The line takes no more for now. It is asked again, and what it missed comes then. */
  isFull(): boolean;
}

/** Conversations looked at in one go, so that a crowd that comes back does not hold up everybody else. */
const AT_ONCE = 200;
/** Messages of one conversation in one go. */
const MOST = 100;
const AGAIN_MS = 500;
/** From one look to the next, so that in a rush many conversations share one. Messages of this node do not wait for it. */
const PAUSE_MS = 25;
/** Hints of one moment are answered by one look, and what this node has stored itself it tells within that time. */
const SOON_MS = 5;
const ANYTHING = Number.POSITIVE_INFINITY;

export class Feed {
  readonly #db: () => Db | null;
  readonly #log: Log;
  readonly #look: Look;
  readonly #visits: Here;
  readonly #rests: boolean;
  readonly #followers = new Map<string, Set<Follower>>();
  /** How those that are followed stood when that was told last. */
  readonly #seen = new Map<string, Seen>();
  /** Of which it is known that they stand otherwise by now. */
  readonly #outdated = new Set<string>();
  /** Which may have something new, and up to which revision. */
  readonly #dirty = new Map<string, number>();
  /** What could not be told, and is tried again in a while. */
  readonly #held = new Set<string>();
  #running: Promise<void> | null = null;
  #again: NodeJS.Timeout | undefined;
  #closed = false;
  /** Ends the rest. */
  #wakes = (): void => {};

  /**
   * @param visits told which conversations their customers look at
   * @param rests whether there is time between two looks
   */
  constructor(db: () => Db | null, log: Log, look: Look, visits: Here, rests = true) {
    this.#db = db;
    this.#log = log;
    this.#look = look;
    this.#visits = visits;
    this.#rests = rests;
  }

  /** Until the returned function is called. */
  follow(conversationId: string, follower: Follower): () => void {
    const followers = this.#followers.get(conversationId) ?? new Set();
    this.#followers.set(conversationId, followers.add(follower));
    this.wake(conversationId);
    const leave = follower.side === 'customer' ? this.#visits.enter(conversationId) : null;
    return () => {
      leave?.();
      followers.delete(follower);
      if (followers.size > 0 || this.#followers.get(conversationId) !== followers) return;
      this.#followers.delete(conversationId);
      this.#forget(conversationId);
    };
  }

  followersOf(conversationId: string): Iterable<Follower> {
    return this.#followers.get(conversationId) ?? [];
  }

  /** As it was told last, where it is followed here. It may stand otherwise by now: its revision tells. */
  lastSeen(conversationId: string): Seen | null {
    return this.#outdated.has(conversationId) ? null : (this.#seen.get(conversationId) ?? null);
  }

  /**
   * One that was stored just now. Whoever has all before it gets it at once, without a look, and how it stands now, where that
   * can be worked out; for everybody else there is the look that its hint leads to.
   */
  offer(added: Added): void {
    const { conversationId: id } = added.message;
    const followers = this.#followers.get(id);
    if (!followers) return;
    const seen = this.#seen.get(id);
    const glance = seen ? glanceAfter(seen, added) : null;
    const message = glance ?? messageIn(added);
    let isTold = true;
    for (const follower of followers) {
      if (follower.isFull()) isTold = false;
      // Whoever has just come is told by a look, which sees what is theirs to see.
      else if (glance && follower.told !== '') isTold = tell(follower, id, glance) && isTold;
      else tellMessages(follower, id, message);
    }
    if (glance) this.#seen.set(id, glance.seen);
    else if (seen && seen.row.revision < added.row.revision) this.#outdated.add(id);
    if (!isTold) this.wake(id);
  }

  /**
   * There may be something new in it.
   * @param revision of the conversation, where that is all that there may be
   */
  wake(conversationId: string, revision = ANYTHING): void {
    if (!this.#followers.has(conversationId)) return;
    this.#mark(conversationId, revision);
    this.#start();
  }

  /** There may be something new anywhere: hints were missed. */
  wakeAll(): void {
    for (const id of this.#followers.keys()) this.#mark(id);
    this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#wakes();
    await this.#running;
  }

  #mark(id: string, revision = ANYTHING): void {
    this.#dirty.set(id, Math.max(revision, this.#dirty.get(id) ?? 0));
  }

  /** The next ones to be looked at: not those that have been told meanwhile. */
  #take(): string[] {
    const ids: string[] = [];
    for (const [id, revision] of this.#dirty) {
      if (ids.length === AT_ONCE) break;
      this.#dirty.delete(id);
      if (revision > (this.#seen.get(id)?.row.revision ?? 0)) ids.push(id);
    }
    return ids;
  }

  #start(): void {
    if (this.#running || this.#closed) return;
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (this.#dirty.size > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    await this.#rest(SOON_MS);
    while (this.#dirty.size > 0 && !this.#closed) {
      const ids = this.#take();
      if (ids.length === 0) continue;
      const rested = this.#dirty.size > 0 ? nextTurn() : this.#rest(PAUSE_MS);
      try {
        await this.#tell(ids);
      } catch (err) {
        this.#log.warn({ err }, 'conversations could not be looked at, and will be again');
        this.#hold(ids);
      }
      await rested;
      await nextTurn();
    }
  }

  #rest(ms: number): Promise<void> {
    if (!this.#rests) return nextTurn();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wakes = resolve;
    setTimeout(resolve, ms);
    return promise;
  }

  async #tell(ids: readonly string[]): Promise<void> {
    const wanted = new Map<string, Wanted>();
    const there = new Map<string, readonly Follower[]>();
    for (const id of ids) {
      const all = [...this.followersOf(id)];
      there.set(id, all);
      const ready = all.filter((one) => !one.isFull());
      if (ready.length < all.length) this.#hold([id]);
      if (ready.length === 0) continue;
      const after = Math.min(...ready.map((one) => one.after));
      wanted.set(id, { after, isSeenByStaff: all.some(({ side }) => side === 'staff') });
    }
    const db = this.#db();
    if (!db) return this.#hold(ids);
    if (wanted.size === 0) return;
    const before = new Map(ids.map((id) => [id, this.#seen.get(id)]));
    const found = await this.#look(db, wanted, MOST);
    // There is no such one any more; another one of this id begins anew.
    for (const id of wanted.keys()) if (!found.has(id)) this.#forget(id);
    for (const [id, one] of found) {
      const now = this.#seen.get(id);
      const isOld = now !== before.get(id) && one.seen.row.revision < (now?.row.revision ?? 0);
      if (one.hasMore || isOld) this.#mark(id);
      if (!isOld && this.#followers.has(id)) this.#remember(id, one.seen);
      // Whoever has joined since may know more already than was looked at: they are told by the next look.
      for (const follower of there.get(id) ?? []) {
        if (!this.#followers.get(id)?.has(follower)) continue;
        // It may have become so during the look.
        if (follower.isFull()) this.#hold([id]);
        // Meanwhile they were told how it stands by now.
        else if (isOld && follower.told !== '') tellMessages(follower, id, one);
        else tell(follower, id, one);
      }
    }
  }

  #remember(id: string, seen: Seen): void {
    this.#seen.set(id, seen);
    this.#outdated.delete(id);
  }

  #forget(id: string): void {
    this.#seen.delete(id);
    this.#outdated.delete(id);
  }

  #hold(ids: Iterable<string>): void {
    for (const id of ids) this.#held.add(id);
    this.#again ??= setTimeout(() => {
      this.#again = undefined;
      for (const id of this.#held) if (this.#followers.has(id)) this.#mark(id);
      this.#held.clear();
      this.#start();
    }, AGAIN_MS);
    this.#again.unref();
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** False for whoever lies further behind. */
function tell(follower: Follower, conversation: string, glance: Glance): boolean {
  if (!tellMessages(follower, conversation, glance)) return false;
  const { view, text } = glance.view(follower.side);
  if (text === follower.told) return true;
  follower.told = text;
  follower.send({ is: 'state', conversation, view });
  return true;
}

/**
 * What lies behind their cursor. False for whoever lies further behind, because their line was full: they are told later, and
 * not how it stands before what was said.
 */
function tellMessages(
  follower: Follower,
  conversation: string,
  { rows, from, upTo }: Pick<Glance, 'rows' | 'from' | 'upTo'>,
): boolean {
  if (follower.after < from) return false;
  if (follower.after < upTo) {
    const messages = rows.filter(({ seq, body }) => seq > follower.after && isFor(follower.side, body));
    follower.after = upTo;
    follower.send({ is: 'messages', conversation, messages, upTo });
  }
  return true;
}

const isFor = (side: Follower['side'], body: Body): boolean => side === 'staff' || body.kind !== 'note';
