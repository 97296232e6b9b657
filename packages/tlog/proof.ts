import { concat, decodeBase64, encodeBase64, encodeUtf8, MAX_NUMBER, parseDecimal } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import { formatHashes, parseHashes, parseHeaded } from './header.ts';
import { type Sha256, verifyInclusion } from './merkle.ts';
import { openCheckpoint } from './open.ts';
import { isQuorum, type Policy } from './policy.ts';
import { ok, type Result, refuse } from './result.ts';
import type { VerifiedSignature, Verify } from './verify.ts';
import { isSameKey } from './vkey.ts';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';

/** A proof that can be verified offline (c2sp.org/tlog-proof, "Format"), of which nothing is verified yet. */
export interface Proof {
  /** Opaque, at least one byte, and authenticated by nothing; null when there is none. */
  readonly extra: Uint8Array | null;
  /** The entry's, counted from 0. */
  readonly index: bigint;
  /** From the leaf's sibling up to the root's child; at most 63. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array;
}

/**
 * Reads a proof (c2sp.org/tlog-proof, "Format"), and trusts nothing in it: see `verifyProof`. Refuses `too-long`,
 * `malformed-header`, `malformed-hash`, `too-many-hashes`, and what `parseNote` and `parseCheckpoint` refuse.
 */
export function parseProof(bytes: Uint8Array): Result<Proof> {
  const headed = parseHeaded(bytes);
  if (!headed.ok) return headed;
  const { lines, bytes: checkpoint } = headed.value;
  if (lines[0] !== FIRST_LINE) return refuse('malformed-header', 1);
  const hasExtra = lines[1]?.startsWith(EXTRA) ?? false;
  const extra = hasExtra ? decodeBase64((lines[1] ?? '').slice(EXTRA.length)) : null;
  if (hasExtra && !extra?.length) return refuse('malformed-header', 2);
  const before = hasExtra ? 3 : 2;
  const line = lines[before - 1] ?? '';
  const index = line.startsWith(INDEX) ? parseDecimal(line.slice(INDEX.length)) : null;
  if (index === null) return refuse('malformed-header', before);
  const hashes = parseHashes(lines.slice(before), before);
  return hashes.ok ? ok({ extra, index, hashes: hashes.value, checkpoint }) : hashes;
}

/**
 * The bytes of a proof (c2sp.org/tlog-proof, "Format"). The checkpoint is what `formatNote` made. Throws a RangeError
 * for what no proof can hold.
 */
export function formatProof({ extra, index, hashes, checkpoint }: Proof): Uint8Array {
  if (index < 0n || index > MAX_NUMBER) throw new RangeError('an index is from 0 to 2^63 − 1');
  if (extra?.length === 0) throw new RangeError('extra data that is there is not empty');
  const second = extra ? `${EXTRA}${encodeBase64(extra)}\n` : '';
  const header = `${FIRST_LINE}\n${second}${INDEX}${index}\n${formatHashes(hashes)}\n`;
  return concat([encodeUtf8(header), checkpoint]);
}

export interface ProofClaim {
  readonly proof: Uint8Array;
  /** Of `leafHash`, over the entry that the caller expects. */
  readonly leafHash: Uint8Array;
  readonly policy: Policy;
  readonly sha256: Sha256;
  readonly verify: Verify;
}

export interface VerifiedProof {
  readonly checkpoint: Checkpoint;
  readonly index: bigint;
  /** The policy's witnesses with a valid cosignature, in its order, each with its latest time in POSIX seconds. */
  readonly witnesses: readonly { readonly name: string; readonly timestamp: bigint }[];
}

/**
 * Verifies that the entry is in a log of the policy and that enough of its witnesses have seen it
 * (c2sp.org/tlog-proof, "Verifying a tlog proof"). How old a timestamp may be is for the caller. Refuses what
 * `parseProof` and `openCheckpoint` refuse, `quorum-not-met` and `not-included`.
 */
export async function verifyProof(claim: ProofClaim): Promise<Result<VerifiedProof>> {
  const { policy, sha256 } = claim;
  const proof = parseProof(claim.proof);
  if (!proof.ok) return proof;
  const { index, hashes } = proof.value;
  const trusted = {
    logs: policy.logs.map(({ key }) => key),
    witnesses: policy.witnesses.map(({ key }) => key),
  };
  const opened = await openCheckpoint(proof.value.checkpoint, trusted, claim.verify);
  if (!opened.ok) return opened;
  const { checkpoint, cosignatures } = opened.value;
  const witnesses = witnessesOf(policy, cosignatures);
  const names = witnesses.map(({ name }) => name);
  if (!isQuorum(policy, names)) return refuse('quorum-not-met');
  const { size, root } = checkpoint;
  const included = verifyInclusion(sha256, { index, size, leafHash: claim.leafHash, proof: hashes, root });
  return included ? ok({ checkpoint, index, witnesses }) : refuse('not-included');
}

/** The policy's witnesses among valid cosignatures, in its order, each with its latest time in POSIX seconds. */
export function witnessesOf(
  { witnesses }: Policy,
  cosignatures: readonly VerifiedSignature[],
): VerifiedProof['witnesses'] {
  return witnesses.flatMap(({ name, key }) => {
    const own = cosignatures.filter((one) => isSameKey(one.key, key));
    const latest = own
      .flatMap(({ timestamp }) => timestamp ?? [])
      .sort((one, other) => Number(one - other))
      .at(-1);
    return latest === undefined ? [] : [{ name, timestamp: latest }];
  });
}
