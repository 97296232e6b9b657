import { createHash } from 'node:crypto';

/** The definitions of RFC 6962 §2.1, word for word and slow, over the entries of a log. */
type Entries = readonly Uint8Array[];

const hash = (...parts: Uint8Array[]) =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());

/** Merkle Tree Hash. */
export function mth(entries: Entries): Uint8Array {
  const [first] = entries;
  if (!first) return hash();
  if (entries.length === 1) return hash(Uint8Array.of(0), first);
  const k = split(entries.length);
  return hash(Uint8Array.of(1), mth(entries.slice(0, k)), mth(entries.slice(k)));
}

/** Merkle audit path of the entry `m`. */
export function path(m: number, entries: Entries): Uint8Array[] {
  if (entries.length === 1) return [];
  const k = split(entries.length);
  if (m < k) return [...path(m, entries.slice(0, k)), mth(entries.slice(k))];
  return [...path(m - k, entries.slice(k)), mth(entries.slice(0, k))];
}

/** Merkle consistency proof from the first `m` entries, where 0 < m. */
export const proof = (m: number, entries: Entries): Uint8Array[] => subproof(m, entries, true);

function subproof(m: number, entries: Entries, whole: boolean): Uint8Array[] {
  if (m === entries.length) return whole ? [] : [mth(entries)];
  const k = split(entries.length);
  if (m <= k) return [...subproof(m, entries.slice(0, k), whole), mth(entries.slice(k))];
  return [...subproof(m - k, entries.slice(k), false), mth(entries.slice(0, k))];
}

/** The largest power of two smaller than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
