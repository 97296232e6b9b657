/** The tree: its sizes with their roots, and its full tiles. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface Tree {
  readonly size: bigint;
  readonly root: Uint8Array;
}

export async function newestTree(db: Db | Tx): Promise<Tree | null> {
  const { rows } = await sql<{
    size: string;
    root: Buffer;
  }>`select size, root from record.tree order by size desc limit 1`.execute(db);
  return rows[0] ? { size: BigInt(rows[0].size), root: rows[0].root } : null;
}

export async function insertTree(tx: Tx, { size, root }: Tree): Promise<void> {
  await sql`insert into record.tree (size, root) values (${String(size)}, ${root})`.execute(tx);
}

export interface FullTile {
  readonly level: number;
  readonly index: bigint;
  readonly data: Uint8Array;
  readonly root: Uint8Array;
}

export async function insertTiles(tx: Tx, tiles: readonly FullTile[]): Promise<void> {
  if (tiles.length === 0) return;
  await sql`insert into record.tile (level, index, data, root)
    select * from unnest(${tiles.map(({ level }) => level)}::smallint[],
      ${tiles.map(({ index }) => String(index))}::bigint[],
      ${tiles.map(({ data }) => data)}::bytea[], ${tiles.map(({ root }) => root)}::bytea[])`.execute(tx);
}

export async function tileData(db: Db | Tx, level: number, index: bigint): Promise<Buffer | null> {
  const { rows } = await sql<{
    data: Buffer;
  }>`select data from record.tile where level = ${level} and index = ${String(index)}`.execute(db);
  return rows[0]?.data ?? null;
}

/** The roots of neighbouring full tiles. */
export async function tileRootsFrom(
  db: Db | Tx,
  level: number,
  index: bigint,
  count: number,
): Promise<Buffer[]> {
  const { rows } = await sql<{ root: Buffer }>`select root from record.tile where level = ${level}
    and index >= ${String(index)} and index < ${String(index + BigInt(count))} order by index`.execute(db);
  return rows.map(({ root }) => root);
}
