/** A log that is given another key. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verify } from '@clearline/cli';
import { leafHash, openCheckpoint, parseCheckpoint, parseNote } from '@clearline/tlog';
import pino from 'pino';
import {
  entries,
  entry,
  freshDatabase,
  KEYS,
  log,
  MemoryKept,
  ORIGIN,
  opening,
  publish,
  sequence,
} from '../../../test/record-log.ts';
import { PostgresBus } from '../../kernel/bus.ts';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db } from '../../kernel/database/db.ts';
import { waitUntil } from '../../kernel/database/process.ts';
import { append } from './append.ts';
import { integrate } from './integrate.ts';
import { type KeyRing, recordKey, vkeyOf } from './keys.ts';
import { openLog } from './opening.ts';
import { handoversOf } from './read.ts';
import { adoptLogKey } from './rekey.ts';
import { Sequencer } from './sequencer.ts';
import { signTree } from './signing.ts';
import type { Step } from './steps.ts';
import { newestCheckpoint } from './store/checkpoint.ts';
import { lastKeyChange, logIdentity, nextEpoch } from './store/log.ts';

const SECONDS = 60;
const SECOND = recordKey(Buffer.alloc(32, 2));
const THIRD = recordKey(Buffer.alloc(32, 3));
const vkey = (key: typeof KEYS) => vkeyOf(key, ORIGIN);

const naming = (key: typeof KEYS) => entry(`from now on ${vkey(key)}`);

/** With the entry that tells of it. */
const adopt = (db: Db, key: typeof KEYS) =>
  db.transaction().execute(async (tx) => {
    await append(tx, naming(key));
    await adoptLogKey(tx, vkey(key), leafHash(sha256, naming(key)));
  });

async function isSignedBy(note: string, key: typeof KEYS): Promise<boolean> {
  const trusted = { logs: [key.log(ORIGIN).key], witnesses: [] };
  return (await openCheckpoint(Buffer.from(note), trusted, verify)).ok;
}
const signersOf = async (note: string | null | undefined) => {
  const signed = await Promise.all([KEYS, SECOND, THIRD].map((key) => isSignedBy(note ?? '', key)));
  return ['first', 'second', 'third'].filter((_, at) => signed[at]);
};

test('the tree that tells of a new key is signed by it, and by the former one for as long as a node has that', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  await log(db, entries('card', 3));
  await sequence(db, kept, [SECOND, KEYS]);
  assert.equal((await logIdentity(db))?.vkey, vkey(SECOND), 'a log begins with the first key of the ring');
  await adopt(db, KEYS);
  await sequence(db, kept, [SECOND, KEYS]);
  assert.deepEqual(await signersOf(kept.note), ['first', 'second']);
  await log(db, entries('later', 3));
  await sequence(db, kept, [KEYS]);
  assert.deepEqual(await signersOf(kept.note), ['first']);
  const { vkeys } = (await logIdentity(db)) ?? {};
  assert.deepEqual(vkeys, [vkey(SECOND), vkey(KEYS)]);
});

test('what a former key signed still holds the database to it', async (t) => {
  const [now, other] = [await freshDatabase(t), await freshDatabase(t)];
  const kept = new MemoryKept();
  await log(now.db, entries('card', 3));
  await sequence(now.db, kept);
  await adopt(now.db, SECOND);
  const opened = await openLog(now.db, opening(kept, [SECOND]));
  assert.ok(opened.ok);
  await log(other.db, entries('another card', 3));
  await sequence(other.db, new MemoryKept());
  await adopt(other.db, SECOND);
  const refused = await openLog(other.db, opening(kept, [SECOND]));
  assert.deepEqual(refused, { ok: false, error: 'database-is-another' });
  const fresh = new MemoryKept();
  assert.ok((await openLog(now.db, opening(fresh, [SECOND]))).ok);
  assert.equal(fresh.note, kept.note, 'a new node keeps what was signed by a key that it never had');
});

test('a node without the new key signs nothing until its file has it', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  await log(db, entries('card', 3));
  await sequence(db, kept);
  await adopt(db, SECOND);
  const late = async (ring: KeyRing, later?: KeyRing) => {
    const result = await openLog(db, opening(kept, ring, later));
    return result.ok ? 'opened' : result.error;
  };
  assert.equal(await late([KEYS]), 'new-key-missing');
  assert.equal(await late([KEYS], [SECOND, KEYS]), 'opened');
  assert.equal(await late([THIRD]), 'another-key');
  assert.equal(await late([THIRD], [SECOND]), 'another-key', 'it has begun as another, and starts anew');
});

test('a key is adopted if and only if what tells of it is logged, once, and for this log alone', async (t) => {
  const { db } = await freshDatabase(t);
  await assert.rejects(adopt(db, SECOND), RangeError, 'the log has not begun');
  await openLog(db, opening(new MemoryKept()));
  const failing = db.transaction().execute(async (tx) => {
    await adoptLogKey(tx, vkey(SECOND), leafHash(sha256, naming(SECOND)));
    throw new Error('rolled back');
  });
  await assert.rejects(failing, /rolled back/);
  assert.equal(await lastKeyChange(db), null);
  for (const key of [KEYS, SECOND, SECOND, THIRD]) await adopt(db, key);
  assert.deepEqual((await logIdentity(db))?.vkeys, [KEYS, SECOND, THIRD].map(vkey));
  const others = vkeyOf(SECOND, 'other.example/record');
  await assert.rejects(
    db.transaction().execute((tx) => adoptLogKey(tx, others, leafHash(sha256, naming(SECOND)))),
    RangeError,
  );
});

test('killed at any step after the change, what comes next is one log that the new key signs', async (t) => {
  for (const fatal of ['placed', 'stored', 'integrated', 'signed', 'kept', 'checkpointed'] as const) {
    const { db } = await freshDatabase(t);
    const [one, other] = [new MemoryKept(), new MemoryKept()];
    await log(db, entries('card', 3));
    await sequence(db, one);
    await adopt(db, SECOND);
    const died = new Error(fatal);
    const atStep = (step: Step) => {
      if (step === fatal) throw died;
    };
    const dying = async () => {
      const opened = await openLog(db, opening(one, [SECOND, KEYS]));
      assert.ok(opened.ok);
      const { frontier, signers } = opened.value;
      const integrated = await integrate(db, await nextEpoch(db), frontier, atStep);
      assert.ok(integrated.ok && integrated.value.tree);
      atStep('integrated');
      await signTree(db, { signers, kept: one, atStep }, integrated.value.tree);
    };
    await assert.rejects(dying, died);
    const kept = fatal === 'signed' || fatal === 'integrated' ? other : one;
    await log(db, entries('later', 2));
    await sequence(db, kept, [SECOND]);
    const newest = await newestCheckpoint(db);
    assert.equal(newest?.size, 6n, fatal);
    assert.deepEqual(await signersOf(newest?.note), ['second'], fatal);
    assert.equal(kept.note, newest?.note, fatal);
  }
});

test('each former key hands over by the first tree of readers that it signed with what names the next', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  await log(db, entries('card', 3));
  await sequence(db, kept);
  await publish(db, 3n);
  await adopt(db, SECOND);
  await publish(db, 3n);
  assert.deepEqual(await handoversOf(db, 9), [], 'the tree from before does not name it');
  await sequence(db, kept, [SECOND, KEYS]);
  assert.deepEqual(await handoversOf(db, 9), [], 'readers do not have it yet');
  await publish(db, 4n);
  await log(db, entries('later', 2));
  await sequence(db, kept, [SECOND, KEYS]);
  await publish(db, 6n);
  await adopt(db, THIRD);
  await sequence(db, kept, [THIRD, SECOND, KEYS]);
  await publish(db, 7n);
  const handovers = await handoversOf(db, 9);
  assert.deepEqual(
    handovers.map(({ checkpoint, entry }) => [checkpoint.size, Buffer.from(entry)]),
    [
      [4n, Buffer.from(leafHash(sha256, naming(SECOND)))],
      [7n, Buffer.from(leafHash(sha256, naming(THIRD)))],
    ],
  );
  assert.deepEqual(await signersOf(handovers[0]?.checkpoint.note), ['first', 'second']);
  const [latest] = await handoversOf(db, 1);
  assert.equal(latest?.checkpoint.size, 7n);
});

test('a key that has left hands over nothing, until it signs once more', async (t) => {
  const { db } = await freshDatabase(t);
  const kept = new MemoryKept();
  await log(db, entries('card', 3));
  await sequence(db, kept);
  await publish(db, 3n);
  for (const key of [SECOND, THIRD]) await adopt(db, key);
  await sequence(db, kept, [THIRD]);
  await publish(db, 5n);
  assert.deepEqual(await handoversOf(db, 9), []);
  await log(db, entries('later', 1));
  await sequence(db, kept, [THIRD, SECOND]);
  await publish(db, 6n);
  const [only, ...others] = await handoversOf(db, 9);
  assert.deepEqual([only?.checkpoint.size, others], [6n, []]);
  assert.deepEqual(Buffer.from(only?.entry ?? ''), Buffer.from(leafHash(sha256, naming(THIRD))));
});

test('the key is changed while entries are appended, and no tree that tells of it is signed by the old one alone', async (t) => {
  const fresh = await freshDatabase(t);
  const { db, pool } = fresh;
  const silent = pino({ level: 'silent' });
  const start = (ring: KeyRing) => {
    const bus = new PostgresBus(() => fresh.url, silent);
    const heard: string[] = [];
    const sequencer = new Sequencer({
      ...opening(new MemoryKept(), ring),
      db,
      url: () => fresh.url,
      bus,
      log: silent,
      opened: async ({ vkey }) => void heard.push(vkey),
    });
    t.after(async () => {
      await sequencer.close();
      await bus.close();
    });
    bus.start();
    sequencer.start();
    return { sequencer, heard };
  };
  await openLog(db, opening(new MemoryKept()));
  const nodes = [start([KEYS]), start([SECOND, KEYS])];
  for (let batch = 0; batch < 30; batch++) {
    if (batch === 15) await adopt(db, SECOND);
    await log(db, entries(`batch ${batch}`, 50));
  }
  const size = 30n * 50n + 1n;
  assert.ok(await waitUntil(async () => (await newestCheckpoint(db))?.size === size, SECONDS));
  assert.ok(await waitUntil(async () => nodes[0]?.sequencer.refused() === 'new-key-missing', SECONDS));
  assert.ok(nodes[1]?.heard.includes(vkey(SECOND)), 'it is told before it signs');
  const { rows } = await pool.query<{ index: string }>(
    `select index from record.leaf join record.entry on id = entry_id where data = $1`,
    [naming(SECOND)],
  );
  const { rows: notes } = await pool.query<{ note: string }>('select note from record.checkpoint');
  for (const { note } of notes)
    if (sizeOf(note) > BigInt(rows[0]?.index ?? '')) assert.ok(await isSignedBy(note, SECOND));
});

function sizeOf(note: string): bigint {
  const parsed = parseNote(Buffer.from(note));
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  assert.ok(checkpoint.ok);
  return checkpoint.value.size;
}
