import { decodeBundle } from './entries.ts';
import { type Appended, append, type Frontier } from './frontier.ts';
import { leafHash, type Sha256 } from './merkle.ts';
import type { TlogCode } from './result.ts';
import { newBundles, TILE_WIDTH, type Tile } from './tile.ts';
import type { TileReader } from './tile-reader.ts';

/** How many bundles are asked for before they are needed. */
const AHEAD = 8;

/** The new entries of one bundle, and the tree that ends with them. */
export interface Replayed {
  /** The index of the first of `entries`. */
  readonly first: bigint;
  readonly entries: readonly Uint8Array[];
  readonly appended: Appended;
}

export interface ReplayRefusal {
  readonly code: TlogCode;
  readonly tile: Tile;
}

type Step =
  | { readonly ok: true; readonly value: Replayed }
  | { readonly ok: false; readonly error: ReplayRefusal };

/**
 * Reads the entries that a tree of `size` has after an older one, and appends them to it, bundle by bundle
 * (c2sp.org/tlog-tiles, "Log entries"). Believe none of them before the last root is that of a checkpoint: then they are
 * the log's, and the older tree is its beginning. Ends after a refusal: `tile-missing`, `malformed-bundle`,
 * `wrong-number-of-entries`.
 */
export async function* replay(
  sha256: Sha256,
  from: Frontier,
  size: bigint,
  readTile: TileReader,
): AsyncGenerator<Step> {
  let frontier = from;
  for await (const { tile, bytes } of inOrder(newBundles(from.size, size), readTile)) {
    if (!bytes) return yield { ok: false, error: { code: 'tile-missing', tile } };
    const bundle = decodeBundle(bytes, tile.width);
    if (!bundle.ok) return yield { ok: false, error: { code: bundle.error.code, tile } };
    // The first bundle may begin with entries of the older tree.
    const entries = bundle.value.slice(Number(frontier.size - tile.index * BigInt(TILE_WIDTH)));
    const hashes = entries.map((entry) => leafHash(sha256, entry));
    const appended = append(sha256, frontier, hashes);
    yield { ok: true, value: { first: frontier.size, entries, appended } };
    frontier = appended.frontier;
  }
}

interface Read {
  readonly tile: Tile;
  readonly bytes: Promise<Uint8Array | null>;
}

async function* inOrder(tiles: Iterable<Tile>, readTile: TileReader) {
  const asked: Read[] = [];
  for (const tile of tiles) {
    const bytes = readTile(tile);
    // Its failure is told when its turn comes.
    bytes.catch(() => {});
    asked.push({ tile, bytes });
    if (asked.length === AHEAD) yield* first(asked);
  }
  while (asked.length > 0) yield* first(asked);
}

async function* first(asked: Read[]) {
  const read = asked.shift();
  if (read) yield { tile: read.tile, bytes: await read.bytes };
}
