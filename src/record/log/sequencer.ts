/** Puts what waits into the tree and signs it: on one node at a time, which another one relieves when it leaves. */
import { formatVkey } from '@clearline/tlog';
import type { Bus } from '../../kernel/bus.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import { APPENDED } from './append.ts';
import { integrate } from './integrate.ts';
import { type Lease, openLease } from './lease.ts';
import { type Opening, type OpenLog, openLog } from './opening.ts';
import { RECORD_REFUSALS, type RecordRefusal } from './refusals.ts';
import { SIGNED, signTree } from './signing.ts';
import { type AtStep, goOn } from './steps.ts';
import { newestCheckpoint, type SignedCheckpoint } from './store/checkpoint.ts';
import { type LogIdentity, logIdentity, nextEpoch } from './store/log.ts';
import { newestTree, type Tree } from './store/tree.ts';

/** Looks even when nothing woke it, and tries for the lock while another node has it. */
const IDLE_MS = 1_000;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000] as const;
/** What waits for an operator need not be tried often. */
const REFUSED_MS = 10_000;

export interface SequencerOptions extends Opening {
  readonly db: Db;
  readonly url: () => string;
  readonly bus: Bus;
  readonly log: Log;
  /** Told the log's keys whenever this node finds that it may sign by them, and before it does. */
  readonly opened?: (identity: LogIdentity) => Promise<void>;
  /** Told the newest checkpoint after each round, at least every second, on the node that sequences. */
  readonly signed?: (checkpoint: SignedCheckpoint) => void;
  readonly atStep?: AtStep;
}

export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #atStep: AtStep;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #refused: RecordRefusal | null = null;
  #leads = false;
  /** Kept while another node has the lock, so that asking for it each second costs one query. */
  #lease: Lease | null = null;
  #wake = () => {};
  #woken = false;
  /** The size of the last checkpoint that this node has seen kept beside its key. */
  #followed = 0n;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#atStep = options.atStep ?? goOn;
    for (const topic of [APPENDED, SIGNED]) options.bus.subscribe(topic, () => this.#hurry());
    options.bus.onUp(() => this.#hurry());
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the round under way, and gives the lock to another node. */
  async close(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  /** Why nothing is signed; null while all is well. */
  refused(): RecordRefusal | null {
    return this.#refused;
  }

  leads(): boolean {
    return this.#leads;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopped; ) {
      try {
        await this.#serve();
        failures = 0;
        await this.#pause(this.#refused ? REFUSED_MS : IDLE_MS);
      } catch (err) {
        if (failures === 0) this.#options.log.error({ err }, 'the record cannot be sequenced; trying again');
        await this.#pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? IDLE_MS);
      }
    }
    await this.#leave();
  }

  /** Sequences for as long as it can where the lock is free, else keeps what the other node has signed. */
  async #serve(): Promise<void> {
    try {
      this.#lease ??= await openLease(this.#options.url());
      if (!(await this.#lease.take())) return await this.#follow();
      await this.#lead(this.#lease);
    } catch (error) {
      await this.#leave();
      throw error;
    }
    await this.#leave();
  }

  async #leave(): Promise<void> {
    const lease = this.#lease;
    this.#lease = null;
    this.#leads = false;
    await lease?.release();
  }

  async #lead(lease: Lease): Promise<void> {
    const { db } = this.#options;
    const epoch = await nextEpoch(db);
    const opened = await this.#open();
    if (!opened) return;
    this.#leads = true;
    let { frontier } = opened;
    let tree = await newestTree(db);
    let checkpoint = await newestCheckpoint(db);
    while (!this.#stopped && lease.held()) {
      if (tree && tree.size !== checkpoint?.size) {
        if (!(await this.#hasKey(opened))) return this.#hurry();
        checkpoint = await this.#sign(opened, tree);
      }
      if (checkpoint) this.#options.signed?.(checkpoint);
      const integrated = await integrate(db, epoch, frontier, this.#atStep);
      if (!integrated.ok) return;
      ({ frontier } = integrated.value);
      if (integrated.value.tree) {
        tree = integrated.value.tree;
        await this.#atStep('integrated');
      } else await this.#pause(IDLE_MS);
    }
  }

  /** Asked once the tree is stored: the entry that gives the log another key is in it only after that key was adopted. */
  async #hasKey({ signers }: OpenLog): Promise<boolean> {
    return (await logIdentity(this.#options.db))?.vkey === formatVkey(signers[0].key);
  }

  #sign({ signers }: OpenLog, tree: Tree): Promise<SignedCheckpoint> {
    const { db, kept } = this.#options;
    return signTree(db, { signers, kept, atStep: this.#atStep }, tree);
  }

  async #follow(): Promise<void> {
    const size = (await newestCheckpoint(this.#options.db))?.size ?? 0n;
    if (size === this.#followed) return;
    if (await this.#open()) this.#followed = size;
  }

  async #open(): Promise<OpenLog | null> {
    const { db, log } = this.#options;
    const opened = await openLog(db, this.#options);
    const code = opened.ok ? null : opened.error;
    if (code && code !== this.#refused) log.error({ code }, RECORD_REFUSALS[code]);
    this.#refused = code;
    if (opened.ok) await this.#options.opened?.(opened.value.identity);
    return opened.ok ? opened.value : null;
  }

  #hurry(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Until the time is over, or something happened since the last pause. */
  async #pause(ms: number): Promise<void> {
    if (this.#stopped) return;
    if (!this.#woken) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      this.#wake = resolve;
      await promise;
      clearTimeout(timer);
      this.#wake = () => {};
    }
    this.#woken = false;
  }
}
