/** Has each new checkpoint cosigned by every witness at once, and gives it to readers when enough have done so. */
import { COSIGNATURE_MAX_AGE_MS } from '@clearline/cli';
import { formatVkey, isQuorum, type PolicyWitness } from '@clearline/tlog';
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import {
  type AtStep,
  consistencyBetween,
  cosignaturesOf,
  goOn,
  insertCosignature,
  lastCosigned,
  publishCheckpoint,
  type SignedCheckpoint,
} from '../log/index.ts';
import { ask, type Cosigned, type Send } from './ask.ts';
import type { WitnessFailure } from './contract.ts';
import type { WitnessPolicy } from './policy.ts';

/** Tells nodes that readers get a newer checkpoint, or the same one with another cosignature. */
export const PUBLISHED = 'record.published';

const DEADLINE_MS = 10_000;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;

export interface SubmitterOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: WitnessPolicy;
  readonly sendTo: (witness: PolicyWitness) => Send;
  /** When a witness has had time enough. */
  readonly deadline?: () => AbortSignal;
  readonly atStep?: AtStep;
  /** Told of each failure. */
  readonly onFailure?: (witness: string, failure: WitnessFailure) => void;
}

/** What is known of a witness on the node that submits. */
interface Standing {
  readonly witness: PolicyWitness;
  readonly send: Send;
  /** What it cosigned last, and when it said so, in POSIX seconds. */
  size: bigint;
  timestamp: bigint;
  failures: number;
  failure: WitnessFailure | null;
  /** Milliseconds since the epoch before which it is left alone. */
  notBefore: number;
  busy: boolean;
}

export class Submitter {
  readonly #options: SubmitterOptions;
  readonly #closing = new AbortController();
  readonly #working = new Set<Promise<void>>();
  #standings: Promise<readonly Standing[]> | null = null;
  #published = 0n;

  constructor(options: SubmitterOptions) {
    this.#options = options;
  }

  /** Told the newest checkpoint whenever there is one, and every second besides: asks whichever witness is due. */
  look(checkpoint: SignedCheckpoint): void {
    const work = this.#look(checkpoint).catch((err: Error) => {
      if (!this.#closing.signal.aborted) this.#options.log.warn({ err }, 'witnesses cannot be asked');
    });
    this.#working.add(work);
    void work.then(() => this.#working.delete(work));
  }

  /** When everybody who was asked has answered, or failed to. */
  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }

  /** Why the last question to a witness led to nothing, by the witness's name. */
  async failures(): Promise<ReadonlyMap<string, WitnessFailure>> {
    const standings = (await this.#standings) ?? [];
    return new Map(standings.flatMap(({ witness, failure }) => (failure ? [[witness.name, failure]] : [])));
  }

  async #look(checkpoint: SignedCheckpoint): Promise<void> {
    this.#standings ??= this.#load();
    const standings = await this.#standings.catch((error: Error) => {
      this.#standings = null;
      throw error;
    });
    if (this.#published < checkpoint.size) await this.#publish(checkpoint.size);
    const due = standings.filter((standing) => this.#isDue(standing, checkpoint));
    await Promise.all(due.map((standing) => this.#submit(standing, checkpoint)));
  }

  async #load(): Promise<readonly Standing[]> {
    const { db, policy, sendTo } = this.#options;
    const last = await lastCosigned(db, policy.witnesses.map(labelOf));
    return policy.witnesses.map((witness) => {
      const { size, timestamp } = last.find((one) => one.witness === labelOf(witness)) ?? NOTHING;
      const fresh = { failures: 0, failure: null, notBefore: 0, busy: false };
      return { witness, send: sendTo(witness), size, timestamp, ...fresh };
    });
  }

  #isDue({ busy, notBefore, size, timestamp }: Standing, checkpoint: SignedCheckpoint): boolean {
    const now = this.#options.clock.now();
    if (busy || now < notBefore || size > checkpoint.size) return false;
    return size < checkpoint.size || now >= Number(timestamp) * 1000 + COSIGNATURE_MAX_AGE_MS / 2;
  }

  async #submit(standing: Standing, checkpoint: SignedCheckpoint): Promise<void> {
    const { db, clock, deadline = () => AbortSignal.timeout(DEADLINE_MS) } = this.#options;
    standing.busy = true;
    try {
      const answer = await ask({
        key: standing.witness.key,
        send: standing.send,
        checkpoint,
        oldSize: standing.size,
        prove: (oldSize) => consistencyBetween(db, oldSize, checkpoint.size),
        now: () => BigInt(Math.floor(clock.now() / 1000)),
        lastTimestamp: standing.timestamp,
        signal: AbortSignal.any([this.#closing.signal, deadline()]),
      });
      if (answer.ok) await this.#keep(standing, checkpoint.size, answer.value);
      else this.#fail(standing, answer.error);
    } catch (err) {
      this.#fail(standing, 'failed-here', err);
    } finally {
      standing.busy = false;
    }
  }

  async #keep(standing: Standing, size: bigint, { timestamp, line }: Cosigned): Promise<void> {
    const { db, atStep = goOn } = this.#options;
    const witness = labelOf(standing.witness);
    await db.transaction().execute((tx) => insertCosignature(tx, size, { witness, timestamp, line }));
    Object.assign(standing, { size, timestamp, failures: 0, failure: null, notBefore: 0 });
    await atStep('cosigned');
    // After the commit: of two that answer at the same time the later one sees both.
    await this.#publish(size);
  }

  /** @param err why, where it is this node that failed */
  #fail(standing: Standing, failure: WitnessFailure, err?: unknown): void {
    const { clock, log, onFailure } = this.#options;
    const { name } = standing.witness;
    if (this.#closing.signal.aborted) return;
    if (failure !== standing.failure)
      log.warn({ witness: name, failure, err }, 'a witness does not cosign; trying again');
    const wait = RETRY_MS[Math.min(standing.failures++, RETRY_MS.length - 1)] ?? 0;
    Object.assign(standing, { failure, notBefore: clock.now() + wait });
    onFailure?.(name, failure);
  }

  async #publish(size: bigint): Promise<void> {
    const { db, policy, atStep = goOn } = this.#options;
    const labels = new Set((await cosignaturesOf(db, size)).map(({ witness }) => witness));
    const names = policy.witnesses.filter((witness) => labels.has(labelOf(witness))).map(({ name }) => name);
    if (!isQuorum(policy, names)) return;
    await db.transaction().execute(async (tx) => {
      await publishCheckpoint(tx, size);
      await emit(tx, PUBLISHED, { size: String(size) });
    });
    if (size > this.#published) this.#published = size;
    await atStep('published');
  }
}

const NOTHING = { size: 0n, timestamp: 0n };

/** The name and the key ID: what stands before the second plus of a vkey. */
export const labelOf = ({ key }: PolicyWitness): string => formatVkey(key).split('+', 2).join('+');
