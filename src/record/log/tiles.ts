/** Tiles and bundles as the database has them: full tiles are stored, all else is cut from leaves and roots. */
import { concat, encodeBundle, TILE_WIDTH, type Tile, type TileReader } from '@clearline/tlog';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { entriesFrom, leafHashesFrom } from './store/entry.ts';
import { tileData, tileRootsFrom } from './store/tree.ts';

export const tileReader =
  (db: Db | Tx): TileReader =>
  (tile) =>
    tile.level === 'entries' ? bundle(db, tile) : hashes(db, tile.level, tile);

async function bundle(db: Db | Tx, { index, width }: Tile): Promise<Uint8Array | null> {
  const entries = await entriesFrom(db, firstOf(index), width);
  const encoded = encodeBundle(entries);
  return encoded.ok && entries.length === width ? encoded.value : null;
}

async function hashes(db: Db | Tx, level: number, { index, width }: Tile): Promise<Uint8Array | null> {
  if (width === TILE_WIDTH) return tileData(db, level, index);
  const first = firstOf(index);
  const found =
    level === 0 ? await leafHashesFrom(db, first, width) : await tileRootsFrom(db, level - 1, first, width);
  return found.length === width ? concat(found) : null;
}

const firstOf = (index: bigint): bigint => index * BigInt(TILE_WIDTH);
