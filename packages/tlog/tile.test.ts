import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatTilePath, newBundles, newTiles, parseTilePath, type Tile, tileAt } from './index.ts';
import { accepted, codeOf } from './tlog.fixtures.ts';

const anyTile: fc.Arbitrary<Tile> = fc.record(
  {
    level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
    index: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    width: fc.integer({ min: 1, max: 256 }),
  },
  { noNullPrototype: true },
);

test('the examples of the specification', () => {
  const tile: Tile = { level: 3, index: 1234067n, width: 256 };
  assert.equal(formatTilePath(tile), 'tile/3/x001/x234/067');
  assert.equal(formatTilePath({ ...tile, width: 8 }), 'tile/3/x001/x234/067.p/8');
  assert.equal(formatTilePath({ level: 'entries', index: 0n, width: 255 }), 'tile/entries/000.p/255');
  const widths = [...newTiles(0n, 70_000n)].map(({ level, width }) => `${level}:${width}`);
  assert.equal(widths.filter((one) => one === '0:256').length, 273);
  assert.deepEqual(widths.slice(273), ['0:112', '1:256', '1:17', '2:1']);
  assert.deepEqual(
    [...newTiles(0n, 256n)],
    [
      { level: 0, index: 0n, width: 256 },
      { level: 1, index: 0n, width: 1 },
    ],
  );
});

test('a path reads back as its tile', () => {
  fc.assert(
    fc.property(anyTile, (tile) => assert.deepEqual(accepted(parseTilePath(formatTilePath(tile))), tile)),
  );
});

test('a tile has one path', () => {
  const other = [
    [
      '',
      '/tile/0/000',
      'tile/0/000/',
      'tile/0',
      'tile//000',
      'tile/0/',
      'tile/0/00',
      'tile/0/0000',
      'tile/0/x000',
    ],
    [
      'tile/0/x000/000',
      'tile/0/001/002',
      'tile/0/x001/x002',
      'tile/0/x00/001',
      'tile/0/X001/002',
      'tile/0/-01',
    ],
    [
      'tile/00/000',
      'tile/01/000',
      'tile/64/000',
      'tile/100/000',
      'tile/-1/000',
      'tile/data/000',
      'tile/8/0/000',
    ],
    [
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000.p/',
      'tile/0/000.p',
      'tile/0/000.P/1',
    ],
    [
      'tile/0/000.p/1/',
      'tile/0/000.p/1\n',
      'tile/0/000\n',
      'tile/entries',
      'tile/Entries/000',
      'tile/0/０００',
    ],
    ['tile/0/x009/x223/x372/x036/x854/x775/808', 'tile/0/x001/x000/x000/x000/x000/x000/x000/000'],
  ].flat();
  for (const path of other) assert.equal(codeOf(parseTilePath(path)), 'malformed-tile-path', path);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'tile/entries.px0123456789') }), (rest) => {
      const path = `tile/${rest}`;
      const tile = parseTilePath(path);
      assert.ok(!tile.ok || formatTilePath(tile.value) === path);
    }),
  );
});

test('growing writes exactly the tiles that the larger tree has and the smaller lacks', () => {
  const paths = (from: bigint, to: bigint) =>
    [...newTiles(from, to), ...newBundles(from, to)].map(formatTilePath);
  const size = fc.bigInt({ min: 0n, max: 200_000n });
  fc.assert(
    fc.property(size, fc.bigInt({ min: 0n, max: 3_000n }), (oldSize, more) => {
      const newSize = oldSize + more;
      const before = new Set(paths(0n, oldSize));
      const after = paths(0n, newSize);
      assert.deepEqual(
        paths(oldSize, newSize),
        after.filter((path) => !before.has(path)),
      );
    }),
    { numRuns: 20 },
  );
});

test('a tile that would be empty is none', () => {
  assert.equal(tileAt(0n, 0, 0n), null);
  assert.equal(tileAt(256n, 0, 1n), null);
  assert.deepEqual(tileAt(257n, 'entries', 1n), { level: 'entries', index: 1n, width: 1 });
  assert.equal(tileAt(255n, 1, 0n), null);
  assert.deepEqual(tileAt(2n ** 63n - 1n, 7, 0n), { level: 7, index: 0n, width: 127 });
  assert.equal(tileAt(2n ** 63n - 1n, 8, 0n), null);
});
