import { formatVkey } from '@clearline/tlog';
import type { Db } from '../../kernel/database/db.ts';
import { countPending, lastCosigned, newestCheckpoint, publishedCheckpoint } from '../log/index.ts';
import type { WitnessFailure } from './contract.ts';
import type { WitnessPolicy } from './policy.ts';
import { labelOf } from './submit.ts';

export interface WitnessState {
  readonly name: string;
  readonly vkey: string;
  readonly url: string | null;
  /** The size that it cosigned last, 0 for none, and when it said so, in milliseconds since the epoch. */
  readonly size: bigint;
  readonly at: number | null;
  /** Entries that are signed and that it has not cosigned. */
  readonly lag: bigint;
  /** Known on the node that sequences alone. */
  readonly failure: WitnessFailure | null;
}

export interface WitnessReport {
  /** False when the only witness is the node's own. */
  readonly independent: boolean;
  readonly quorum: string;
  /** Entries under the newest signed checkpoint, under the one that readers get, and under none yet. */
  readonly signed: bigint;
  readonly published: bigint;
  readonly pending: number;
  readonly witnesses: readonly WitnessState[];
}

/** How the witnesses keep up, for metrics and for the console. */
export async function witnessReport(
  db: Db,
  policy: WitnessPolicy,
  failures: ReadonlyMap<string, WitnessFailure>,
): Promise<WitnessReport> {
  const signed = (await newestCheckpoint(db))?.size ?? 0n;
  const published = (await publishedCheckpoint(db))?.size ?? 0n;
  const last = await lastCosigned(db, policy.witnesses.map(labelOf));
  const witnesses = policy.witnesses.map((witness): WitnessState => {
    const cosigned = last.find((one) => one.witness === labelOf(witness));
    const size = cosigned?.size ?? 0n;
    return {
      name: witness.name,
      vkey: formatVkey(witness.key),
      url: witness.url,
      size,
      at: cosigned ? Number(cosigned.timestamp) * 1000 : null,
      lag: signed > size ? signed - size : 0n,
      failure: failures.get(witness.name) ?? null,
    };
  });
  const pending = await countPending(db);
  return { independent: !policy.own, quorum: policy.quorum, signed, published, pending, witnesses };
}
