/** A log whose key was changed, for who has pinned a former one: from there to the key that signs now. */
import {
  type Checkpoint,
  formatVkey,
  isQuorum,
  leafHash,
  openCheckpoint,
  type Policy,
  type Sha256,
  type VerifierKey,
  verifyInclusion,
  witnessesOf,
} from '@clearline/tlog';
import type { Bundle, Handover } from './bundle.ts';
import { bytesOf, encodeUtf8 } from './bytes.ts';
import type { CardCrypto } from './crypto.ts';
import { entryBytes } from './envelope.ts';
import { type KeyChange, logKeysIn, type Publishers } from './publishers.ts';
import { nextPublishers } from './quorum.ts';
import { type RecordCode, recordOf, type Seen, seenInRecord, verifierOf } from './record.ts';
import { ok, type Result, refuse } from './result.ts';

/** What the record vouches for, by the key that the policy names or by the one to which that has handed over. */
export async function seenUnderPolicy(
  bundle: Bundle,
  policy: Policy,
  now: number,
  crypto: CardCrypto,
): Promise<Result<Seen, RecordCode>> {
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
 * The key that signs the log now, by the word of a former one that the policy names. From key to key, each has signed, and
 * the policy's witnesses have seen, a tree with every policy that changed the key, up to the one that names the next: so
 * those who may approve at some time lead nobody to a key that was never logged. Refuses `bad-checkpoint` when the bundle
 * shows nothing of the policy's key.
 */
export async function keyHandedTo(
  { handovers = [], publishers }: Pick<Bundle, 'handovers' | 'publishers'>,
  policy: Policy,
  crypto: CardCrypto,
): Promise<Result<VerifierKey, 'bad-checkpoint' | 'bad-handover' | 'broken-publishers-chain'>> {
  if (handovers.length === 0) return refuse('bad-checkpoint');
  const chain = await readChain(publishers, crypto);
  if (!chain) return refuse('broken-publishers-chain');
  const changes = logKeysIn(chain, crypto.sha256);
  const trusted = new Set(policy.logs.map(({ key }) => formatVkey(key)));
  let newest: VerifierKey | null = null;
  for (const [at, { v, key }] of changes.entries()) {
    const former = changes[at - 1]?.key;
    const handover = handovers.find(({ named }) => named.at(-1)?.v === v);
    if (!former || !handover || !trusted.has(formatVkey(former))) continue;
    const tree = await treeSeen(handover, former, policy, crypto);
    const claim = { changes: changes.slice(1, at + 1), publishers };
    if (!tree || !isNamedIn(tree, handover, claim, crypto.sha256)) return refuse('bad-handover');
    trusted.add(formatVkey(key));
    newest = key;
  }
  return newest ? ok(newest) : refuse('bad-checkpoint');
}

async function readChain(publishers: Bundle['publishers'], crypto: CardCrypto): Promise<Publishers[] | null> {
  const chain: Publishers[] = [];
  for (const envelope of publishers) {
    const next = await nextPublishers(chain.at(-1) ?? null, envelope, crypto);
    if (!next) return null;
    chain.push(next);
  }
  return chain;
}

/** What this key has signed and the policy's witnesses have seen. */
async function treeSeen(
  { checkpoint: note }: Handover,
  key: VerifierKey,
  policy: Policy,
  crypto: CardCrypto,
): Promise<Checkpoint | null> {
  const trusted = { logs: [key], witnesses: policy.witnesses.map((witness) => witness.key) };
  const opened = await openCheckpoint(encodeUtf8(note), trusted, verifierOf(crypto));
  if (!opened.ok) return null;
  const { checkpoint, cosignatures } = opened.value;
  const names = witnessesOf(policy, cosignatures).map(({ name }) => name);
  return isQuorum(policy, names) ? checkpoint : null;
}

interface NamedClaim {
  /** Those that gave the log another key, the first key aside. */
  readonly changes: readonly KeyChange[];
  readonly publishers: Bundle['publishers'];
}

/** Whether entry 0 and each of these changes are in the tree. Else an unlogged one could put a key in another's place. */
function isNamedIn(
  tree: Checkpoint,
  { genesis, named }: Handover,
  { changes, publishers }: NamedClaim,
  sha256: Sha256,
): boolean {
  if (recordOf(publishers, genesis, tree, sha256) === null || named.length !== changes.length) return false;
  return named.every(({ v, index, proof }, at) => {
    const envelope = publishers[v - 1];
    if (!envelope || changes[at]?.v !== v) return false;
    const { size, root } = tree;
    const leaf = leafHash(sha256, entryBytes(envelope, sha256));
    const claim = { index: BigInt(index), size, root, leafHash: leaf, proof: proof.map(bytesOf) };
    return verifyInclusion(sha256, claim);
  });
}
