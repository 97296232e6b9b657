/** RFC 6962 and c2sp.org/tlog-tiles taken at their word, from all leaves at once: slow, and shares no code. */
import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const naiveLeaf = (entry: Uint8Array): Buffer => sha256(Uint8Array.of(0), entry);

/** MTH over leaf hashes (RFC 6962 §2.1). */
export function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return Buffer.from(only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l]) for each i that the tree has all leaves of. */
export function naiveTile(leaves: readonly Uint8Array[], level: number, index: number): Buffer {
  const span = 256 ** level;
  const hashes: Buffer[] = [];
  for (let i = 0; i < 256; i++) {
    const start = (index * 256 + i) * span;
    if (start + span > leaves.length) break;
    hashes.push(naiveRoot(leaves.slice(start, start + span)));
  }
  return Buffer.concat(hashes);
}

export function naiveBundle(entries: readonly Uint8Array[], index: number): Buffer {
  return Buffer.concat(
    entries.slice(index * 256, index * 256 + 256).flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}
