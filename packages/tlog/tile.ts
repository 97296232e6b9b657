import { MAX_NUMBER } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

/** How many hashes or entries a full tile holds. */
export const TILE_WIDTH = 256;
const MAX_LEVEL = 63;

/**
 * A tile of hashes, or a bundle of entries (c2sp.org/tlog-tiles, "Merkle Tree" and "Log entries"). `index` counts
 * tiles of the level from 0; `width` is from 1 to 256, and less than 256 in a partial tile.
 */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: bigint;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`, without a leading slash (c2sp.org/tlog-tiles). */
export function formatTilePath({ level, index, width }: Tile): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,6}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/**
 * Reads exactly the paths that `formatTilePath` writes (c2sp.org/tlog-tiles): levels 0 to 63, widths 1 to 255 of
 * partial tiles, no redundant `x000`, no leading zeroes. Refuses `malformed-tile-path`.
 */
export function parseTilePath(path: string): Result<Tile> {
  const [, level, groups, width] = PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return refuse('malformed-tile-path');
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: BigInt(groups.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  return isTile(tile) && formatTilePath(tile) === path ? ok(tile) : refuse('malformed-tile-path');
}

const isTile = ({ level, index, width }: Tile): boolean =>
  (level === 'entries' || level <= MAX_LEVEL) && index <= MAX_NUMBER && width >= 1 && width <= TILE_WIDTH;

/** How many hashes the tree of a size has at a tile level: the full tiles of the level below, or the leaves. */
const countAt = (size: bigint, level: number): bigint => size >> BigInt(8 * level);

/** The tile as the tree of a size has it: full, partial, or null when it would be empty. */
export function tileAt(size: bigint, level: Tile['level'], index: bigint): Tile | null {
  const left = countAt(size, level === 'entries' ? 0 : level) - index * BigInt(TILE_WIDTH);
  if (left <= 0n) return null;
  return { level, index, width: left < TILE_WIDTH ? Number(left) : TILE_WIDTH };
}

/**
 * The tiles of hashes to write when a tree grows (c2sp.org/tlog-tiles, "Partial Tiles"): level by level, from left to
 * right. `newTiles(0n, size)` are all tiles of a tree.
 */
export function* newTiles(oldSize: bigint, newSize: bigint): Generator<Tile> {
  for (let level = 0; countAt(newSize, level) > 0n; level++) yield* newAt(level, level, oldSize, newSize);
}

/** The bundles of entries to write when a tree grows, from left to right (c2sp.org/tlog-tiles, "Log entries"). */
export const newBundles = (oldSize: bigint, newSize: bigint): Generator<Tile> =>
  newAt('entries', 0, oldSize, newSize);

function* newAt(name: Tile['level'], level: number, oldSize: bigint, newSize: bigint): Generator<Tile> {
  if (countAt(oldSize, level) === countAt(newSize, level)) return;
  let index = countAt(oldSize, level) / BigInt(TILE_WIDTH);
  for (let tile = tileAt(newSize, name, index); tile; tile = tileAt(newSize, name, ++index)) yield tile;
}
