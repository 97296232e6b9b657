/** What readers get of the log: all of it under the newest checkpoint that enough witnesses have cosigned. */
import {
  consistencyProof,
  inclusionProof,
  parseTilePath,
  type TlogError,
  tileAt,
  tileHashes,
} from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { checkpointOf, cosignaturesOf, newestPublished, type SignedCheckpoint } from './store/checkpoint.ts';
import { entriesFrom, indexOf } from './store/entry.ts';
import { keptHandovers } from './store/handover.ts';
import { tileReader } from './tiles.ts';

export interface PublishedCheckpoint {
  readonly size: bigint;
  /** The signed note, with the latest cosignature of each witness. */
  readonly note: string;
}

/** Null until there is one. */
export async function publishedCheckpoint(db: Db | Tx): Promise<PublishedCheckpoint | null> {
  const published = await newestPublished(db);
  return published && cosigned(db, published);
}

/** A checkpoint that a former key of the log has signed, under which is the entry that names the key after it. */
export interface LogHandover {
  readonly checkpoint: PublishedCheckpoint;
  /** The leaf hash of that entry. */
  readonly entry: Uint8Array;
}

/** Of the latest changes of the log's key, at most `limit`, oldest first. */
export async function handoversOf(db: Db | Tx, limit: number): Promise<readonly LogHandover[]> {
  const handovers: LogHandover[] = [];
  for (const { size, entry } of await keptHandovers(db, limit)) {
    const signed = await checkpointOf(db, size);
    if (signed) handovers.push({ checkpoint: await cosigned(db, signed), entry });
  }
  return handovers;
}

async function cosigned(db: Db | Tx, { size, note }: SignedCheckpoint): Promise<PublishedCheckpoint> {
  const cosignatures = await cosignaturesOf(db, size);
  return { size, note: note + cosignatures.map(({ line }) => line).join('') };
}

export interface Inclusion {
  /** Of the entry, counted from 0. */
  readonly index: bigint;
  /** From the leaf's sibling up to the root's child (RFC 6962 §2.1.1). */
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: PublishedCheckpoint;
}

/**
 * Proves that an entry is in the log, by its leaf hash (`leafHash`). `pending`: logged, and not under the checkpoint
 * yet. Null: never logged. Several proofs belong together when they are asked for with the same checkpoint.
 */
export async function inclusionOf(
  db: Db | Tx,
  hash: Uint8Array,
  given?: PublishedCheckpoint,
): Promise<Inclusion | 'pending' | null> {
  const index = await indexOf(db, hash);
  if (index === undefined) return null;
  const checkpoint = given ?? (await publishedCheckpoint(db));
  if (index === null || !checkpoint || index >= checkpoint.size) return 'pending';
  const { size } = checkpoint;
  const proof = await inclusionProof(sha256, index, size, tileHashes(sha256, size, tileReader(db)));
  if (!proof.ok) throw damaged(proof.error);
  return { index, proof: proof.value, checkpoint };
}

/** Proves that the tree of `to` entries, which the log has, begins with the tree of `from` (RFC 6962 §2.1.2). */
export async function consistencyBetween(
  db: Db | Tx,
  from: bigint,
  to: bigint,
): Promise<readonly Uint8Array[]> {
  const proof = await consistencyProof(sha256, from, to, tileHashes(sha256, to, tileReader(db)));
  if (!proof.ok) throw damaged(proof.error);
  return proof.value;
}

const damaged = ({ code }: TlogError) => new Error(`the tiles of the record cannot be read: ${code}`);

/** Null where the tree has no such entry. */
export async function entryAt(db: Db | Tx, index: bigint): Promise<Uint8Array | null> {
  return (await entriesFrom(db, index, 1))[0] ?? null;
}

/** A tile or bundle by its path, as far as it is published. Null for what no tree of that size has, or had. */
export async function publishedTile(db: Db | Tx, path: string): Promise<Uint8Array | null> {
  const asked = parseTilePath(path);
  const published = asked.ok ? await newestPublished(db) : null;
  if (!asked.ok || !published) return null;
  const { level, index, width } = asked.value;
  const now = tileAt(published.size, level, index);
  return now && width <= now.width ? tileReader(db)(asked.value) : null;
}
