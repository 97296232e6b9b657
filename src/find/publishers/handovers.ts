/** What a proof shows to who has pinned a former key of the log (decision 14). */
import {
  type Envelope,
  entryBytes,
  HANDOVERS_MAX,
  type Handover,
  logKeysIn,
  NAMED_MAX,
  payloadOf,
  readPublishers,
} from '@clearline/card';
import { encodeBase64, equal, leafHash } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { handoversOf, inclusionOf, type LogHandover } from '../../record/log/index.ts';
import { policyEnvelopes } from './store.ts';

interface Named {
  readonly v: number;
  /** The leaf hash of its entry. */
  readonly hash: Uint8Array;
}

/** Oldest first. Without a change whose former key signed no tree that readers had with it: from there nobody follows. */
export async function handoversIn(db: Db | Tx): Promise<Handover[]> {
  const kept = await handoversOf(db, HANDOVERS_MAX);
  if (kept.length === 0) return [];
  const [first, ...envelopes] = await policyEnvelopes(db);
  if (!first) return [];
  const changes = changesIn([first, ...envelopes]);
  const found: Handover[] = [];
  for (const handover of kept) {
    const last = changes.findIndex(({ hash }) => equal(hash, handover.entry));
    const named = changes.slice(1, last + 1);
    if (named.length > 0 && named.length <= NAMED_MAX)
      found.push(await shown(db, handover, hashOf(first), named));
  }
  return found;
}

function changesIn(envelopes: readonly Envelope[]): Named[] {
  const policies = envelopes.flatMap((envelope) => readPublishers(payloadOf(envelope), sha256) ?? []);
  return logKeysIn(policies, sha256).flatMap(({ v }) => {
    const envelope = envelopes[v - 1];
    return envelope ? [{ v, hash: hashOf(envelope) }] : [];
  });
}

async function shown(
  db: Db | Tx,
  { checkpoint }: LogHandover,
  genesis: Uint8Array,
  named: readonly Named[],
): Promise<Handover> {
  const placed = async (hash: Uint8Array) => {
    const found = await inclusionOf(db, hash, checkpoint);
    if (found === null || found === 'pending')
      throw new Error('a tree lacks the policy by which its key was changed');
    return { index: Number(found.index), proof: found.proof.map(encodeBase64) };
  };
  const policies = [];
  for (const { v, hash } of named) policies.push({ v, ...(await placed(hash)) });
  return { checkpoint: checkpoint.note, genesis: (await placed(genesis)).proof, named: policies };
}

const hashOf = (envelope: Envelope): Uint8Array => leafHash(sha256, entryBytes(envelope, sha256));
