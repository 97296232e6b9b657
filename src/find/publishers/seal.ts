/** The envelope of each card: signed, judged as any verifier judges it, and logged, in the transaction of the card. */
import {
  CARD_TYPE,
  type Card,
  type Carried,
  canonical,
  changeClass,
  type Envelope,
  entryBytes,
  type Publishers,
  payloadOf,
  readPublishers,
  type Signature,
  sealEntry,
} from '@clearline/card';
import { ENTRY_MAX_BYTES } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { append, keepPayload } from '../../record/log/index.ts';
import type { NeedsApprovals, Seal, SealRefusal } from '../contacts/index.ts';
import { chainTo, hasRoomAfter } from './chain.ts';
import type { ServerKeys } from './key-files.ts';
import { currentPolicyEnvelope, insertSeal, policyEnvelopes, sealOf } from './store.ts';

/** The policy in force; null before the record begins. */
export async function publishersNow(db: Db | Tx): Promise<Publishers | null> {
  const envelope = await currentPolicyEnvelope(db);
  return envelope && readPublishers(payloadOf(envelope), sha256);
}

/** @param keys asked for when there is something to sign */
export const createSeal =
  (keys: () => Promise<ServerKeys>): Seal =>
  async (tx, previous, card, signatures) => {
    const policy = await publishersNow(tx);
    // The record has not begun: whoever begins it seals what was published before.
    if (!policy) return ok(null);
    if (previous && !(await isApproved(tx, previous)))
      return refuse({ code: 'follows-unapproved', n: previous.n });
    return sealCard(tx, { policy, previous, card, signatures, keys: await keys() });
  };

export async function sealCard(
  tx: Tx,
  work: {
    policy: Publishers;
    previous: Card | null;
    card: Card;
    /** People's, over this very card. */
    signatures: readonly Signature[];
    keys: ServerKeys;
  },
): Promise<Result<null, SealRefusal>> {
  const { policy, previous, card, signatures } = work;
  const change = changeClass(previous, card);
  const own = ownSignature(policy, work.keys, card);
  const fresh = [...signatures, ...(own ? [own] : [])];
  const isReissue = fresh.length === 0 && change === 'reissue';
  const all = isReissue ? await reissue(tx, policy, previous, card, work.keys) : fresh;
  const needed = policy.rules[change === 'reissue' ? 'ordinary' : change].approvals;
  const lacking = refuse({
    code: 'needs-approvals' as const,
    needed,
    by: signersOf(policy),
  });
  if (all.length === 0) return lacking;
  const envelope = sealEntry(CARD_TYPE, card, all);
  const link = { n: card.n, envelope, class: change };
  const chain = await chainTo(tx, link, policy);
  if (!chain || !hasRoomAfter(chain, link)) return lacking;
  await insertSeal(tx, { ...link, publishersV: policy.v });
  await logEnvelope(tx, envelope);
  return ok(null);
}

export async function logEnvelope(tx: Tx, envelope: Envelope): Promise<void> {
  if (canonical(envelope).length > ENTRY_MAX_BYTES) await keepPayload(tx, payloadOf(envelope));
  await append(tx, entryBytes(envelope, sha256));
}

/** A key file belongs to nobody in particular: whoever holds it signs by it. */
const signersOf = ({ people }: Publishers): NeedsApprovals['by'] =>
  people.some(({ keys }) => keys.some(({ kind }) => kind === 'key-file')) ? 'key-file' : 'people';

/** By the key file, where the policy lists it. */
function ownSignature(policy: Publishers, { publisher }: ServerKeys, card: Card): Signature | null {
  const isListed = policy.people.some(({ keys }) => keys.some(({ id }) => id === publisher?.id));
  return publisher && isListed ? publisher.sign(CARD_TYPE, cardBytes(card)) : null;
}

/** People's approvals of the card before, carried over, and the server's own. */
async function reissue(
  tx: Tx,
  policy: Publishers,
  previous: Card | null,
  card: Card,
  keys: ServerKeys,
): Promise<readonly Signature[]> {
  const key = keys.reissue.find(({ id }) => id === policy.reissue?.id);
  const before = previous && (await sealOf(tx, previous.n));
  if (!previous || !before || !key) return [];
  const { n, issued, expires } = previous;
  const ids = policy.people.flatMap((person) => person.keys.map(({ id }) => id));
  const people = before.envelope.signatures.filter(({ keyid }) => ids.includes(keyid));
  return [
    ...people.map((signature) => carriedOver(signature, { n, issued, expires })),
    key.sign(CARD_TYPE, cardBytes(card)),
  ];
}

const carriedOver = (signature: Signature, of: Carried): Signature => ({ of, ...signature });
const cardBytes = (card: Card): Uint8Array => Buffer.from(canonical(card));

/**
 * Whether the card in the database is the one that its publishers approved, by the policy of then. One that was put there
 * by hand is not. True before the record begins.
 */
export async function isApproved(db: Db | Tx, card: Card): Promise<boolean> {
  const policies = await policyEnvelopes(db);
  if (policies.length === 0) return true;
  const seal = await sealOf(db, card.n);
  const envelope = policies[(seal?.publishersV ?? 0) - 1];
  const policy = envelope && readPublishers(payloadOf(envelope), sha256);
  if (!seal || !policy || !Buffer.from(payloadOf(seal.envelope)).equals(cardBytes(card))) return false;
  return (await chainTo(db, seal, policy)) !== null;
}
