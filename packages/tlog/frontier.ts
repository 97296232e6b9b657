import { concat } from './bytes.ts';
import { emptyRoot, HASH_BYTES, type Sha256 } from './merkle.ts';
import { ok, type Result } from './result.ts';
import { TILE_WIDTH, type Tile, tileAt } from './tile.ts';
import { readWhole, subtreeHash, type TileReader } from './tile-reader.ts';
import { foldRight } from './tree.ts';

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;

/**
 * The right edge of a tree, which is all that is needed to append to it: at each tile level, the hashes of the partial
 * tile end to end (none to 255 of them). Never changed in place: keep the old one until the new one is stored.
 */
export interface Frontier {
  readonly size: bigint;
  readonly edges: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0n, edges: [] };

export interface TileData {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

export interface Appended {
  readonly frontier: Frontier;
  readonly root: Uint8Array;
  /** The tiles of `newTiles(oldSize, newSize)`, in that order, with their bytes. */
  readonly tiles: readonly TileData[];
}

/** Reads the right edge of a tree from its tiles. Refuses `tile-missing` and `wrong-tile-length`. */
export async function openFrontier(size: bigint, readTile: TileReader): Promise<Result<Frontier>> {
  const edges: Uint8Array[] = [];
  for (let level = 0; size >> BigInt(8 * level) > 0n; level++) {
    const edge = tileAt(size, level, size >> BigInt(8 * (level + 1)));
    const bytes = edge ? await readWhole(readTile, edge) : ok(new Uint8Array());
    if (!bytes.ok) return bytes;
    edges.push(bytes.value);
  }
  return ok({ size, edges });
}

/** The root of the tree (RFC 6962 §2.1). */
export function frontierRoot(sha256: Sha256, { edges }: Frontier): Uint8Array {
  const peaks = [...edges].reverse().flatMap((edge) => peaksOf(sha256, edge));
  return peaks.length === 0 ? emptyRoot(sha256) : foldRight(sha256, peaks);
}

/** The perfect subtrees of a partial tile, from left to right and from large to small. */
function peaksOf(sha256: Sha256, edge: Uint8Array): Uint8Array[] {
  const peaks: Uint8Array[] = [];
  let at = 0;
  for (let bytes = TILE_BYTES / 2; bytes >= HASH_BYTES; bytes /= 2) {
    if (at + bytes > edge.length) continue;
    peaks.push(subtreeHash(sha256, edge.subarray(at, at + bytes)));
    at += bytes;
  }
  return peaks;
}

/**
 * Appends leaf hashes (of `leafHash`, 32 bytes each): the new root, and the tiles to write (c2sp.org/tlog-tiles).
 * Synchronous, and one hash a leaf beside the root. Throws a RangeError for a hash of another length.
 */
export function append(sha256: Sha256, before: Frontier, leafHashes: readonly Uint8Array[]): Appended {
  if (leafHashes.some(({ length }) => length !== HASH_BYTES))
    throw new RangeError('a leaf hash has 32 bytes');
  const tiles: TileData[] = [];
  const edges: Uint8Array[] = [];
  let rising = leafHashes;
  for (let level = 0; level < before.edges.length || rising.length > 0; level++) {
    const hashes = concat([before.edges[level] ?? new Uint8Array(), ...rising]);
    const first = before.size >> BigInt(8 * (level + 1));
    const grown = rising.length > 0 ? cut(level, first, hashes) : [];
    tiles.push(...grown);
    const full = grown.filter(({ tile }) => tile.width === TILE_WIDTH);
    rising = full.map(({ bytes }) => subtreeHash(sha256, bytes));
    edges.push(hashes.slice(full.length * TILE_BYTES));
  }
  const frontier = { size: before.size + BigInt(leafHashes.length), edges };
  return { frontier, root: frontierRoot(sha256, frontier), tiles };
}

/** Cuts hashes that stand end to end into tiles, of which the last may be partial. */
function cut(level: number, first: bigint, hashes: Uint8Array): TileData[] {
  const tiles: TileData[] = [];
  for (let at = 0; at < hashes.length; at += TILE_BYTES) {
    const bytes = hashes.slice(at, at + TILE_BYTES);
    const index = first + BigInt(tiles.length);
    tiles.push({ tile: { level, index, width: bytes.length / HASH_BYTES }, bytes });
  }
  return tiles;
}
