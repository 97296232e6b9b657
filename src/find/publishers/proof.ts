/** What anybody needs to check a card without asking us (decision 14). */
import {
  type Bundle,
  type Envelope,
  entryBytes,
  formatBundle,
  payloadOf,
  readPublishers,
} from '@clearline/card';
import { encodeBase64, formatPolicy, formatProof, leafHash, parsePolicy } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type Inclusion, inclusionOf, publishedCheckpoint } from '../../record/log/index.ts';
import { chainTo, envelopesOf } from './chain.ts';
import { handoversIn } from './handovers.ts';
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
  return proofUnder(db, n, policy, await publishedCheckpoint(db));
}

const KEPT = 16;

/** {@link proofOf}, of which the last few are kept: to make one takes many signatures, and everybody may ask. */
export function keptProofs(): typeof proofOf {
  const kept = new Map<string, ReturnType<typeof proofOf>>();
  return async (db, n, policy) => {
    const checkpoint = await publishedCheckpoint(db);
    const key = JSON.stringify([n, policy, checkpoint?.note]);
    const asked = kept.get(key) ?? proofUnder(db, n, policy, checkpoint);
    kept.delete(key);
    kept.set(key, asked);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    const found = await asked.catch(() => null);
    // What is not there, or failed, is looked for again.
    if (found === null || found === 'pending') kept.delete(key);
    return asked;
  };
}

async function proofUnder(
  db: Db | Tx,
  n: number,
  policy: string,
  checkpoint: Inclusion['checkpoint'] | null,
): Promise<CardProof | 'pending' | null> {
  const seal = await sealOf(db, n);
  if (!seal) return null;
  const [first] = await policyEnvelopes(db, 1);
  if (!first || !checkpoint) return 'pending';
  const entry = await inclusionOf(db, hashOf(seal.envelope), checkpoint);
  const genesis = await inclusionOf(db, hashOf(first), checkpoint);
  if (!isIncluded(entry) || !isIncluded(genesis)) return 'pending';
  const approved = (await approvedAcrossKeys(db, seal)) ?? (await approvedBy(db, seal, seal.publishersV));
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
    policy: keysOnly(policy),
  });
  return { n, index: entry.index, proof, bundle: textOf(bundle) };
}

interface Approved extends Pick<Bundle, 'publishers' | 'handovers'> {
  readonly earlier: readonly Envelope[];
}

/** By version `v` of the publishers' policy. Null where the card does not hold by that. */
async function approvedBy(db: Db | Tx, seal: CardSeal, v: number) {
  const publishers = await policyEnvelopes(db, v);
  const newest = publishers.at(-1);
  const rules = newest && readPublishers(payloadOf(newest), sha256);
  const earlier = rules ? await chainTo(db, seal, rules) : null;
  return earlier && { publishers, earlier: envelopesOf(earlier) };
}

/**
 * For a log whose key was changed: by no older policy than the one that named the new key, so that the chain leads from the
 * former keys to the one that signs now. Null for an old card that does not hold by it: who has pinned a former key must
 * get the new one to check it.
 */
async function approvedAcrossKeys(db: Db | Tx, seal: CardSeal): Promise<Approved | null> {
  const handovers = await handoversIn(db);
  if (handovers.length === 0) return null;
  const approved = await approvedBy(db, seal, Math.max(seal.publishersV, await keyNamedBy(db)));
  return approved && { ...approved, handovers };
}

/** Version of the policy that gave the log the key of now, which later ones may repeat; 0 where it has its first. */
async function keyNamedBy(db: Db | Tx): Promise<number> {
  const policies = await policyEnvelopes(db);
  const keys = policies.map((envelope) => readPublishers(payloadOf(envelope), sha256)?.logKey);
  const now = keys.findLast((key) => key !== undefined);
  const other = keys.findLastIndex((key) => key !== undefined && key !== now);
  return now === undefined ? 0 : keys.indexOf(now, other + 1) + 1;
}

/** Nobody checks a comment or asks an address to verify, so a proof carries neither: each of its bytes counts. */
export function keysOnly(text: string): string {
  const policy = parsePolicy(Buffer.from(text), sha256);
  if (!policy.ok) throw new Error(`the site’s policy cannot be read: ${policy.error.code}`);
  const logs = policy.value.logs.map(({ key }) => ({ key, url: null }));
  return textOf(formatPolicy({ ...policy.value, logs }));
}

const hashOf = (envelope: Envelope): Uint8Array => leafHash(sha256, entryBytes(envelope, sha256));
const isIncluded = (found: Inclusion | 'pending' | null): found is Inclusion =>
  found !== null && found !== 'pending';
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
