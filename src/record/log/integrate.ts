import { append, type Frontier, HASH_BYTES, TILE_WIDTH, type TileData } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { type AtStep, goOn } from './steps.ts';
import { placePending } from './store/entry.ts';
import { isEpoch } from './store/log.ts';
import { type FullTile, insertTiles, insertTree, newestTree, type Tree } from './store/tree.ts';

/** What one batch holds at most: a whole number of tiles. */
export const BATCH = 32 * TILE_WIDTH;

export interface Integrated {
  readonly frontier: Frontier;
  /** Null when nothing waited. */
  readonly tree: Tree | null;
  /** Whether more may wait. */
  readonly full: boolean;
}

/**
 * Puts a batch of what waits into the tree, in one transaction. Refuses when another sequencer has taken over, or when
 * the tree in the database is not the one that `frontier` is the edge of.
 */
export function integrate(
  db: Db,
  epoch: string,
  frontier: Frontier,
  atStep: AtStep = goOn,
): Promise<Result<Integrated, 'superseded'>> {
  return db.transaction().execute(async (tx) => {
    if (!(await isEpoch(tx, epoch))) return refuse('superseded');
    if (((await newestTree(tx))?.size ?? 0n) !== frontier.size) return refuse('superseded');
    const hashes = await placePending(tx, frontier.size, BATCH);
    if (hashes.length === 0) return ok({ frontier, tree: null, full: false });
    await atStep('placed');
    const appended = append(sha256, frontier, hashes);
    const tree = { size: appended.frontier.size, root: appended.root };
    await insertTiles(tx, fullTiles(appended.tiles));
    await insertTree(tx, tree);
    await atStep('stored');
    return ok({ frontier: appended.frontier, tree, full: hashes.length === BATCH });
  });
}

/** The full ones among new tiles, each with its root, which is in the tile above it. */
function fullTiles(tiles: readonly TileData[]): FullTile[] {
  const above = new Map(tiles.map(({ tile, bytes }) => [`${tile.level}/${tile.index}`, bytes]));
  return tiles.flatMap(({ tile: { level, index, width }, bytes: data }) => {
    if (width !== TILE_WIDTH || level === 'entries') return [];
    const parent = above.get(`${level + 1}/${index / BigInt(TILE_WIDTH)}`);
    const at = Number(index % BigInt(TILE_WIDTH)) * HASH_BYTES;
    if (!parent) throw new Error('a full tile has one above it');
    return [{ level, index, data, root: parent.subarray(at, at + HASH_BYTES) }];
  });
}
