import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { newBundles, newTiles, type Tile } from '@clearline/tlog';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import { entries, entry, log, MemoryKept, opened, sequence } from './log.fixtures.ts';
import { naiveBundle, naiveLeaf, naiveRoot, naiveTile } from './naive.fixtures.ts';
import { tileReader } from './tiles.ts';

let server: TestDatabase;
let database: Database;
let kept: MemoryKept;

beforeEach(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  kept = new MemoryKept();
});
afterEach(async () => {
  await database.close();
  await server.drop();
});

const count = async (table: string): Promise<number> =>
  Number((await database.pool.query(`select count(*) from record.${table}`)).rows[0]?.count);

/** Every tile and bundle of the tree over these entries. */
async function assertTiles(given: readonly Buffer[]): Promise<void> {
  const read = tileReader(database.db);
  const leaves = given.map(naiveLeaf);
  const size = BigInt(given.length);
  const expected = ({ level, index }: Tile) =>
    level === 'entries' ? naiveBundle(given, Number(index)) : naiveTile(leaves, level, Number(index));
  for (const tile of [...newTiles(0n, size), ...newBundles(0n, size)])
    assert.deepEqual(Buffer.from((await read(tile)) ?? []), expected(tile), JSON.stringify(tile.level));
}

test('tiles, bundles and roots are those of a naive recomputation, at every size on the way', async () => {
  const all: Buffer[] = [];
  for (const [batch, more] of [1, 1, 253, 1, 1, 300, 511, 66_000].entries()) {
    const next = entries(`batch ${batch}`, more);
    all.push(...next);
    await log(database.db, next);
    const signed = await sequence(database.db, kept);
    const { size, root } = await opened(signed?.note ?? '');
    assert.equal(size, BigInt(all.length));
    assert.deepEqual(root, naiveRoot(all.map(naiveLeaf)));
    if (all.length < 2000) await assertTiles(all);
  }
  await assertTiles(all);
});
