/** The list of who approves the card, from a key file to people and on, through the API. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, PUBLISHERS_TYPE, verifyBundle } from '@clearline/card';
import { formatPolicy } from '@clearline/tlog';
import { sql } from 'kysely';
import { KEYS, MemoryKept, ORIGIN, publish as publishTree, sequence } from '../../../test/record-log.ts';
import { currentCard, renew } from '../contacts/index.ts';
import { type Approver, asked, codeOf, done, draftOf, given, moved, openSite } from './changes.fixtures.ts';
import { publishersApi as api } from './contract.ts';
import { crypto } from './crypto.ts';
import { putPolicy } from './policy-change.ts';
import { proofOf } from './proof.ts';
import { publishersNow } from './seal.ts';
import { sealOf } from './store.ts';

const DAYS = 30;
test('a fresh site says that one signature is enough, and who could do better', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.person('Bob', ['admin']);
  const { mode, single, people, change, candidates, idleKeyFile } = done(await site.ask(ann, api.get));
  assert.deepEqual([mode, single, change, idleKeyFile], ['key-file', true, null, false]);
  assert.deepEqual(
    people.map(({ standing }) => standing),
    ['key-file'],
  );
  assert.deepEqual(candidates, [
    { id: ann.id, name: 'Ann', passkeys: 1 },
    { id: bob.id, name: 'Bob', passkeys: 0 },
  ]);
  assert.deepEqual(done(await site.ask(bob, api.get)).candidates, [], 'only owners choose');
});

test('from a key file to two of three people: the card is proven by the new list, and by nobody’s key file', async (t) => {
  const site = await openSite(t, { log: ORIGIN });
  assert.ok((await site.publish()).ok);
  const ann = await site.approver('Ann', ['owner']);
  const [bob, eve] = [await site.approver('Bob'), await site.approver('Eve')];
  const drafted = done(await site.draft(ann, { base: 1, people: [ann, bob, eve], quorum: 2 }));
  assert.deepEqual([drafted.v, drafted.change?.v, drafted.change?.card], [1, 2, { n: 2, needed: 2 }]);
  const first = done(await site.sign(ann));
  assert.deepEqual(
    first.change?.people.map(({ name, list, card }) => [name, list, card]),
    [
      ['Ann', true, true],
      ['Bob', false, false],
      ['Eve', false, false],
    ],
  );
  done(await site.sign(bob));
  assert.equal((await currentCard(site.db))?.n, 1, 'all three must show that they hold their keys');
  const last = done(await site.sign(eve));
  assert.deepEqual(
    [last.v, last.mode, last.single, last.change, last.idleKeyFile],
    [2, 'people', false, null, true],
  );
  assert.deepEqual(
    last.history.map(({ v, names }) => [v, names.length]),
    [
      [2, 3],
      [1, 1],
    ],
  );
  const sealed = await sealOf(site.db, 2);
  assert.equal(
    sealed?.envelope.signatures.every(({ webauthn }) => webauthn !== undefined),
    true,
  );
  assert.equal(
    (await site.publish('400-000-0009')).ok,
    false,
    'the key file alone publishes nothing any more',
  );

  await sequence(site.db, new MemoryKept());
  await publishTree(site.db, 4n);
  const policy = Buffer.from(
    formatPolicy({
      logs: [{ key: KEYS.log(ORIGIN).key, url: null }],
      witnesses: [],
      groups: [],
      quorum: 'none',
    }),
  ).toString();
  const proof = await proofOf(site.db, 2, policy);
  assert.ok(proof && proof !== 'pending');
  const verified = await verifyBundle(Buffer.from(proof.bundle), { policy }, site.clock.now(), crypto);
  assert.ok(verified.ok, verified.ok ? '' : verified.error.code);
  assert.equal(verified.value.single, false);
  assert.deepEqual(
    verified.value.approvals.map(({ name }) => name),
    ['Ann', 'Bob', 'Eve'],
  );
});

test('a later list is agreed to by the people of the one before, of whom one may be leaving', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const [ann, bob, eve] = await moved(site);
  const dan = await site.approver('Dan');
  const drafted = done(await site.draft(ann, { base: 2, people: [ann, dan], quorum: 2 }));
  assert.deepEqual(drafted.change?.previous, { needed: 2, signed: [], names: ['Ann', 'Bob', 'Eve'] });
  done(await site.sign(dan));
  done(await site.sign(ann));
  assert.equal(done(await site.ask(ann, api.get)).v, 2, 'Ann alone of the list before agrees');
  const toBob = await site.offer(bob);
  assert.equal(toBob.card, null, 'who leaves approves no card by the new list');
  assert.equal(done(await site.sign(bob)).v, 3);
  assert.equal(codeOf(await site.ask(eve, api.offer)), 'no-change-pending');
  assert.equal((await currentCard(site.db))?.n, 3);
  assert.equal((await sealOf(site.db, 3))?.envelope.signatures.length, 2);
});

test('somebody whose passkey is replaced signs with the new one, and with the old one as one of the list before', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const [ann, bob, eve] = await moved(site);
  await sql`delete from people.passkey where credential_id = ${bob.device.id}`.execute(site.db);
  const listed = done(await site.ask(ann, api.get)).people.map(({ name, standing }) => [name, standing]);
  assert.deepEqual(listed[1], ['Bob', 'no-passkey']);
  const again = await site.give(bob);
  done(await site.draft(ann, { base: 2, people: [ann, again], quorum: 2 }));
  done(await site.sign(ann));
  assert.deepEqual((await site.offer(bob)).list?.credentials, [again.device.id]);
  done(await site.sign(again));
  assert.deepEqual((await site.offer(bob)).list?.credentials, [bob.device.id], 'then as one of those before');
  assert.equal(done(await site.sign(bob)).v, 3);
  assert.deepEqual(
    done(await site.ask(eve, api.get)).people.map(({ standing }) => standing),
    ['good', 'good'],
  );
});

test('signatures of other texts, other people and other times are refused', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const ann = await site.approver('Ann', ['owner']);
  const [bob, eve] = [await site.approver('Bob'), await site.approver('Eve')];
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 }));
  const { list, card } = await site.offer(bob);
  const [ofList, ofCard] = [asked(list), asked(card)];
  const sign = (who: Approver, body: object) => site.ask(who, api.sign, { body });
  const swapped = { list: given(bob.device, ofList, ofCard.payload) };
  assert.equal(codeOf(await sign(bob, swapped)), 'signature-refused');
  const ofTheList = { card: given(bob.device, ofCard, ofList.payload) };
  assert.equal(codeOf(await sign(bob, ofTheList)), 'signature-refused');
  const another = { list: given(ann.device, ofList) };
  assert.equal(codeOf(await sign(bob, another)), 'not-a-publisher', 'Ann’s passkey in Bob’s hands');
  assert.equal(codeOf(await sign(eve, { list: given(eve.device, ofList) })), 'not-a-publisher');
  const early = { list: { ...given(bob.device, ofList), composedAt: '2026-11-26T08:00:00.001Z' } };
  assert.equal(codeOf(await sign(bob, early)), 'offer-changed');
  assert.equal(codeOf(await sign(bob, {})), 'invalid');
  assert.deepEqual(
    done(await site.ask(ann, api.get)).change?.people.map((one) => [one.list, one.card]),
    [
      [false, false],
      [false, false],
    ],
  );
});

test('an assertion that was made for a list that was withdrawn is worth nothing for the next', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 }));
  const old = given(bob.device, asked((await site.offer(bob)).list));
  done(await site.ask(ann, api.drop));
  assert.equal(codeOf(await site.ask(bob, api.sign, { body: { list: old } })), 'no-change-pending');
  site.clock.advance(1_000);
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 1 }));
  const { composedAt } = asked((await site.offer(bob)).list);
  const replayed = await site.ask(bob, api.sign, { body: { list: { ...old, composedAt } } });
  assert.deepEqual([codeOf(replayed), replayed.body.why], ['signature-refused', 'other-challenge']);
});

test('a card that is published meanwhile is signed anew, and the list stays signed', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 }));
  done(await site.sign(ann));
  const stale = asked((await site.offer(bob)).card);
  assert.ok((await site.publish('400-000-0007')).ok);
  const late = await site.ask(bob, api.sign, { body: { card: given(bob.device, stale) } });
  assert.equal(codeOf(late), 'signature-refused', 'it says what is official no more');
  done(await site.sign(bob));
  const waiting = done(await site.ask(ann, api.get));
  assert.deepEqual(
    waiting.change?.people.map(({ name, list, card }) => [name, list, card]),
    [
      ['Ann', true, false],
      ['Bob', true, true],
    ],
  );
  assert.equal((await site.offer(ann)).list, null);
  assert.equal(done(await site.sign(ann)).v, 2);
  assert.equal((await currentCard(site.db))?.n, 3);
});

test('two last signatures at once bring it into force once', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const ann = await site.approver('Ann', ['owner']);
  const [bob, eve] = [await site.approver('Bob'), await site.approver('Eve')];
  done(await site.draft(ann, { base: 1, people: [ann, bob, eve], quorum: 2 }));
  done(await site.sign(ann));
  const answers = await Promise.all([site.sign(bob), site.sign(eve)]);
  assert.deepEqual(answers.map(codeOf), ['ok', 'ok']);
  assert.deepEqual([(await publishersNow(site.db))?.v, (await currentCard(site.db))?.n], [2, 2]);
});

test('what cannot be a list is refused, each for its own reason', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  const [none, agent] = [await site.person('Nan', ['admin']), await site.approver('Ed', ['agent'])];
  const listing = { base: 1, people: [ann, bob], quorum: 2 };
  const refused = async (change: Partial<typeof listing>, who = ann) =>
    codeOf(await site.draft(who, { ...listing, ...change } as typeof listing));
  assert.equal(await refused({}, bob), 'forbidden', 'only an owner drafts');
  assert.equal(await refused({ base: 7 }), 'publishers-changed');
  assert.equal(await refused({ people: [ann, none as Approver] }), 'no-passkey');
  assert.equal(await refused({ people: [ann, agent] }), 'not-on-staff');
  assert.equal(await refused({ people: [ann, { ...ann, name: 'Anna' }] }), 'listed-twice');
  assert.equal(await refused({ people: [ann, { ...bob, name: 'Ann' }] }), 'same-name');
  assert.equal(await refused({ quorum: 3 }), 'more-than-people');
  const second = await site.give(ann);
  assert.equal(
    await refused({ people: [second] }),
    'more-than-people',
    'two keys of one person are one person',
  );
  const draft = draftOf(listing);
  const rules = { ...draft.rules, ordinary: { approvals: 2, delayMinutes: 0 } };
  const disordered = { ...draft, rules: { ...rules, protected: { approvals: 1, delayMinutes: 0 } } };
  assert.equal(codeOf(await site.ask(ann, api.draft, { body: disordered })), 'rules-out-of-order');
  assert.equal(await refused({}), 'ok');
  assert.equal(await refused({}), 'change-pending');
});

test('the same list again changes nothing, and is refused', async (t) => {
  const site = await openSite(t);
  const [ann, bob, eve] = await moved(site);
  const again = await site.draft(ann, { base: 2, people: [ann, bob, eve], quorum: 2 });
  assert.equal(codeOf(again), 'list-unchanged');
});

test('a server without the key file brings nothing into force, and loses no signature', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  const { publisher } = site.held;
  site.held.publisher = null;
  assert.equal(codeOf(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 })), 'key-file-missing');
  site.held.publisher = publisher;
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 }));
  done(await site.sign(ann));
  site.held.publisher = null;
  assert.equal(codeOf(await site.sign(bob)), 'key-file-missing');
  site.held.publisher = publisher;
  assert.equal(done(await site.sign(bob)).v, 2);
});

test('nobody is listed who has left, or lost their passkey, before the last signature', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 }));
  done(await site.sign(bob));
  await sql`delete from people.role_grant where person_id = ${bob.id}`.execute(site.db);
  const refused = await site.sign(ann);
  assert.deepEqual([codeOf(refused), refused.body.people], ['left-meanwhile', ['Bob']]);
  assert.equal(done(await site.ask(ann, api.get)).change?.people[1]?.standing, 'left');
});

test('a list that another one has overtaken is signed no more, and makes way for the next', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  const ann = await site.approver('Ann', ['owner']);
  const bob = await site.approver('Bob');
  done(await site.draft(ann, { base: 1, people: [ann, bob], quorum: 2 }));
  const old = given(bob.device, asked((await site.offer(bob)).list));
  await site.db.transaction().execute(async (tx) => {
    const current = (await publishersNow(tx)) ?? assert.fail();
    const next = { ...current, v: 2 };
    const { publisher } = site.held;
    const signature = publisher?.sign(PUBLISHERS_TYPE, Buffer.from(canonical(next))) ?? assert.fail();
    const put = { policy: next, signatures: [signature], renewal: null };
    assert.ok((await putPolicy(tx, site.press, put)).ok);
  });
  assert.equal(done(await site.ask(ann, api.get)).change, null);
  assert.equal(codeOf(await site.ask(bob, api.sign, { body: { list: old } })), 'no-change-pending');
  done(await site.draft(ann, { base: 2, people: [ann, bob], quorum: 2 }));
  done(await site.sign(ann));
  assert.equal(done(await site.sign(bob)).v, 3);
});

test('the card of a moved site is issued again by the server, with people’s approvals carried over', async (t) => {
  const site = await openSite(t);
  assert.ok((await site.publish()).ok);
  await moved(site);
  site.clock.advance(86_400_000);
  const renewed = await renew(site.db, site.press, DAYS, 'again');
  assert.ok(renewed.ok);
  const sealed = await sealOf(site.db, 3);
  assert.equal(sealed?.envelope.signatures.filter(({ of }) => of?.n === 2).length, 3);
});

test('everybody concerned is asked by mail, told when it is in force, and the trail has each step', async (t) => {
  const site = await openSite(t);
  await moved(site);
  const { rows: mail } = await sql<{ template: string; to_name: string }>`
    select template, to_name from people.mail order by seq`.execute(site.db);
  assert.deepEqual(
    mail.map(({ template, to_name }) => `${template} ${to_name}`),
    [
      'publishers-to-sign Bob',
      'publishers-to-sign Eve',
      'publishers-changed Ann',
      'publishers-changed Bob',
      'publishers-changed Eve',
    ],
  );
  const { rows: trail } = await sql<{ action: string }>`
    select action from people.audit where action like 'publishers.%' order by id`.execute(site.db);
  assert.deepEqual(
    trail.map(({ action }) => action),
    ['drafted', 'signed', 'signed', 'signed', 'changed'].map((act) => `publishers.${act}`),
  );
});
