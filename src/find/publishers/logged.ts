/** Who approved each card, and where it stands in the record: as the site tells it. Proofs are another matter. */
import {
  type Envelope,
  entryBytes,
  type Publishers,
  payloadOf,
  readPublishers,
  verifyBundle,
} from '@clearline/card';
import { formatVkey, leafHash, parsePolicy } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { indexesOf } from '../../record/log/index.ts';
import type { LoggedCard, ProofView } from './contract.ts';
import { crypto } from './crypto.ts';
import { proofOf } from './proof.ts';
import { type CardSeal, policyEnvelopes, sealsDown } from './store.ts';

/** Newest first, from version `from` downwards, at most `limit`; those from before the record are left out. */
export async function loggedCards(db: Db | Tx, from: number, limit: number): Promise<LoggedCard[]> {
  const seals = await sealsDown(db, from, limit);
  if (seals.length === 0) return [];
  const policies = (await policyEnvelopes(db)).flatMap((one) => readPublishers(payloadOf(one), sha256) ?? []);
  const indexes = await indexesOf(
    db,
    seals.map(({ envelope }) => hashOf(envelope)),
  );
  return seals.map((seal, at) => ({
    n: seal.n,
    index: indexes[at] ?? null,
    ...signersOf(seal, policies),
  }));
}

const hashOf = (envelope: Envelope): Uint8Array => leafHash(sha256, entryBytes(envelope, sha256));

function signersOf(
  { envelope }: CardSeal,
  policies: readonly Publishers[],
): Pick<LoggedCard, 'approvals' | 'reissued'> {
  const holders = policies.flatMap(({ people }) =>
    people.flatMap(({ name, keys }) => keys.map(({ id, kind }) => ({ id, name, kind }))),
  );
  const ids = envelope.signatures.map(({ keyid }) => keyid);
  return {
    approvals: ids.flatMap((id) => {
      const holder = holders.findLast((one) => one.id === id);
      return holder ? [{ name: holder.name, kind: holder.kind }] : [];
    }),
    reissued: policies.some(({ reissue }) => reissue !== null && ids.includes(reissue.id)),
  };
}

export interface SitePolicy {
  /** c2sp.org/tlog-policy */
  readonly text: string;
  /** Whether others than the operator must have seen a checkpoint. */
  readonly independent: boolean;
}

/** The proof of card `n`, or for a moment of the card before it; null while there is neither. */
export async function proofView(
  db: Db | Tx,
  n: number,
  { text: policy, independent }: SitePolicy,
  now: number,
): Promise<ProofView | null> {
  for (const one of [n, n - 1]) {
    const found = await proofOf(db, one, policy);
    if (found === null || found === 'pending') continue;
    const verified = await verifyBundle(Buffer.from(found.bundle), { policy }, now, crypto);
    const facts = verified.ok ? verified.value : verified.error.past;
    const log = parsePolicy(Buffer.from(policy), sha256);
    if (!facts || !log.ok || !log.value.logs[0]) return null;
    return {
      n: one,
      bundle: found.bundle,
      policy,
      vkey: formatVkey(log.value.logs[0].key),
      size: Number(facts.size),
      witnesses: facts.witnesses.map(({ name, at }) => ({ name, at })),
      independent,
      single: facts.single,
    };
  }
  return null;
}
