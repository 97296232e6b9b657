/** A log whose key was changed, for who has pinned a former one: from there to the key that signs now. */
import {
  isQuorum,
  openCheckpoint,
  type Policy,
  parsePolicy,
  type VerifierKey,
  witnessesOf,
} from '@clearline/tlog';
import type { Bundle, Handover } from './bundle.ts';
import { encodeUtf8 } from './bytes.ts';
import type { CardCrypto } from './crypto.ts';
import { logKeyOf, type Publishers } from './publishers.ts';
import { nextPublishers } from './quorum.ts';
import { type RecordCode, recordOf, type Seen, seenInRecord, verifierOf } from './record.ts';
import { ok, type Result, refuse } from './result.ts';

/** What the record vouches for, by the key that the policy names or by the one to which that has handed over. */
export async function seenUnderPolicy(
  bundle: Bundle,
  policyText: string,
  now: number,
  crypto: CardCrypto,
): Promise<Result<Seen, RecordCode>> {
  const parsed = parsePolicy(encodeUtf8(policyText), crypto.sha256);
  if (!parsed.ok) return refuse('malformed-policy');
  const policy = parsed.value;
  const seen = await seenInRecord(bundle, policy, now, crypto);
  if (seen.ok || seen.error !== 'bad-checkpoint') return seen;
  const key = await keyHandedTo(bundle, policy, crypto);
  if (!key.ok) return key;
  // Beside the one that is pinned: where that one signs as well, its signature must hold.
  const logs = [...policy.logs, { key: key.value, url: null }];
  const later = await seenInRecord(bundle, { ...policy, logs }, now, crypto);
  return later.ok ? ok({ ...later.value, handedOver: true }) : later;
}

/**
 * The key that signs the log now, by the word of a former one that the policy names: with its witnesses' quorum that one
 * vouches for entry 0, which says who may approve, and they have named the key. Refuses `bad-checkpoint` when the bundle
 * shows nothing that the policy's key has signed.
 */
export async function keyHandedTo(
  { handovers = [], publishers }: Pick<Bundle, 'handovers' | 'publishers'>,
  policy: Policy,
  crypto: CardCrypto,
): Promise<Result<VerifierKey, 'bad-checkpoint' | 'bad-handover' | 'broken-publishers-chain'>> {
  const signed = await firstSigned(handovers, policy, crypto);
  if (!signed) return refuse('bad-checkpoint');
  const { checkpoint, isSeen, genesis } = signed;
  if (!isSeen || recordOf(publishers, genesis, checkpoint, crypto.sha256) === null)
    return refuse('bad-handover');
  const named = await logKeyBy(publishers, crypto);
  if (named === 'broken') return refuse('broken-publishers-chain');
  return named?.name === checkpoint.origin ? ok(named) : refuse('bad-handover');
}

async function firstSigned(handovers: readonly Handover[], policy: Policy, crypto: CardCrypto) {
  const trusted = {
    logs: policy.logs.map(({ key }) => key),
    witnesses: policy.witnesses.map(({ key }) => key),
  };
  for (const { checkpoint: note, genesis } of handovers) {
    const opened = await openCheckpoint(encodeUtf8(note), trusted, verifierOf(crypto));
    if (!opened.ok) continue;
    const { checkpoint, cosignatures } = opened.value;
    const names = witnessesOf(policy, cosignatures).map(({ name }) => name);
    return { checkpoint, genesis, isSeen: isQuorum(policy, names) };
  }
  return null;
}

/** The log's key by the newest policy that names one; null when none does. */
async function logKeyBy(
  publishers: Bundle['publishers'],
  crypto: CardCrypto,
): Promise<VerifierKey | null | 'broken'> {
  let newest: Publishers | null = null;
  let key: VerifierKey | null = null;
  for (const envelope of publishers) {
    newest = await nextPublishers(newest, envelope, crypto);
    if (!newest) return 'broken';
    key = logKeyOf(newest, crypto.sha256) ?? key;
  }
  return key;
}
