import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  leafHash,
  newBundles,
  newTiles,
  type Tile,
  verifyConsistency,
  verifyInclusion,
} from '@clearline/tlog';
import {
  entries,
  entry,
  freshDatabase,
  log,
  MemoryKept,
  opened,
  publish,
  sequence,
} from '../../../test/record-log.ts';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db } from '../../kernel/database/db.ts';
import { append } from './append.ts';
import { consistencyBetween, entryAt, inclusionOf, publishedCheckpoint, publishedTile } from './read.ts';
import { tileReader } from './tiles.ts';
import { naiveBundle, naiveLeaf, naiveRoot, naiveTile } from './tree.oracle.ts';

/** Every tile and bundle of the tree over these entries. */
async function assertTiles(db: Db, given: readonly Buffer[]): Promise<void> {
  const leaves = given.map(naiveLeaf);
  const size = BigInt(given.length);
  const expected = ({ level, index }: Tile) =>
    level === 'entries' ? naiveBundle(given, Number(index)) : naiveTile(leaves, level, Number(index));
  for (const tile of [...newTiles(0n, size), ...newBundles(0n, size)])
    assert.deepEqual(Buffer.from((await tileReader(db)(tile)) ?? []), expected(tile));
}

test('tiles, bundles and roots are those of a naive recomputation, at every size on the way', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  const all: Buffer[] = [];
  for (const [batch, more] of [1, 1, 253, 1, 1, 300, 511, 66_000].entries()) {
    const next = entries(`batch ${batch}`, more);
    all.push(...next);
    await log(db, next);
    const signed = await sequence(db, kept);
    const { size, root } = await opened(signed?.note ?? '');
    assert.equal(size, BigInt(all.length));
    assert.deepEqual(root, naiveRoot(all.map(naiveLeaf)));
    if (all.length < 2000) await assertTiles(db, all);
  }
  await assertTiles(db, all);
});

test('an entry is logged once, however often and by however many at once it is appended', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  const same = entry('the same');
  assert.equal(await log(db, [same, entry('another'), same]), 2);
  await sequence(db, kept);
  assert.equal(await log(db, [same]), 0);
  const added = await Promise.all(Array.from({ length: 20 }, () => log(db, [entry('at once')])));
  assert.equal(
    added.reduce((sum, count) => sum + count),
    1,
  );
  assert.equal((await sequence(db, kept))?.size, 3n);
  assert.equal(await sequence(db, kept), null);
});

test('an entry waits for its transaction: rolled back it was never there, and another one may log it', async (t) => {
  const { db } = await freshDatabase(t);
  const logged = entry('only if committed');
  const { promise: written, resolve: isWritten } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const failing = db.transaction().execute(async (tx) => {
    await append(tx, logged);
    isWritten();
    await mayEnd;
    throw new Error('no');
  });
  await written;
  const second = log(db, [logged]);
  end();
  await assert.rejects(failing, /no/);
  assert.equal(await second, 1);
  assert.equal((await sequence(db, new MemoryKept()))?.size, 1n);
});

test('appenders in parallel lose nothing and repeat nothing, in the order of each', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  const appenders = Array.from({ length: 8 }, (_, at) => entries(`appender ${at}`, 40));
  const appending = appenders.map(async (own) => {
    for (const one of own) await log(db, [one]);
  });
  let done = false;
  const finished = Promise.all(appending).then(() => {
    done = true;
  });
  while (!done) await sequence(db, kept);
  await finished;
  await sequence(db, kept);
  const found = await Promise.all(Array.from({ length: 320 }, (_, at) => entryAt(db, BigInt(at))));
  const texts = found.map((bytes) => Buffer.from(bytes ?? []).toString());
  for (const own of appenders) {
    const names = own.map(String);
    assert.deepEqual(
      texts.filter((text) => names.includes(text)),
      names,
    );
  }
  assert.equal(await entryAt(db, 320n), null);
});

test('entries of no bytes or of too many are a mistake', async (t) => {
  const { db } = await freshDatabase(t);
  for (const length of [0, 65_536]) await assert.rejects(log(db, [Buffer.alloc(length)]), RangeError);
  assert.equal(await log(db, [Buffer.alloc(65_535)]), 1);
});

test('nothing of the record can be changed or removed', async (t) => {
  const { db, pool } = await freshDatabase(t);
  const signed = await sequence(db, new MemoryKept());
  assert.equal(signed, null);
  await log(db, entries('fixed', 300));
  await sequence(db, new MemoryKept());
  await publish(db, 300n);
  await pool.query(
    `insert into record.cosignature (size, witness, timestamp, line) values (300, 'w', 1, 'l')`,
  );
  await pool.query(`insert into record.payload (data) values ('\\x00')`);
  const kept = ['log', 'entry', 'payload', 'leaf', 'tile', 'tree', 'checkpoint', 'cosignature', 'published'];
  for (const table of kept) {
    const { rows } = await pool.query<{ column: string }>(
      `select column_name as column from information_schema.columns
        where table_schema = 'record' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' limit 1`,
      [table],
    );
    const column = rows[0]?.column;
    for (const statement of [
      `update record.${table} set ${column} = ${column}`,
      `delete from record.${table}`,
      `truncate record.${table} cascade`,
    ])
      await assert.rejects(pool.query(statement), /append-only/, statement);
  }
});

test('readers get proofs under the checkpoint that is published, and nothing beyond it', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  const all = entries('read', 700);
  await log(db, all.slice(0, 600));
  await sequence(db, kept);
  const hashes = all.map((one) => leafHash(sha256, one));
  const at = (index: number) => inclusionOf(db, hashes[index] ?? Buffer.alloc(32));
  assert.equal(await at(5), 'pending');
  assert.equal(await at(650), null);
  assert.equal(await publishedCheckpoint(db), null);
  assert.equal(await publishedTile(db, 'tile/0/000'), null);
  await publish(db, 600n);
  await log(db, all.slice(600));
  await sequence(db, kept);
  assert.equal(await at(650), 'pending');
  const { root } = await opened((await publishedCheckpoint(db))?.note ?? '');
  for (const index of [0, 255, 256, 511, 599]) {
    const found = await at(index);
    assert.ok(found && found !== 'pending');
    assert.equal(found.index, BigInt(index));
    const claim = {
      size: 600n,
      root,
      leafHash: hashes[index] ?? root,
      index: found.index,
      proof: found.proof,
    };
    assert.ok(verifyInclusion(sha256, claim));
  }
  for (const [path, there] of [
    ['tile/0/000', true],
    ['tile/0/002', false],
    ['tile/0/002.p/88', true],
    ['tile/0/002.p/89', false],
    ['tile/1/000.p/2', true],
    ['tile/1/000', false],
    ['tile/2/000.p/1', false],
    ['tile/entries/002.p/88', true],
    ['tile/entries/002.p/89', false],
    ['tile/0/0', false],
    ['tile/0/x000/000', false],
  ] as const)
    assert.equal((await publishedTile(db, path)) !== null, there, path);
});

test('consistency is proved from every size to every later one', async (t) => {
  const { db } = await freshDatabase(t);
  const all = entries('consistent', 520);
  await log(db, all);
  await sequence(db, new MemoryKept());
  const leaves = all.map(naiveLeaf);
  for (const [from, to] of [
    [0, 1],
    [1, 2],
    [255, 256],
    [256, 257],
    [7, 520],
    [512, 520],
    [520, 520],
  ] as const) {
    const proof = await consistencyBetween(db, BigInt(from), BigInt(to));
    const oldRoot = naiveRoot(leaves.slice(0, from));
    const newRoot = naiveRoot(leaves.slice(0, to));
    const claim = { oldSize: BigInt(from), oldRoot, newSize: BigInt(to), newRoot, proof };
    assert.ok(verifyConsistency(sha256, claim), `${from} to ${to}`);
  }
});
