/** What anybody needs to check a card without asking us (decision 14). */
import { type Envelope, entryBytes, formatBundle, payloadOf, readPublishers } from '@clearline/card';
import { encodeBase64, formatProof, leafHash } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type Inclusion, inclusionOf, publishedCheckpoint } from '../../record/log/index.ts';
import { chainTo } from './seal.ts';
import { policyEnvelopes, sealOf } from './store.ts';

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
  const publishers = await policyEnvelopes(db, seal.publishersV);
  const [first, newest] = [publishers[0], publishers.at(-1)];
  const rules = newest && readPublishers(payloadOf(newest), sha256);
  const checkpoint = await publishedCheckpoint(db);
  if (!first || !rules || !checkpoint) return 'pending';
  const entry = await inclusionOf(db, hashOf(seal.envelope), checkpoint);
  const genesis = await inclusionOf(db, hashOf(first), checkpoint);
  if (!isIncluded(entry) || !isIncluded(genesis)) return 'pending';
  const earlier = await chainTo(db, seal.envelope, n, rules);
  if (!earlier) throw new Error(`card ${n} was published without its quorum`);
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
    publishers,
    genesis: genesis.proof.map(encodeBase64),
    proof,
    policy,
  });
  return { n, index: entry.index, proof, bundle: textOf(bundle) };
}

const hashOf = (envelope: Envelope): Uint8Array => leafHash(sha256, entryBytes(envelope, sha256));
const isIncluded = (found: Inclusion | 'pending' | null): found is Inclusion =>
  found !== null && found !== 'pending';
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
