/**
 * The confirmed impostors in memory: what verdicts and the public list answer from. Read from disk at once, from the
 * database as soon as that answers, and again whenever a moderator decides; the clock takes out what has expired.
 */
import type { Card } from '@clearline/card';
import type { Bus } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { FindImpostor, Impostor } from '../verdicts/contract.ts';
import type { Note, SubjectKind } from './contract.ts';
import { CONFIRMED } from './events.ts';
import type { ImpostorDisk, SavedImpostors } from './impostor-disk.ts';
import { standingOf } from './standing.ts';
import { confirmedCases, type Listed } from './store/case.ts';

/** Even if every event were lost, no list is older than this. */
const RECHECK_MS = 30_000;
const RETRY_MS = 2_000;

/** One entry of the public list. */
export interface Entry extends Impostor {
  readonly kind: SubjectKind;
  /** Of its case, for links and feeds. */
  readonly id: string;
  readonly note: Note;
}

interface Deps {
  readonly disk: Pick<ImpostorDisk, 'read' | 'write'>;
  readonly clock: Clock;
  readonly log: Log;
  /** What is official now: that is nobody's impostor, whatever was confirmed before it became official. */
  readonly card: () => Card | null;
}

export class Impostors {
  readonly #deps: Deps;
  #db: Db | null = null;
  #entries: readonly Entry[] = [];
  #byKey = new Map<string, Entry>();
  #text = '';
  #known = false;
  #loading: Promise<void> | null = null;
  #again = false;
  #keeping: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  readonly find: FindImpostor = (kind, value) => {
    const entry = this.#byKey.get(keyOf(kind, value));
    return entry && this.#stands(entry) ? entry : null;
  };

  /** The last to be confirmed first. Null on a node that has never seen any list, not even an empty one. */
  list(): readonly Entry[] | null {
    return this.#known ? this.#entries.filter((entry) => this.#stands(entry)) : null;
  }

  async loadFromDisk(): Promise<void> {
    const saved = await this.#deps.disk.read();
    if (saved && !this.#known) this.#swap(saved.entries);
  }

  /** From now on the database is the truth, and the bus tells when to look. */
  follow(db: Db, bus: Bus): void {
    this.#db = db;
    bus.subscribe(CONFIRMED, () => void this.refresh());
    bus.onUp(() => void this.refresh());
  }

  /** Reads the database anew. Calls while a read is under way are answered by one more read after it. */
  refresh(): Promise<void> {
    if (this.#loading) {
      this.#again = true;
      return this.#loading;
    }
    const db = this.#db;
    if (!db) return Promise.resolve();
    this.#loading = this.#load(db).finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#loading;
    await this.#keeping;
  }

  #stands(entry: Entry): boolean {
    const { clock, card } = this.#deps;
    if (Date.parse(entry.expires) <= clock.now()) return false;
    const official = card();
    return official === null || standingOf(official, entry) !== 'official';
  }

  async #load(db: Db): Promise<void> {
    let wait = RECHECK_MS;
    do {
      this.#again = false;
      try {
        await this.#read(db);
      } catch (err) {
        if (wait === RECHECK_MS)
          this.#deps.log.warn({ err }, 'cannot read the impostors; what is known stays');
        wait = RETRY_MS;
      }
    } while (this.#again && !this.#closed);
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.refresh(), wait).unref();
  }

  async #read(db: Db): Promise<void> {
    const entries = (await confirmedCases(db, this.#deps.clock.now())).map(entryOf);
    const text = JSON.stringify(entries);
    if (this.#known && text === this.#text) return;
    this.#swap(entries);
    this.#keeping = this.#deps.disk.write({ entries } satisfies SavedImpostors);
  }

  #swap(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#byKey = new Map(entries.map((entry) => [keyOf(entry.kind, entry.value), entry]));
    this.#text = JSON.stringify(entries);
    this.#known = true;
  }
}

const keyOf = (kind: string, value: string): string => `${kind} ${value}`;

const entryOf = ({ id, kind, value, deeds, note, confirmed_at: at, expires_at: until }: Listed): Entry => ({
  id,
  kind,
  value,
  deeds,
  note,
  confirmedAt: at.toISOString(),
  expires: until.toISOString(),
});
