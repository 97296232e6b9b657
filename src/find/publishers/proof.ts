/** What anybody needs to check a card without asking us (decision 14). */
import {
  type Bundle,
  type Envelope,
  entryBytes,
  formatBundle,
  payloadOf,
  readPublishers,
} from '@clearline/card';
import { encodeBase64, formatProof, leafHash } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type Inclusion, inclusionOf, publishedCheckpoint } from '../../record/log/index.ts';
import { handoversIn } from './handovers.ts';
import { chainTo } from './seal.ts';
import { type CardSeal, policyEnvelopes, sealOf } from './store.ts';

export interface CardProof {
  readonly n: number;
  /** Of the card's entry in the record, counted from 0. */
  readonly index: bigint;
  /** A tlog-proof (c2sp.org/tlog-proof). */
  readonly proof: string;
  /** A proof bundle in canonical JSON. */
  readonly bundle: string;
}

/**
 * Null for a card that has no envelope; `pending` while its entry is not under a checkpoint that readers get.
 * @param policy the site's tlog-policy
 */
export async function proofOf(db: Db | Tx, n: number, policy: string): Promise<CardProof | 'pending' | null> {
  const seal = await sealOf(db, n);
  if (!seal) return null;
  const checkpoint = await publishedCheckpoint(db);
  const [first] = await policyEnvelopes(db, 1);
  if (!first || !checkpoint) return 'pending';
  const entry = await inclusionOf(db, hashOf(seal.envelope), checkpoint);
  const genesis = await inclusionOf(db, hashOf(first), checkpoint);
  if (!isIncluded(entry) || !isIncluded(genesis)) return 'pending';
  const approved = (await approvedByNewest(db, seal)) ?? (await approvedBy(db, seal, seal.publishersV));
  if (!approved) throw new Error(`card ${n} was published without its quorum`);
  const { earlier, ...who } = approved;
  const proof = textOf(
    formatProof({
      extra: null,
      index: entry.index,
      hashes: entry.proof,
      checkpoint: Buffer.from(checkpoint.note),
    }),
  );
  const bundle = formatBundle({
    entry: seal.envelope,
    ...(earlier.length > 0 && { earlier: [...earlier] }),
    ...who,
    genesis: genesis.proof.map(encodeBase64),
    proof,
    policy,
  });
  return { n, index: entry.index, proof, bundle: textOf(bundle) };
}

interface Approved extends Pick<Bundle, 'publishers' | 'handovers'> {
  readonly earlier: readonly Envelope[];
}

/** By version `v` of the policy; by the newest without it. Null where the card does not hold by that. */
async function approvedBy(db: Db | Tx, { n, envelope }: CardSeal, v?: number) {
  const publishers = await policyEnvelopes(db, v);
  const newest = publishers.at(-1);
  const rules = newest && readPublishers(payloadOf(newest), sha256);
  const earlier = rules ? await chainTo(db, envelope, n, rules) : null;
  return earlier && { publishers, earlier };
}

/**
 * For a log whose key was changed: by the newest policy, so that the chain leads from the former keys to the one that
 * signs now. Null for an old card that does not hold by it: who has pinned a former key must get the new one to check it.
 */
async function approvedByNewest(db: Db | Tx, seal: CardSeal): Promise<Approved | null> {
  const handovers = await handoversIn(db);
  if (handovers.length === 0) return null;
  const approved = await approvedBy(db, seal);
  return approved && { ...approved, handovers };
}

const hashOf = (envelope: Envelope): Uint8Array => leafHash(sha256, entryBytes(envelope, sha256));
const isIncluded = (found: Inclusion | 'pending' | null): found is Inclusion =>
  found !== null && found !== 'pending';
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
