/** Whether two signed trees of one log can both be true, and the proof where they cannot. */
import {
  type Checkpoint,
  consistencyProof,
  equal,
  rootHash,
  type TileReader,
  type TlogCode,
  tileHashes,
  verifyConsistency,
} from '@clearline/tlog';
import { sha256 } from '../crypto.ts';

/** What the newer tree has in place of the older one. */
export interface ForkProof {
  /** The root of the newer tree's first leaves, as many as the older tree has. */
  readonly root: Uint8Array;
  /** That this is so: a consistency proof from there to the newer tree. */
  readonly proof: readonly Uint8Array[];
}

export type Comparison =
  | { readonly code: 'consistent' }
  | { readonly code: 'unproven'; readonly reason: TlogCode | 'wrong-root' }
  | ({ readonly code: 'fork' } & ForkProof);

/** `older` has no more leaves than `newer`, of whose tree the tiles are. Unproven when they do not fit it. */
export async function compareTrees(
  older: Checkpoint,
  newer: Checkpoint,
  readTile: TileReader,
): Promise<Comparison> {
  const read = tileHashes(sha256, newer.size, readTile);
  const isSame = older.size === newer.size;
  const root = isSame ? { ok: true as const, value: newer.root } : await rootHash(sha256, older.size, read);
  const proof = await consistencyProof(sha256, older.size, newer.size, read);
  if (!root.ok) return { code: 'unproven', reason: root.error.code };
  if (!proof.ok) return { code: 'unproven', reason: proof.error.code };
  const found = { root: root.value, proof: proof.value };
  if (!isPartOf(older.size, newer, found)) return { code: 'unproven', reason: 'wrong-root' };
  return equal(found.root, older.root) ? { code: 'consistent' } : { code: 'fork', ...found };
}

/** Whether the proof shows that two checkpoints cannot both be true. */
export const provesFork = (older: Checkpoint, newer: Checkpoint, found: ForkProof): boolean =>
  older.origin === newer.origin && isPartOf(older.size, newer, found) && !equal(found.root, older.root);

const isPartOf = (oldSize: bigint, newer: Checkpoint, { root, proof }: ForkProof): boolean =>
  verifyConsistency(sha256, { oldSize, oldRoot: root, newSize: newer.size, newRoot: newer.root, proof });
