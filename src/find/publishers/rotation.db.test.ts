/** The record's key changed by the key file of a site. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { CHAIN_MAX, PUBLISHERS_TYPE, sealEntry } from '@clearline/card';
import { passkey } from '../../../packages/card/publisher.fixtures.ts';
import { content } from '../../../test/cards.ts';
import { freshDatabase } from '../../../test/record-log.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { holdKeys, logIdentity, openIdentity, recordFolder, recordKeyPlace } from '../../record/log/index.ts';
import { currentCard, type Press, publish } from '../contacts/index.ts';
import { foundRecord } from './founding.ts';
import { firstPublisherKey, reissueKey, serverKeys } from './key-files.ts';
import { type Rotating, rotateLogKey } from './rotation.ts';
import { createSeal, publishersNow } from './seal.ts';
import { insertPolicy, sealOf } from './store.ts';
import { declarePublishers } from './testing.ts';

const LOG = 'card.example/record';

/** A site with its first card, and the keys in its data directory. */
async function site(t: TestContext, recordKey: string | null = null) {
  const { db } = await freshDatabase(t);
  const dataDir = await mkdtemp(join(tmpdir(), 'clearline-rotation-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const settings = { recordKey, publisherKey: null, dataDir };
  const clock = new ManualClock(new Date().toISOString());
  const press: Press = { clock, seal: createSeal(() => serverKeys(settings)) };
  const keys = await holdKeys(recordKeyPlace(recordKey, dataDir));
  const identity = await openIdentity(db, { keys, origin: LOG });
  await foundRecord(db, {
    clock,
    log: identity,
    delayMinutes: 0,
    keys: async () => ({
      publisher: await firstPublisherKey(settings),
      reissue: reissueKey(keys.ring()[0]),
    }),
  });
  const draft = { ...content(), retired: [] };
  assert.ok((await publish(db, press, { draft, validDays: 90, notices: [], key: 'first' })).ok);
  const rotate = (change: Partial<Rotating> = {}) =>
    rotateLogKey(db, { press, settings, again: false, ...change });
  const keyFile = join(recordFolder(dataDir), 'record.key');
  return { db, dataDir, settings, clock, press, rotate, keyFile, first: identity.vkey };
}

const codeOf = async (rotated: ReturnType<typeof rotateLogKey>) => {
  const result = await rotated;
  return result.ok ? 'rotated' : result.error.code;
};

test('the policy names the new key and its key for re-issues; people, rules and what the card says stay', async (t) => {
  const { db, rotate, first, keyFile } = await site(t);
  const [before, card] = [await publishersNow(db), await currentCard(db)];
  assert.ok(before && card);
  const rotated = await rotate();
  assert.ok(rotated.ok);
  const now = await publishersNow(db);
  assert.ok(now?.reissue && now.reissue.id !== before.reissue?.id);
  const { v, logKey, issued: _, reissue: __, ...rest } = now;
  const { v: ___, logKey: former, issued: ____, reissue: _____, ...same } = before;
  assert.deepEqual([v, former, logKey], [2, first, rotated.value.vkey]);
  assert.deepEqual(rest, same);
  assert.deepEqual((await logIdentity(db))?.vkeys, [first, rotated.value.vkey]);
  assert.equal((await readFile(keyFile, 'utf8')).trim().split('\n').length, 2);
  const again = await currentCard(db);
  assert.equal(again?.n, card.n + 1);
  assert.deepEqual({ ...again, n: 0, issued: '', expires: '' }, { ...card, n: 0, issued: '', expires: '' });
  assert.equal((await sealOf(db, card.n + 1))?.publishersV, 2);
});

test('run again it says that it is done, until a day has passed or somebody insists', async (t) => {
  const { db, rotate, clock } = await site(t);
  assert.equal(await codeOf(rotate()), 'rotated');
  const { vkey } = (await logIdentity(db)) ?? {};
  const again = await rotate();
  assert.ok(!again.ok && again.error.code === 'rotated-lately' && again.error.vkey === vkey);
  assert.equal(await codeOf(rotate({ again: true })), 'rotated');
  clock.advance(25 * 3_600_000);
  assert.equal(await codeOf(rotate()), 'rotated');
  assert.equal((await logIdentity(db))?.vkeys.length, 4);
});

test('two at once change it once', async (t) => {
  const { db, rotate } = await site(t);
  const codes = await Promise.all([codeOf(rotate()), codeOf(rotate())]);
  assert.deepEqual(codes.sort(), ['rotated', 'rotated-lately']);
  assert.equal((await logIdentity(db))?.vkeys.length, 2);
});

test('broken off after the key was made, it changes nothing, and the next run takes that key', async (t) => {
  const { db, rotate, press, keyFile, first, settings } = await site(t);
  const card = await currentCard(db);
  const seal: Press['seal'] = async () => {
    throw new Error('died');
  };
  await assert.rejects(rotate({ press: { ...press, seal } }), /died/);
  assert.deepEqual((await logIdentity(db))?.vkeys, [first]);
  assert.equal((await publishersNow(db))?.v, 1);
  assert.deepEqual(await currentCard(db), card);
  const made = await readFile(keyFile, 'utf8');
  const renewed = await serverKeys(settings);
  assert.equal(renewed.reissue.length, 2, 'made, and on the disk');
  assert.equal(await codeOf(rotate()), 'rotated');
  assert.equal(await readFile(keyFile, 'utf8'), made);
  assert.equal((await publishersNow(db))?.reissue?.id, renewed.reissue[0]?.id);
});

test('keys of the settings are set by whoever sets them, and taken once they are', async (t) => {
  const { db, rotate, settings, press } = await site(t, Buffer.alloc(32, 8).toString('base64'));
  const told = await rotate();
  assert.ok(!told.ok && told.error.code === 'set-record-key' && told.error.by === 'command');
  assert.equal((await publishersNow(db))?.v, 1);
  const { recordKey } = told.error;
  assert.ok(recordKey.endsWith(`,${settings.recordKey}`));
  const set = { ...settings, recordKey };
  const seal = createSeal(() => serverKeys(set));
  assert.equal(await codeOf(rotate({ settings: set, press: { ...press, seal } })), 'rotated');
});

test('a machine without the keys that it takes changes nothing, and says which', async (t) => {
  const { db, rotate, settings, keyFile } = await site(t);
  const stranger = Buffer.alloc(32, 7).toString('base64');
  const kept = await readFile(keyFile, 'utf8');
  assert.equal(
    await codeOf(rotate({ settings: { ...settings, publisherKey: stranger } })),
    'no-publisher-key',
  );
  await writeFile(keyFile, stranger);
  assert.equal(await codeOf(rotate()), 'no-log-key');
  await rm(keyFile);
  assert.equal(await codeOf(rotate()), 'no-log-key');
  await writeFile(keyFile, kept);
  assert.deepEqual([(await publishersNow(db))?.v, await readFile(keyFile, 'utf8')], [1, kept]);
  const empty = await freshDatabase(t);
  const { press } = await site(t);
  assert.equal(await codeOf(rotateLogKey(empty.db, { press, settings, again: false })), 'no-record');
});

test('where no proof could show another policy, no key is made', async (t) => {
  const { db, rotate, keyFile } = await site(t);
  const policy = (await publishersNow(db)) ?? assert.fail();
  const kept = await readFile(keyFile, 'utf8');
  const signature = passkey().sign(PUBLISHERS_TYPE, new Uint8Array());
  await db.transaction().execute(async (tx) => {
    for (let v = 2; v <= CHAIN_MAX; v++) {
      const next = { ...policy, v };
      await insertPolicy(tx, next, sealEntry(PUBLISHERS_TYPE, next, [signature]));
    }
  });
  assert.equal(await codeOf(rotate()), 'publishers-full');
  assert.equal(await readFile(keyFile, 'utf8'), kept);
});

test('where people approve by passkeys, it is theirs to do, with a key that the command makes for the settings', async (t) => {
  const { db, rotate, press, settings, keyFile } = await site(t);
  const policy = await publishersNow(db);
  const ann = passkey();
  assert.ok(policy);
  const people = [{ id: 'ann', name: 'Ann', keys: [ann.key] }];
  const next = { ...policy, v: 2, people };
  await declarePublishers(db, next, ann.sign(PUBLISHERS_TYPE, new Uint8Array()));
  const file = await readFile(keyFile, 'utf8');
  assert.equal(await codeOf(rotate({ press })), 'people-sign');
  assert.equal(await readFile(keyFile, 'utf8'), file);
  const given = { ...settings, recordKey: file.trim() };
  const told = await rotate({ press, settings: given });
  assert.ok(!told.ok && told.error.code === 'set-record-key' && told.error.by === 'people');
  const set = { ...settings, recordKey: told.error.recordKey };
  assert.equal(await codeOf(rotate({ press, settings: set })), 'people-sign', 'the console takes that key');
});
