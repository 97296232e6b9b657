import { emptyRoot, nodeHash, type Sha256 } from './merkle.ts';
import { ok, type Result, refuse } from './result.ts';

/** The perfect subtree over the leaves from `index * 2^level`, `2^level` of them. */
export interface Subtree {
  readonly level: number;
  readonly index: bigint;
}

/** Reads the hashes of many subtrees at once, in the order asked. */
export type HashReader = (subtrees: readonly Subtree[]) => Promise<Result<readonly Uint8Array[]>>;

/** The leaves from `start` up to, without, `end`. */
interface Span {
  readonly start: bigint;
  readonly end: bigint;
}

/** The root of the tree of the first `size` leaves (RFC 6962 §2.1). Refuses what the reader refuses. */
export async function rootHash(sha256: Sha256, size: bigint, read: HashReader): Promise<Result<Uint8Array>> {
  if (size < 0n) return refuse('beyond-tree');
  if (size === 0n) return ok(emptyRoot(sha256));
  const hashes = await spanHashes(sha256, [{ start: 0n, end: size }], read);
  return hashes.ok ? ok(hashes.value[0] as Uint8Array) : hashes;
}

/**
 * The inclusion proof of a leaf in the tree of the first `size` leaves (RFC 6962 §2.1.1): from the leaf's sibling up.
 * Refuses `beyond-tree` and what the reader refuses.
 */
export async function inclusionProof(
  sha256: Sha256,
  index: bigint,
  size: bigint,
  read: HashReader,
): Promise<Result<readonly Uint8Array[]>> {
  if (index < 0n || index >= size) return refuse('beyond-tree');
  const spans: Span[] = [];
  let [start, end] = [0n, size];
  while (end - start > 1n) {
    const middle = splitOf(start, end);
    if (index < middle) {
      spans.unshift({ start: middle, end });
      end = middle;
    } else {
      spans.unshift({ start, end: middle });
      start = middle;
    }
  }
  return spanHashes(sha256, spans, read);
}

/**
 * The consistency proof between the trees of two sizes (RFC 6962 §2.1.2); empty from size 0 and between equal sizes.
 * Refuses `beyond-tree` when the old one is larger, and what the reader refuses.
 */
export async function consistencyProof(
  sha256: Sha256,
  oldSize: bigint,
  newSize: bigint,
  read: HashReader,
): Promise<Result<readonly Uint8Array[]>> {
  if (oldSize < 0n || oldSize > newSize) return refuse('beyond-tree');
  if (oldSize === 0n) return ok([]);
  const spans: Span[] = [];
  let [start, end] = [0n, newSize];
  while (end !== oldSize) {
    const middle = splitOf(start, end);
    if (oldSize <= middle) {
      spans.unshift({ start: middle, end });
      end = middle;
    } else {
      spans.unshift({ start, end: middle });
      start = middle;
    }
  }
  // What is left ends where the old tree ends. Its hash is known to the verifier only if it is the whole old tree.
  if (start > 0n) spans.unshift({ start, end });
  return spanHashes(sha256, spans, read);
}

async function spanHashes(sha256: Sha256, spans: readonly Span[], read: HashReader) {
  const parts = spans.map(subtreesOf);
  const hashes = await read(parts.flat());
  if (!hashes.ok) return hashes;
  const left = [...hashes.value];
  return ok(parts.map(({ length }) => foldRight(sha256, left.splice(0, length))));
}

/** The perfect subtrees that a span of a tree consists of, from left to right and from large to small. */
function subtreesOf({ start, end }: Span): Subtree[] {
  const subtrees: Subtree[] = [];
  while (start < end) {
    const level = levelOf(end - start);
    subtrees.push({ level, index: start >> BigInt(level) });
    start += 1n << BigInt(level);
  }
  return subtrees;
}

/** The hash over perfect subtrees that stand side by side, larger ones first. */
export const foldRight = (sha256: Sha256, peaks: readonly Uint8Array[]): Uint8Array =>
  peaks.reduceRight((right, left) => nodeHash(sha256, left, right));

/** Where RFC 6962 splits a span: after the largest power of two smaller than its length. */
const splitOf = (start: bigint, end: bigint): bigint => start + (1n << BigInt(levelOf(end - start - 1n)));

/** The exponent of the largest power of two that is not larger than `count`. */
const levelOf = (count: bigint): number => count.toString(2).length - 1;
