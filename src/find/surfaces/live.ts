import { canonical } from '@clearline/card';
import type { Bus } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import { PUBLISHED as LOGGED } from '../../record/witnesses/index.ts';
import { cardVersions, currentCard, formerPeriods, PUBLISHED } from '../contacts/index.ts';
import { allNotices } from '../notices/index.ts';
import type { ProofView } from '../publishers/contract.ts';
import { isApproved, loggedCards, proofView, type SitePolicy } from '../publishers/index.ts';
import type { DownLine } from './contract.ts';
import type { LastCard, Saved } from './last-card.ts';
import { makeView, type Published, type View } from './view.ts';

/** Even if every event were lost, no page is older than this (R43 allows 60 s). */
const RECHECK_MS = 15_000;
const RETRY_MS = 1_000;
const RECENT_VERSIONS = 20;
const RECENT_PERIODS = 500;
/** The "as of" of a node that starts without a database is at most this much too old. */
const KEEP_MS = 60_000;

/** Where it is read on which lines people do not get through, and the event that says that this has changed. */
export interface LineReports {
  readonly topic: string;
  read(tx: Tx): Promise<readonly DownLine[]>;
}

const NO_REPORTS: LineReports = { topic: 'none', read: async () => [] };

type Disk = Pick<LastCard, 'read' | 'write'>;

/**
 * The one view that this node renders from. It is read from disk at once, from the database as soon as that answers,
 * and again after every publication; a reader gets the old view or the new one, never a part of each.
 */
export class LiveView {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #policy: () => SitePolicy | null;
  readonly #lines: LineReports;
  #db: Db | null = null;
  #published: Published | null = null;
  #view: View | null = null;
  #loading: Promise<void> | null = null;
  #keeping: Promise<void> = Promise.resolve();
  #keptAt = 0;
  /** Of the card that was looked at last, in canonical JSON, and whether its publishers approved it. */
  #judged: { readonly text: string; readonly isApproved: boolean } | null = null;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: {
    disk: Disk;
    clock: Clock;
    log: Log;
    policy?: () => SitePolicy | null;
    lines?: LineReports;
  }) {
    this.#disk = deps.disk;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#policy = deps.policy ?? (() => null);
    this.#lines = deps.lines ?? NO_REPORTS;
  }

  /** Null until a card has been published, and on a node that has never seen one. */
  current(): View | null {
    const at = this.#clock.now();
    if (this.#published && (!this.#view || at >= this.#view.validUntil || at < this.#view.at)) {
      this.#view = makeView(this.#published, at);
    }
    return this.#view;
  }

  async loadFromDisk(): Promise<void> {
    const saved = await this.#disk.read();
    if (saved && !this.#published) this.#swap({ ...saved, live: false });
  }

  /** From now on the database is the truth, and the bus tells when to look. */
  follow(db: Db, bus: Bus): void {
    this.#db = db;
    for (const topic of [PUBLISHED, LOGGED, this.#lines.topic])
      bus.subscribe(topic, () => void this.refresh());
    bus.onUp(() => void this.refresh());
    bus.onLost(() => this.#unconfirmed());
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

  async #load(db: Db): Promise<void> {
    let wait = RECHECK_MS;
    do {
      this.#again = false;
      try {
        await this.#read(db);
      } catch (err) {
        if (this.#published?.live !== false)
          this.#log.error({ err }, 'cannot read the card from the database');
        this.#unconfirmed();
        wait = RETRY_MS;
      }
    } while (this.#again && !this.#closed);
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.refresh(), wait);
  }

  async #read(db: Db): Promise<void> {
    const confirmedAt = this.#clock.now();
    const read = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => ({
        card: await currentCard(tx),
        notices: await allNotices(tx),
        versions: await cardVersions(tx, RECENT_VERSIONS),
        former: await formerPeriods(tx, RECENT_PERIODS),
        proof: await this.#proof(tx),
        logged: await loggedCards(tx, Number.MAX_SAFE_INTEGER, RECENT_VERSIONS),
        down: await this.#lines.read(tx),
        isApproved: await this.#isApproved(tx),
      }));
    if (!read.card) return;
    if (!read.isApproved) return this.#refuse();
    const { isApproved: _isApproved, ...rest } = read;
    const saved = { ...rest, card: read.card, confirmedAt };
    const published: Published = { ...saved, live: true };
    if (this.#published?.live && same(this.#published, published)) {
      this.#published = published;
      if (confirmedAt - this.#keptAt >= KEEP_MS) this.#keep(saved);
      return;
    }
    // A disk that hangs keeps no visitor from the new card.
    this.#swap(published);
    this.#keep(saved);
  }

  /** Until this node has opened the record, what is known stays. */
  async #proof(tx: Tx): Promise<ProofView | null> {
    const policy = this.#policy();
    const card = policy && (await currentCard(tx));
    return card ? proofView(tx, card.n, policy, this.#clock.now()) : (this.#published?.proof ?? null);
  }

  /** Whether the newest card in the database was put there by hand, so that the one before it is shown. */
  get refusesCard(): boolean {
    return this.#judged?.isApproved === false;
  }

  async #isApproved(tx: Tx): Promise<boolean> {
    const card = await currentCard(tx);
    if (!card) return true;
    const text = canonical(card);
    if (this.#judged?.text === text) return this.#judged.isApproved;
    this.#judged = { text, isApproved: await isApproved(tx, card) };
    if (!this.#judged.isApproved)
      this.#log.error(
        { card: card.n },
        'the newest card in the database lacks its approvals, and is not shown: see docs/operations.md#record',
      );
    return this.#judged.isApproved;
  }

  /** What was known stays, and says as of when. */
  #refuse(): void {
    if (this.#published?.live) this.#swap({ ...this.#published, live: false });
  }

  #keep(saved: Saved): void {
    this.#keptAt = saved.confirmedAt;
    this.#keeping = this.#disk.write(saved);
  }

  #swap(published: Published): void {
    this.#published = published;
    this.#view = null;
  }

  /** The database does not answer: go on with what is known, and say as of when. */
  #unconfirmed(): void {
    if (this.#published?.live) this.#swap({ ...this.#published, live: false });
    if (!this.#loading && !this.#closed) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.refresh(), RETRY_MS);
    }
  }
}

function same(a: Published, b: Published): boolean {
  const changing = ({ notices, logged, proof, down }: Published) =>
    JSON.stringify([notices, logged, proof, down]);
  return a.card.n === b.card.n && changing(a) === changing(b);
}
