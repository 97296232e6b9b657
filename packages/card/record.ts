/** What the record vouches for: that entries are in a log which enough witnesses have seen. */
import {
  type Checkpoint,
  isQuorum,
  leafHash,
  type Policy,
  type Sha256,
  type TlogCode,
  type VerifiedProof,
  type Verify,
  verifyInclusion,
  verifyProof,
} from '@clearline/tlog';
import type { Bundle } from './bundle.ts';
import { bytesOf, concat, encodeHex, encodeUtf8 } from './bytes.ts';
import { type CardCrypto, verifyEd25519 } from './crypto.ts';
import { entryBytes } from './envelope.ts';
import { ok, type Result, refuse } from './result.ts';

export type RecordCode =
  | 'malformed-proof'
  | 'unknown-log'
  | 'bad-checkpoint'
  | 'bad-handover'
  | 'broken-publishers-chain'
  | 'witness-missing'
  | 'cosigned-in-future'
  | 'not-included'
  | 'wrong-first-entry';

/** A witness of the policy, by its name there, and its latest cosignature: RFC 3339, in UTC. */
export interface Sighting {
  readonly name: string;
  readonly at: string;
}

/** Where the card's entry stands, and who has seen it there. */
export interface Seen {
  readonly origin: string;
  /** SHA-256 of entry 0, in hexadecimal: one for each record, whatever its log calls itself. */
  readonly record: string;
  /** Counted from 0. */
  readonly index: bigint;
  readonly size: bigint;
  readonly witnesses: readonly Sighting[];
  /** The latest time at which so many witnesses as it takes had seen it, in milliseconds; null when it takes none. */
  readonly seenAt: number | null;
  /** The log signs by another key than the policy names, to which that one has handed over. */
  readonly handedOver: boolean;
}

/** Clocks differ. */
export const CLOCK_SKEW_MS = 300_000;

const CODES: Partial<Record<TlogCode, RecordCode>> = {
  'unknown-log': 'unknown-log',
  'bad-signature': 'bad-checkpoint',
  'no-valid-signature': 'bad-checkpoint',
  'not-signed-by-log': 'bad-checkpoint',
  'quorum-not-met': 'witness-missing',
  'not-included': 'not-included',
};

/** Verifies the tlog-proof of the card's entry, and that the first publishers' policy is entry 0 of the same tree. */
export async function seenInRecord(
  bundle: Bundle,
  policy: Policy,
  now: number,
  crypto: CardCrypto,
): Promise<Result<Seen, RecordCode>> {
  const { sha256 } = crypto;
  const proven = await verifyProof({
    proof: encodeUtf8(bundle.proof),
    leafHash: leafHash(sha256, entryBytes(bundle.entry, sha256)),
    policy,
    sha256,
    verify: verifierOf(crypto),
  });
  if (!proven.ok) return refuse(CODES[proven.error.code] ?? 'malformed-proof');
  const { checkpoint, index, witnesses } = proven.value;
  const record = recordOf(bundle.publishers, bundle.genesis, checkpoint, sha256);
  if (record === null) return refuse('wrong-first-entry');
  const inTime = witnesses.filter(({ timestamp }) => millisecondsOf(timestamp) <= now + CLOCK_SKEW_MS);
  const seenAt = timeOfQuorum(policy, inTime);
  if (seenAt === 'never') return refuse('cosigned-in-future');
  const sightings = inTime.map(({ name, timestamp }) => ({
    name,
    at: new Date(millisecondsOf(timestamp)).toISOString(),
  }));
  const { origin, size } = checkpoint;
  return ok({ origin, record, index, size, witnesses: sightings, seenAt, handedOver: false });
}

/** The digest of entry 0, if that is the first of the publishers' policies and under the checkpoint; else null. */
export function recordOf(
  [first]: Bundle['publishers'],
  genesis: Bundle['genesis'],
  { size, root }: Checkpoint,
  sha256: Sha256,
): string | null {
  if (!first) return null;
  const entry = entryBytes(first, sha256);
  const proof = genesis.map(bytesOf);
  const claim = { index: 0n, size, root, leafHash: leafHash(sha256, entry), proof };
  return verifyInclusion(sha256, claim) ? encodeHex(sha256(entry)) : null;
}

/** ML-DSA-44 is recognised and not checked here. */
export const verifierOf =
  (crypto: CardCrypto): Verify =>
  (algorithm, publicKey, message, signature) =>
    algorithm === 'ed25519'
      ? verifyEd25519(crypto, concat([publicKey]), concat([message]), concat([signature]))
      : null;

/** When the last of those who make the quorum, newest first, had seen it; null when the policy asks for nobody. */
function timeOfQuorum(policy: Policy, witnesses: VerifiedProof['witnesses']): number | null | 'never' {
  if (isQuorum(policy, [])) return null;
  const newestFirst = witnesses.toSorted((one, other) => Number(other.timestamp - one.timestamp));
  const names: string[] = [];
  for (const { name, timestamp } of newestFirst) {
    names.push(name);
    if (isQuorum(policy, names)) return millisecondsOf(timestamp);
  }
  return 'never';
}

const millisecondsOf = (seconds: bigint) => Number(seconds) * 1000;
