import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  append,
  audit,
  EMPTY_FRONTIER,
  encodeBundle,
  formatTilePath,
  frontierRoot,
  leafHash,
  newBundles,
  openFrontier,
  replay,
  TILE_WIDTH,
  type TileReader,
} from './index.ts';
import { accepted, sha256, utf8 } from './tlog.fixtures.ts';

/** A log in memory, with the tiles and bundles of this size alone. */
function logOf(size: number) {
  const entries = Array.from({ length: size }, (_, at) => utf8(`entry ${at}`));
  const leaves = entries.map((entry) => leafHash(sha256, entry));
  const { tiles, root } = append(sha256, EMPTY_FRONTIER, leaves);
  const files = new Map(tiles.map(({ tile, bytes }) => [formatTilePath(tile), bytes]));
  for (const tile of newBundles(0n, BigInt(size))) {
    const start = Number(tile.index) * TILE_WIDTH;
    files.set(formatTilePath(tile), accepted(encodeBundle(entries.slice(start, start + tile.width))));
  }
  const readTile: TileReader = async (tile) => files.get(formatTilePath(tile)) ?? null;
  const rootAt = (count: number) => append(sha256, EMPTY_FRONTIER, leaves.slice(0, count)).root;
  return { entries, files, readTile, root, rootAt, size: BigInt(size) };
}

const anySize = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1_500 }));
const pathOf = (finding: Awaited<ReturnType<typeof audit>>) => finding?.tile && formatTilePath(finding.tile);

test('a whole log is found to be whole, and progress ends at its size', async () => {
  for (const size of [0, 1, 255, 256, 257, 70_000]) {
    const progress: bigint[] = [0n];
    const onProgress = (entries: bigint) => progress.push(entries);
    assert.equal(await audit({ sha256, ...logOf(size), onProgress }), null);
    assert.equal(progress.at(-1), BigInt(size));
  }
});

test('any changed byte of any tile or bundle is found', async () => {
  await fc.assert(
    fc.asyncProperty(anySize, fc.nat(), fc.nat(), async (size, which, where) => {
      const log = logOf(size);
      const [path, bytes] = [...log.files][which % log.files.size] as [string, Uint8Array];
      log.files.set(path, bytes.with(where % bytes.length, (bytes[where % bytes.length] as number) ^ 1));
      const finding = await audit({ sha256, ...log });
      assert.ok(finding);
      // Of a bundle that parses, the hashes above it no longer fit.
      if (!path.includes('entries')) assert.deepEqual([finding.code, pathOf(finding)], ['wrong-tile', path]);
    }),
    { numRuns: 60 },
  );
});

test('a tile that is missing is named', async () => {
  const { files } = logOf(600);
  for (const path of files.keys()) {
    const log = logOf(600);
    log.files.delete(path);
    const finding = await audit({ sha256, ...log });
    assert.deepEqual([finding?.code, pathOf(finding)], ['tile-missing', path]);
  }
});

test('tiles that agree with one another and not with the checkpoint are found', async () => {
  const log = logOf(300);
  assert.deepEqual(await audit({ sha256, ...log, root: log.rootAt(299) }), {
    code: 'wrong-root',
    tile: null,
  });
});

test('replaying from any older tree gives exactly the entries since, and the new root', async () => {
  await fc.assert(
    fc.asyncProperty(anySize, fc.nat(), async (size, some) => {
      const log = logOf(size);
      const old = some % (size + 1);
      const from = append(
        sha256,
        EMPTY_FRONTIER,
        log.entries.slice(0, old).map((entry) => leafHash(sha256, entry)),
      );
      const since: Uint8Array[] = [];
      let last = from.root;
      for await (const step of replay(sha256, from.frontier, log.size, log.readTile)) {
        assert.ok(step.ok);
        assert.equal(step.value.first, BigInt(old + since.length));
        since.push(...step.value.entries);
        last = step.value.appended.root;
      }
      assert.deepEqual(since, log.entries.slice(old));
      assert.deepEqual(last, log.root);
    }),
    { numRuns: 60 },
  );
});

test('a reader that fails ends the replay with its own error', async () => {
  const log = logOf(5_000);
  const readTile: TileReader = async (tile) => {
    if (tile.index >= 3n) throw new Error('the line is dead');
    return log.readTile(tile);
  };
  await assert.rejects(audit({ sha256, ...log, readTile }), /the line is dead/);
  const frontier = accepted(await openFrontier(0n, readTile));
  assert.deepEqual(frontierRoot(sha256, frontier), log.rootAt(0));
});
