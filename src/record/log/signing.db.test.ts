/** What may never be signed: a second tree of one size, or one that forgets what was signed before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  entries,
  freshDatabase,
  KEYS,
  log,
  MemoryKept,
  ORIGIN,
  opened,
  opening,
  sequence,
} from '../../../test/record-log.ts';
import { keyPair } from '../../kernel/crypto.ts';
import type { Db } from '../../kernel/database/db.ts';
import { waitUntil } from '../../kernel/database/process.ts';
import { integrate } from './integrate.ts';
import { recordKey } from './keys.ts';
import { openLog } from './opening.ts';
import { signTree } from './signing.ts';
import { newestCheckpoint } from './store/checkpoint.ts';
import { isEpoch, logIdentity, nextEpoch } from './store/log.ts';
import { newestTree } from './store/tree.ts';

const SECONDS = 60;

const codeOf = async (db: Db, kept: MemoryKept): Promise<string> => {
  const result = await openLog(db, opening(kept));
  return result.ok ? 'opened' : result.error;
};

test('a restored backup is refused, and what it holds is not signed again', async (t) => {
  const [now, backup] = [await freshDatabase(t), await freshDatabase(t)];
  const kept = new MemoryKept();
  await log(backup.db, entries('card', 2));
  await sequence(backup.db, new MemoryKept());
  await log(now.db, entries('card', 3));
  await sequence(now.db, kept);
  const { note } = kept;
  assert.equal(await codeOf(backup.db, kept), 'database-is-older');
  assert.equal((await newestCheckpoint(backup.db))?.size, 2n);
  assert.equal(kept.note, note);
  await log(backup.db, entries('other', 4));
  await sequence(backup.db, new MemoryKept());
  assert.equal(await codeOf(backup.db, kept), 'database-is-another');
});

test('the same history cut into other batches is the same log', async (t) => {
  const [one, other] = [await freshDatabase(t), await freshDatabase(t)];
  const kept = new MemoryKept();
  const all = entries('card', 9);
  await log(one.db, all.slice(0, 5));
  await sequence(one.db, kept);
  await log(other.db, all);
  await sequence(other.db, new MemoryKept());
  assert.equal(await codeOf(other.db, kept), 'opened');
});

test('a checkpoint that was kept and not stored is published at the next start, byte for byte', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  await log(db, entries('card', 3));
  const died = new Error('died');
  const atStep = (step: string) => {
    if (step === 'kept') throw died;
  };
  const result = await openLog(db, opening(kept));
  assert.ok(result.ok);
  const { frontier, signers } = result.value;
  const integrated = await integrate(db, await nextEpoch(db), frontier);
  assert.ok(integrated.ok && integrated.value.tree);
  await assert.rejects(signTree(db, { signers, kept, atStep }, integrated.value.tree), died);
  assert.equal(await newestCheckpoint(db), null);
  assert.equal(await codeOf(db, kept), 'opened');
  assert.deepEqual(await newestCheckpoint(db), { size: 3n, note: kept.note });
});

test('a disk that is full publishes nothing, and once it is mended the same tree is signed', async (t) => {
  const { db } = await freshDatabase(t);
  const full = new MemoryKept();
  full.write = async () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  await log(db, entries('card', 3));
  await assert.rejects(sequence(db, full), /no space/);
  assert.equal(await newestCheckpoint(db), null);
  const result = await openLog(db, opening(new MemoryKept()));
  const tree = await newestTree(db);
  assert.ok(result.ok && tree);
  const signed = await signTree(db, { signers: result.value.signers, kept: new MemoryKept() }, tree);
  assert.deepEqual((await opened(signed.note)).root, Buffer.from(tree.root));
});

test('a new node keeps what the others have signed before it signs itself', async (t) => {
  const { db } = await freshDatabase(t);
  await log(db, entries('card', 3));
  const signed = await sequence(db, new MemoryKept());
  const kept = new MemoryKept();
  assert.equal(await codeOf(db, kept), 'opened');
  assert.equal(kept.note, signed?.note);
});

test('whoever works under an older epoch, or on another tree, changes nothing', async (t) => {
  const { db } = await freshDatabase(t);
  const result = await openLog(db, opening(new MemoryKept()));
  assert.ok(result.ok);
  const { frontier } = result.value;
  const old = await nextEpoch(db);
  const epoch = await nextEpoch(db);
  await log(db, entries('card', 3));
  assert.deepEqual(await integrate(db, old, frontier), { ok: false, error: 'superseded' });
  assert.ok((await integrate(db, epoch, frontier)).ok);
  await log(db, entries('more', 3));
  assert.deepEqual(await integrate(db, epoch, frontier), { ok: false, error: 'superseded' });
  assert.equal((await newestTree(db))?.size, 3n);
});

test('the next sequencer waits for what the one before has under way', async (t) => {
  const { db, pool } = await freshDatabase(t);
  const epoch = await nextEpoch(db);
  const isWaiting = async () => {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount === 1;
  };
  const order: string[] = [];
  let next: Promise<unknown> | undefined;
  await db.transaction().execute(async (tx) => {
    assert.ok(await isEpoch(tx, epoch));
    next = nextEpoch(db).then(() => order.push('next'));
    assert.ok(await waitUntil(isWaiting, SECONDS));
    order.push('under way');
  });
  await next;
  assert.deepEqual(order, ['under way', 'next']);
});

test('another key, a damaged file and damaged tiles are each refused by name', async (t) => {
  const { db, pool } = await freshDatabase(t);
  const kept = new MemoryKept();
  await log(db, entries('card', 300));
  await sequence(db, kept);
  const stranger = opening(kept, [recordKey(Buffer.alloc(32, 7))], [KEYS]);
  assert.deepEqual(await openLog(db, stranger), { ok: false, error: 'another-key' });
  const { note } = kept;
  kept.note = note?.slice(0, 40) ?? null;
  assert.equal(await codeOf(db, kept), 'kept-is-damaged');
  kept.note = note;
  await pool.query('alter table record.tile disable trigger all');
  await pool.query(`update record.tile set root = sha256(root)`);
  assert.equal(await codeOf(db, kept), 'database-is-damaged');
});

test('the name of the log is the one that it began with', async (t) => {
  const { db } = await freshDatabase(t);
  await sequence(db, new MemoryKept());
  const moved = { ...opening(new MemoryKept()), origin: 'moved.example/record' };
  const result = await openLog(db, moved);
  assert.ok(result.ok);
  assert.equal(result.value.signers[0].key.name, ORIGIN);
  assert.equal((await logIdentity(db))?.origin, ORIGIN);
});

test('derived keys differ from the record key and from each other, and are the same at every start', () => {
  const keys = [KEYS.log(ORIGIN).key.publicKey, KEYS.witness(ORIGIN).key.publicKey, KEYS.reissue.publicKey];
  assert.equal(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size, 3);
  const seed = Buffer.alloc(32, 1);
  assert.deepEqual(recordKey(seed).reissue.publicKey, recordKey(seed).reissue.publicKey);
  assert.deepEqual(recordKey(seed).log(ORIGIN).key.publicKey, keyPair(seed).publicKey);
});
