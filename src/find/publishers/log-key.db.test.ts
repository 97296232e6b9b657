/** The key of the record, changed by the people who approve the card, through the API. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { verifyBundle } from '@clearline/card';
import { formatPolicy } from '@clearline/tlog';
import { sql } from 'kysely';
import { KEYS, MemoryKept, ORIGIN, publish as publishTree, sequence } from '../../../test/record-log.ts';
import {
  type KeyRing,
  lastKeyChange,
  logIdentity,
  type RecordKey,
  recordKeysIfAny,
  vkeyOf,
} from '../../record/log/index.ts';
import { currentCard, renew } from '../contacts/index.ts';
import { codeOf, done, FIRST_KEY, moved, openSite } from './changes.fixtures.ts';
import { publishersApi as api } from './contract.ts';
import { crypto } from './crypto.ts';
import { reissueKey } from './key-files.ts';
import { proofOf } from './proof.ts';
import { publishersNow } from './seal.ts';
import { sealOf } from './store.ts';

const DAYS = 30;
const NEW_KEY = Buffer.alloc(32, 9).toString('base64');
type Site = Awaited<ReturnType<typeof openSite>>;

const ringOf = async ({ recordKeys }: Site): Promise<KeyRing> =>
  (await recordKeysIfAny(recordKeys)) ?? assert.fail('no keys');
const fileOf = ({ recordKeys }: Site) => readFile(recordKeys.path, 'utf8');
const vkeysOf = async ({ db }: Site) => (await logIdentity(db))?.vkeys ?? [];

/** The same list of three people once more, with another key. */
async function rekeyed(site: Site) {
  const people = await moved(site);
  const [ann, bob, eve] = people;
  done(await site.draft(ann, { base: 2, people, quorum: 2, newLogKey: true }));
  for (const one of [ann, bob, eve]) done(await site.sign(one));
  return people;
}

test('people who change nothing but the key of the record do so by their list, and the server makes the key', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const people = await moved(site);
  const [ann, bob, eve] = people;
  const drafted = done(await site.draft(ann, { base: 2, people, quorum: 2, newLogKey: true }));
  assert.equal(drafted.change?.logKey, 'new');
  assert.equal((await vkeysOf(site)).length, 1, 'not before everybody has signed');
  for (const one of [ann, bob, eve]) done(await site.sign(one));
  const [newest, first] = await ringOf(site);
  const [policy, origin] = [await publishersNow(site.db), 'clearline.example/record'];
  assert.equal(policy?.logKey, vkeyOf(newest, origin));
  assert.equal(policy?.reissue?.id, reissueKey(newest).id);
  assert.deepEqual(
    await vkeysOf(site),
    [first ?? assert.fail(), newest].map((key) => vkeyOf(key, origin)),
  );
  assert.equal((await fileOf(site)).split('\n')[1], FIRST_KEY);
  const view = done(await site.ask(ann, api.get));
  assert.deepEqual(
    view.history.map(({ v, newLogKey }) => [v, newLogKey]),
    [
      [3, true],
      [2, false],
      [1, false],
    ],
  );
  assert.ok(view.formerLogKeySince, 'the former one still signs beside it');
  const [line] = (await fileOf(site)).split('\n');
  await writeFile(site.recordKeys.path, `${line}\n`);
  assert.equal(done(await site.ask(ann, api.get)).formerLogKeySince, null);
});

test('the card is issued with it by people, and later again by the new key for re-issues alone', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  await rekeyed(site);
  const sealed = await sealOf(site.db, 3);
  assert.deepEqual(
    sealed?.envelope.signatures.map(({ webauthn }) => webauthn !== undefined),
    [true, true, true],
  );
  assert.equal(sealed.publishersV, 3);
  site.clock.advance(86_400_000);
  const renewal = await renew(site.db, site.press, DAYS, 'again');
  assert.ok(renewal.ok);
  const [newest] = await ringOf(site);
  const again = await sealOf(site.db, 4);
  assert.equal(again?.envelope.signatures.filter(({ of }) => of?.n === 3).length, 3);
  assert.equal(again.envelope.signatures.at(-1)?.keyid, reissueKey(newest).id);
});

/** What is told to somebody who pins these keys. */
const pinOf = (...keys: readonly RecordKey[]): string => {
  const logs = keys.map((key) => ({ key: key.log(ORIGIN).key, url: null }));
  return Buffer.from(formatPolicy({ logs, witnesses: [], groups: [], quorum: 'none' })).toString();
};

test('moving to passkeys may change the key at once; who pinned either follows, while both sign and after', async (t) => {
  const site = await openSite(t, { log: ORIGIN });
  assert.ok((await site.publish()).ok);
  const kept = new MemoryKept();
  await sequence(site.db, kept);
  await publishTree(site.db, 2n);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2, newLogKey: true }));
  done(await site.sign(ann));
  assert.equal(done(await site.sign(bob)).v, 2);
  const ring = await ringOf(site);
  const verify = async (n: number, policy: string) => {
    const proof = await proofOf(site.db, n, pinOf(...ring));
    assert.ok(proof && proof !== 'pending');
    const verified = await verifyBundle(Buffer.from(proof.bundle), { policy }, site.clock.now(), crypto);
    assert.ok(verified.ok, verified.ok ? '' : verified.error.code);
    return [verified.value.publishers, verified.value.single, verified.value.handedOver];
  };
  await sequence(site.db, kept, ring);
  await publishTree(site.db, 4n);
  for (const pinned of [pinOf(KEYS), pinOf(ring[0])])
    assert.deepEqual(await verify(2, pinned), [2, false, false]);
  site.clock.advance(1_000);
  assert.ok((await renew(site.db, site.press, DAYS, 'again')).ok);
  await sequence(site.db, kept, [ring[0]]);
  await publishTree(site.db, 5n);
  assert.deepEqual(await verify(3, pinOf(KEYS)), [2, false, true], 'the former key has left');
  assert.deepEqual(await verify(3, pinOf(ring[0])), [2, false, false]);
});

test('a later list carries the key along, and the log keeps it', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const [ann, bob] = await rekeyed(site);
  const [vkeys, at, file] = [await vkeysOf(site), await lastKeyChange(site.db), await fileOf(site)];
  const named = (await publishersNow(site.db))?.logKey;
  const drafted = done(await site.draft(ann, { base: 3, people: [ann, bob], quorum: 2 }));
  assert.equal(drafted.change?.logKey, 'same');
  done(await site.sign(ann));
  const inForce = done(await site.sign(bob));
  assert.deepEqual([inForce.v, inForce.history[0]?.newLogKey], [4, false]);
  assert.equal((await publishersNow(site.db))?.logKey, named);
  assert.deepEqual(
    [await vkeysOf(site), await lastKeyChange(site.db), await fileOf(site)],
    [vkeys, at, file],
  );
  done(await site.draft(ann, { base: 4, people: [ann, bob], quorum: 2, newLogKey: true }));
  for (const one of [ann, bob]) done(await site.sign(one));
  assert.deepEqual([(await vkeysOf(site)).length, (await ringOf(site)).length], [3, 3], 'and gets a third');
});

test('no second key is made while the first is unused, and none by what is refused', async (t) => {
  const site = await openSite(t);
  const people = await moved(site);
  const [ann] = people;
  const draft = (quorum = 2) => site.draft(ann, { base: 2, people, quorum, newLogKey: true });
  assert.equal(codeOf(await draft(4)), 'more-than-people');
  assert.equal((await ringOf(site)).length, 1);
  done(await draft());
  const made = await fileOf(site);
  assert.equal(codeOf(await draft()), 'change-pending');
  done(await site.ask(ann, api.drop));
  site.clock.advance(1_000);
  assert.equal(done(await draft()).change?.logKey, 'new');
  assert.equal(await fileOf(site), made);
  assert.equal((await ringOf(site)).length, 2);
});

test('keys of the settings are made by a command, never sent to a browser, and taken once they are set', async (t) => {
  const site = await openSite(t, { recordKey: FIRST_KEY });
  const people = await moved(site);
  const [ann, bob, eve] = people;
  const draft = () => site.draft(ann, { base: 2, people, quorum: 2, newLogKey: true });
  const refused = await draft();
  assert.equal(codeOf(refused), 'set-record-key');
  assert.match(String(refused.body.detail ?? refused.body.title), /clearline record rotate/);
  assert.ok(!refused.text.includes(FIRST_KEY));
  assert.equal(await fileOf(site), `${FIRST_KEY}\n`, 'what the settings give comes from no file');
  site.recordKeys.given = `${NEW_KEY},${FIRST_KEY}`;
  const drafted = await draft();
  assert.equal(done(drafted).change?.logKey, 'new');
  assert.ok(!drafted.text.includes(NEW_KEY));
  for (const one of [ann, bob, eve]) done(await site.sign(one));
  assert.equal((await vkeysOf(site)).length, 2);
});

test('a list whose key has left the server never comes into force, and loses no signature', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const people = await moved(site);
  const [ann, bob, eve] = people;
  done(await site.draft(ann, { base: 2, people, quorum: 2, newLogKey: true }));
  const kept = await fileOf(site);
  await writeFile(site.recordKeys.path, `${FIRST_KEY}\n`);
  assert.equal(done(await site.sign(ann)).change?.logKey, 'missing');
  done(await site.sign(bob));
  assert.equal(codeOf(await site.sign(eve)), 'log-key-missing');
  assert.deepEqual([(await publishersNow(site.db))?.v, (await currentCard(site.db))?.n], [2, 2]);
  assert.equal((await vkeysOf(site)).length, 1);
  await writeFile(site.recordKeys.path, kept);
  assert.equal(done(await site.sign(eve)).v, 3);
});

test('a server that lacks the key of now gives the record no other', async (t) => {
  const site = await openSite(t);
  const people = await moved(site);
  const draft = () => site.draft(people[0], { base: 2, people, quorum: 2, newLogKey: true });
  await writeFile(site.recordKeys.path, `${NEW_KEY}\n`);
  assert.equal(codeOf(await draft()), 'no-log-key');
  await rm(site.recordKeys.path);
  assert.equal(codeOf(await draft()), 'no-log-key');
});

test('the mails and the trail say that the key changes', async (t) => {
  const site = await openSite(t);
  await rekeyed(site);
  const { rows: mail } = await sql<{ template: string; said: boolean }>`
    select template, array_to_string(paragraphs, ' ') ~ '签名密钥|signing key' as said from people.mail order by seq`.execute(
    site.db,
  );
  const last = mail.slice(-5).map(({ template, said }) => [template, said]);
  assert.deepEqual(last.map(([template]) => template).sort(), [
    ...Array(3).fill('publishers-changed'),
    ...Array(2).fill('publishers-to-sign'),
  ]);
  assert.ok(last.every(([, said]) => said));
  assert.ok(mail.slice(0, -5).every(({ said }) => !said));
  const { rows: trail } = await sql<{ key: string; was: string }>`
    select after ->> 'logKey' as key, before ->> 'logKey' as was
    from people.audit where action = 'publishers.changed' order by id`.execute(site.db);
  const [first, second] = await vkeysOf(site);
  assert.deepEqual(
    trail.map(({ was, key }) => [was, key]),
    [
      [first, first],
      [first, second],
    ],
  );
});
