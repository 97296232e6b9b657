import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  append,
  consistencyProof,
  EMPTY_FRONTIER,
  type Frontier,
  formatTilePath,
  frontierRoot,
  inclusionProof,
  leafHash,
  newTiles,
  openFrontier,
  rootHash,
  type TileReader,
  tileHashes,
} from './index.ts';
import { mth, path, proof } from './merkle.oracle.ts';
import { accepted, codeOf, hash, sha256, utf8 } from './tlog.fixtures.ts';

const entries = (count: number) => Array.from({ length: count }, (_, at) => utf8(`entry ${at}`));

/** A log in memory that grows in batches, keeps every tile it ever wrote, and reads none. */
function grow(batches: readonly number[]) {
  const all = entries(batches.reduce((sum, count) => sum + count, 0));
  const leaves = all.map((entry) => leafHash(sha256, entry));
  const tiles = new Map<string, Uint8Array>();
  let frontier: Frontier = EMPTY_FRONTIER;
  for (const count of batches) {
    const before = frontier;
    const from = Number(before.size);
    const appended = append(sha256, before, leaves.slice(from, from + count));
    for (const { tile, bytes } of appended.tiles) tiles.set(formatTilePath(tile), bytes);
    frontier = appended.frontier;
    assert.deepEqual(
      appended.tiles.map(({ tile }) => tile),
      [...newTiles(before.size, frontier.size)],
    );
    assert.deepEqual(appended.root, mth(all.slice(0, from + count)));
  }
  const read: TileReader = async (tile) => tiles.get(formatTilePath(tile)) ?? null;
  return { all, tiles, frontier, read };
}

const anyBatches = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 200, max: 300 }),
      fc.integer({ min: 0, max: 700 }),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .filter((counts) => counts.reduce((sum, count) => sum + count, 0) <= 2_000);

test('appending in batches makes the roots and tiles that RFC 6962 defines', async () => {
  await fc.assert(
    fc.asyncProperty(anyBatches, fc.nat(), fc.nat(), async (batches, one, other) => {
      const { all, frontier, read } = grow(batches);
      const size = BigInt(all.length);
      const hashes = tileHashes(sha256, size, read);
      assert.deepEqual(accepted(await openFrontier(size, read)), frontier);
      assert.deepEqual(accepted(await rootHash(sha256, size, hashes)), mth(all));
      if (size === 0n) return;
      const index = one % all.length;
      const oldSize = 1 + (other % all.length);
      assert.deepEqual(accepted(await inclusionProof(sha256, BigInt(index), size, hashes)), path(index, all));
      assert.deepEqual(
        accepted(await consistencyProof(sha256, BigInt(oldSize), size, hashes)),
        proof(oldSize, all),
      );
      assert.deepEqual(accepted(await rootHash(sha256, BigInt(oldSize), hashes)), mth(all.slice(0, oldSize)));
    }),
    { numRuns: 15 },
  );
});

test('every proof of small trees comes from their tiles', async () => {
  const { all, read } = grow(Array.from({ length: 20 }, () => 1));
  for (let size = 0; size <= all.length; size++) {
    const hashes = tileHashes(sha256, BigInt(size), read);
    const tree = all.slice(0, size);
    assert.deepEqual(accepted(await rootHash(sha256, BigInt(size), hashes)), mth(tree));
    for (let at = 0; at < size; at++) {
      const old = at + 1;
      assert.deepEqual(
        accepted(await inclusionProof(sha256, BigInt(at), BigInt(size), hashes)),
        path(at, tree),
      );
      assert.deepEqual(
        accepted(await consistencyProof(sha256, BigInt(old), BigInt(size), hashes)),
        proof(old, tree),
      );
    }
    assert.deepEqual(accepted(await consistencyProof(sha256, 0n, BigInt(size), hashes)), []);
  }
});

test('three levels of tiles hold a tree of 65,536 leaves and one more', async () => {
  const leaves = Array.from({ length: 65_537 }, (_, at) => hash(at));
  const whole = append(sha256, EMPTY_FRONTIER, leaves);
  const half = append(sha256, EMPTY_FRONTIER, leaves.slice(0, 40_000));
  const rest = append(sha256, half.frontier, leaves.slice(40_000));
  assert.deepEqual(rest.root, whole.root);
  assert.deepEqual(rest.frontier, whole.frontier);
  assert.deepEqual(
    whole.frontier.edges.map(({ length }) => length / 32),
    [1, 0, 1],
  );
  const tiles = new Map(whole.tiles.map(({ tile, bytes }) => [formatTilePath(tile), bytes]));
  const read: TileReader = async (tile) => tiles.get(formatTilePath(tile)) ?? null;
  assert.deepEqual(accepted(await openFrontier(65_537n, read)), whole.frontier);
  assert.deepEqual(accepted(await rootHash(sha256, 65_537n, tileHashes(sha256, 65_537n, read))), whole.root);
});

test('a frontier is not changed by what is appended to it', () => {
  const { frontier } = grow([300]);
  const copy = structuredClone(frontier);
  append(sha256, frontier, [hash('more')]);
  assert.deepEqual(frontier, copy);
  const nothing = append(sha256, frontier, []);
  assert.deepEqual(nothing, { frontier, root: frontierRoot(sha256, frontier), tiles: [] });
});

test('what is no hash is never appended', () => {
  assert.throws(() => append(sha256, EMPTY_FRONTIER, [hash(1), hash(2).subarray(1)]), RangeError);
});

test('each tile of a proof is read once', async () => {
  const { all, read } = grow([1_000]);
  const asked: string[] = [];
  const counting: TileReader = (tile) => {
    asked.push(formatTilePath(tile));
    return read(tile);
  };
  const size = BigInt(all.length);
  await inclusionProof(sha256, 700n, size, tileHashes(sha256, size, counting));
  assert.deepEqual(asked.sort(), ['tile/0/002', 'tile/0/003.p/232', 'tile/1/000.p/3']);
});

test('a tile that is missing, short or long is refused, and so is what the tree lacks', async () => {
  const { read } = grow([300]);
  const rootFrom = async (reader: TileReader) =>
    codeOf(await rootHash(sha256, 300n, tileHashes(sha256, 300n, reader)));
  assert.equal(await rootFrom(read), 'accepted');
  assert.equal(await rootFrom(async () => null), 'tile-missing');
  assert.equal(await rootFrom(async (tile) => (await read(tile))?.subarray(1) ?? null), 'wrong-tile-length');
  assert.equal(await rootFrom(async () => new Uint8Array(8_192)), 'wrong-tile-length');
  assert.equal(codeOf(await openFrontier(300n, async () => null)), 'tile-missing');
  const hashes = tileHashes(sha256, 300n, read);
  assert.equal(codeOf(await rootHash(sha256, 301n, hashes)), 'beyond-tree');
  assert.equal(codeOf(await rootHash(sha256, -1n, hashes)), 'beyond-tree');
  assert.equal(codeOf(await inclusionProof(sha256, 300n, 300n, hashes)), 'beyond-tree');
  assert.equal(codeOf(await inclusionProof(sha256, -1n, 300n, hashes)), 'beyond-tree');
  assert.equal(codeOf(await consistencyProof(sha256, 301n, 300n, hashes)), 'beyond-tree');
});

test('a tile that was tampered with makes another root', async () => {
  const { read } = grow([300]);
  const honest = accepted(await rootHash(sha256, 300n, tileHashes(sha256, 300n, read)));
  const tampered: TileReader = async (tile) =>
    (await read(tile))?.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) ?? null;
  const root = accepted(await rootHash(sha256, 300n, tileHashes(sha256, 300n, tampered)));
  assert.notDeepEqual(root, honest);
});
