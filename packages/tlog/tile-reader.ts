import { HASH_BYTES, nodeHash, type Sha256 } from './merkle.ts';
import { ok, type Result, refuse } from './result.ts';
import { formatTilePath, TILE_WIDTH, type Tile, tileAt } from './tile.ts';
import type { HashReader, Subtree } from './tree.ts';

/**
 * Reads a tile of exactly that width: 32 bytes for each hash, or null when there is none. Where only the full tile is
 * left of a partial one, the reader cuts it to the width.
 */
export type TileReader = (tile: Tile) => Promise<Uint8Array | null>;

/**
 * Reads hashes of a tree of a size from its tiles (c2sp.org/tlog-tiles), each tile once and all at the same time.
 * Nothing but the length of a tile is checked: compare the root, or verify the proof, that comes of it. Refuses
 * `beyond-tree`, `tile-missing` and `wrong-tile-length`.
 */
export function tileHashes(sha256: Sha256, size: bigint, readTile: TileReader): HashReader {
  return async (subtrees) => {
    const places = subtrees.map((subtree) => placeOf(size, subtree));
    const wanted = new Map<string, Tile>();
    for (const place of places) {
      if (!place) return refuse('beyond-tree');
      wanted.set(formatTilePath(place.tile), place.tile);
    }
    const reads = await Promise.all([...wanted.values()].map((tile) => readWhole(readTile, tile)));
    const tiles = new Map<string, Uint8Array>();
    for (const [at, path] of [...wanted.keys()].entries()) {
      const read = reads[at] as Result<Uint8Array>;
      if (!read.ok) return read;
      tiles.set(path, read.value);
    }
    return ok(places.map((place) => hashAt(sha256, place as Place, tiles)));
  };
}

/** Reads a tile and checks its length. Refuses `tile-missing` and `wrong-tile-length`. */
export async function readWhole(readTile: TileReader, tile: Tile): Promise<Result<Uint8Array>> {
  const bytes = await readTile(tile);
  if (!bytes) return refuse('tile-missing');
  return bytes.length === tile.width * HASH_BYTES ? ok(bytes) : refuse('wrong-tile-length');
}

/** Where a subtree's hash is: `count` hashes of a tile from `from` on. */
interface Place {
  readonly tile: Tile;
  readonly from: number;
  readonly count: number;
}

function placeOf(size: bigint, { level, index }: Subtree): Place | null {
  const height = level % 8;
  const first = index << BigInt(height);
  const tile = tileAt(size, (level - height) / 8, first / BigInt(TILE_WIDTH));
  const from = Number(first % BigInt(TILE_WIDTH));
  const count = 2 ** height;
  return tile && from + count <= tile.width ? { tile, from, count } : null;
}

function hashAt(sha256: Sha256, { tile, from, count }: Place, tiles: ReadonlyMap<string, Uint8Array>) {
  const bytes = tiles.get(formatTilePath(tile)) as Uint8Array;
  return subtreeHash(sha256, bytes.subarray(from * HASH_BYTES, (from + count) * HASH_BYTES));
}

/** The hash over hashes that stand end to end, a power of two of them. */
export function subtreeHash(sha256: Sha256, hashes: Uint8Array): Uint8Array {
  if (hashes.length === HASH_BYTES) return hashes.slice();
  const half = hashes.length / 2;
  return nodeHash(
    sha256,
    subtreeHash(sha256, hashes.subarray(0, half)),
    subtreeHash(sha256, hashes.subarray(half)),
  );
}
