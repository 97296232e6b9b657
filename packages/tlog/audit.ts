import { equal } from './bytes.ts';
import { EMPTY_FRONTIER, frontierRoot, type TileData } from './frontier.ts';
import type { Sha256 } from './merkle.ts';
import { replay } from './replay.ts';
import type { TlogCode } from './result.ts';
import { type Tile, tileAt } from './tile.ts';
import type { TileReader } from './tile-reader.ts';

export interface Audit {
  readonly sha256: Sha256;
  /** Of a checkpoint that is believed. */
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly readTile: TileReader;
  /** Hears after each bundle how many entries have been checked. */
  readonly onProgress?: (entries: bigint) => void;
}

export interface AuditFinding {
  /** Of a tile: what `replay` refuses, or `wrong-tile`. Of the whole: `wrong-root`. */
  readonly code: TlogCode | 'wrong-tile' | 'wrong-root';
  /** The tile that is to blame; null for the root. */
  readonly tile: Tile | null;
}

/**
 * Verifies a whole log from its tiles alone (c2sp.org/tlog-tiles): every entry is hashed, every tile of every level is
 * what comes of them, and so is the root. Returns the first finding, or null when there is none.
 */
export async function audit({
  sha256,
  size,
  root,
  readTile,
  onProgress,
}: Audit): Promise<AuditFinding | null> {
  let computed = frontierRoot(sha256, EMPTY_FRONTIER);
  for await (const step of replay(sha256, EMPTY_FRONTIER, size, readTile)) {
    if (!step.ok) return step.error;
    const { appended } = step.value;
    // What is partial now and grows later is not a tile of this tree.
    const final = appended.tiles.filter(({ tile }) => isOf(size, tile));
    const checked = await Promise.all(final.map((one) => check(one, readTile)));
    const finding = checked.find((one) => one !== null);
    if (finding) return finding;
    computed = appended.root;
    onProgress?.(appended.frontier.size);
  }
  return equal(computed, root) ? null : { code: 'wrong-root', tile: null };
}

const isOf = (size: bigint, { level, index, width }: Tile) => tileAt(size, level, index)?.width === width;

async function check({ tile, bytes }: TileData, readTile: TileReader): Promise<AuditFinding | null> {
  const served = await readTile(tile);
  if (!served) return { code: 'tile-missing', tile };
  return equal(served, bytes) ? null : { code: 'wrong-tile', tile };
}
