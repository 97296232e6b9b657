import { concat, encodeUtf8, equal } from './bytes.ts';

/** SHA-256, handed in: 32 bytes for any input. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

export const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
/** Where every inner node is put together, because to make room for each takes longer than to hash it. */
const NODE = Uint8Array.of(1, ...new Uint8Array(2 * HASH_BYTES));

/** The hash of a leaf (RFC 6962 §2.1): SHA-256(0x00 || entry). */
export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(concat([LEAF, entry]));

/** The hash of an inner node (RFC 6962 §2.1): SHA-256(0x01 || left || right). Throws a RangeError for what is no hash. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (!isHash(left) || !isHash(right)) throw new RangeError('a hash has 32 bytes');
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return sha256(NODE);
}

/** The root of the tree without leaves (RFC 6962 §2.1): SHA-256 of nothing. */
export const emptyRoot = (sha256: Sha256): Uint8Array => sha256(encodeUtf8(''));

export interface InclusionClaim {
  /** Counted from 0. */
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  /** From the leaf's sibling up to the root's child, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the leaf is in the tree, by an inclusion proof of exactly the right length (RFC 9162 §2.1.3.2). */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): boolean {
  const { index, size, proof, root } = claim;
  if (index < 0n || index >= size || ![...proof, claim.leafHash, root].every(isHash)) return false;
  let node = index;
  let last = size - 1n;
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sha256, sibling, hash);
      [node, last] = untilOdd(node, last);
    } else hash = nodeHash(sha256, hash, sibling);
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(hash, root);
}

export interface ConsistencyClaim {
  readonly oldSize: bigint;
  readonly oldRoot: Uint8Array;
  readonly newSize: bigint;
  readonly newRoot: Uint8Array;
  /** In the order of RFC 6962 §2.1.2, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the new tree begins with the whole old one (RFC 9162 §2.1.4.2). The proof has exactly the right length: none
 * from the empty tree, whose root is `emptyRoot`, and none between equal sizes, whose roots are the same.
 */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (oldSize < 0n || oldSize > newSize || ![...proof, oldRoot, newRoot].every(isHash)) return false;
  if (oldSize === 0n && !equal(oldRoot, emptyRoot(sha256))) return false;
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot);
  return oldSize === 0n ? proof.length === 0 : followBoth(sha256, claim);
}

/** Climbs to the old and to the new root at once, where 0 < oldSize < newSize. */
function followBoth(
  sha256: Sha256,
  { oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim,
): boolean {
  const [start, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (!start) return false;
  let node = oldSize - 1n;
  let last = newSize - 1n;
  while (isOdd(node)) {
    node >>= 1n;
    last >>= 1n;
  }
  let oldHash = start;
  let newHash = start;
  for (const sibling of rest) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      oldHash = nodeHash(sha256, sibling, oldHash);
      newHash = nodeHash(sha256, sibling, newHash);
      [node, last] = untilOdd(node, last);
    } else newHash = nodeHash(sha256, newHash, sibling);
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(oldHash, oldRoot) && equal(newHash, newRoot);
}

/** Climbs where a node has no sibling: up to a right child, or to the root. */
function untilOdd(node: bigint, last: bigint): [bigint, bigint] {
  while (!isOdd(node) && node !== 0n) {
    node >>= 1n;
    last >>= 1n;
  }
  return [node, last];
}

const isHash = (bytes: Uint8Array) => bytes.length === HASH_BYTES;
const isOdd = (value: bigint) => (value & 1n) === 1n;
const isPowerOfTwo = (value: bigint) => (value & (value - 1n)) === 0n;
