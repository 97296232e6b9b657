/** Proofs of a site's cards as it serves them, by one person's changes, by re-issues and by other publishers. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  assertionSignature,
  type Card,
  canonical,
  judge,
  PUBLISHERS_TYPE,
  type Publishers,
  parseBundle,
  verifyBundle,
} from '@clearline/card';
import { formatPolicy } from '@clearline/tlog';
import { KEYS, MemoryKept, ORIGIN, publish as publishTree, sequence } from '../../../test/record-log.ts';
import { sha256 } from '../../kernel/crypto.ts';
import { decide } from '../../kernel/database/decide.ts';
import { type KeyRing, recordKey, vkeyOf } from '../../record/log/index.ts';
import { currentCard, type Draft, preview, publishIn, renew } from '../contacts/index.ts';
import { changesSinceQuorum } from './chain.ts';
import { type Approver, openSite } from './changes.fixtures.ts';
import { crypto } from './crypto.ts';
import { putPolicy } from './policy-change.ts';
import { keptProofs, proofOf } from './proof.ts';
import { publishersNow } from './seal.ts';
import { sealOf } from './store.ts';

const NEXT = recordKey(Buffer.alloc(32, 2));
const DAY_MS = 86_400_000;
/** Of a card, in days. */
const LIFE = 7;
const POLICY = Buffer.from(
  formatPolicy({
    logs: [{ key: KEYS.log(ORIGIN).key, url: null }],
    witnesses: [],
    groups: [],
    quorum: 'none',
  }),
).toString();

/** A site with its first card, and a log. */
async function open(t: TestContext) {
  const site = await openSite(t, { log: ORIGIN });
  assert.ok((await site.publish()).ok);
  const kept = new MemoryKept();
  /** Readers get all that was logged. */
  const show = async (ring: KeyRing = [KEYS]) => {
    const signed = await sequence(site.db, kept, ring);
    if (signed) await publishTree(site.db, signed.size);
  };
  await show();
  return { ...site, show };
}
type Site = Awaited<ReturnType<typeof open>>;

/** Ann, Bob and Eve approve, two of them a number and one the hours. They have all signed the card. */
async function moveTo(site: Site, base = 1): Promise<readonly [Approver, Approver, Approver]> {
  const ann = await site.approver('Ann', ['owner']);
  const people = [ann, await site.approver('Bob'), await site.approver('Eve')] as const;
  await bringIn(site, people, { base, by: ann });
  return people;
}

async function bringIn(
  { draft, sign }: Site,
  people: readonly Approver[],
  { base, by }: { base: number; by: Approver },
): Promise<void> {
  assert.equal((await draft(by, { base, people, quorum: 2 })).status, 200);
  for (const one of people) await sign(one);
}

/** The card, changed, as one person signs and publishes it. */
async function change({ db, clock, press }: Site, who: Approver, edit: (card: Card) => Draft): Promise<Card> {
  clock.advance(1_000);
  const composedAt = clock.now();
  const [card, policy] = [await currentCard(db), await publishersNow(db)];
  assert.ok(card && policy);
  const submission = { draft: edit(card), validDays: LIFE, notices: [], key: `change of ${card.n}` };
  const planned = await preview(db, clock, submission, composedAt);
  assert.ok(planned.ok && planned.value.card);
  const challenge = Buffer.from(sha256(Buffer.from(canonical(planned.value.card)))).toString('base64url');
  const { response } = who.device.get({ challenge, rpId: 'clearline.example' });
  const signature = assertionSignature(keyOf(policy, who), response);
  assert.ok(signature);
  const approved = { composedAt, signatures: [signature] };
  const done = await decide(db, (tx) => publishIn(tx, press, submission, card.n, approved));
  assert.ok(done.ok, JSON.stringify(done));
  return planned.value.card;
}

const keyOf = ({ people }: Publishers, { device }: Approver): string =>
  people.flatMap(({ keys }) => keys).find((key) => key.kind === 'passkey' && key.credentialId === device.id)
    ?.id ?? assert.fail();

const closed =
  (date: string) =>
  (card: Card): Draft => ({ ...card, calendar: [{ date, kind: 'holiday' }] });
const withoutTickets = (card: Card): Draft => ({
  ...card,
  channels: card.channels.filter(({ id }) => id !== 'ticket'),
});

async function reissue({ db, clock, press }: Site, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    clock.advance((LIFE - 1) * DAY_MS);
    const done = await renew(db, press, LIFE, `again ${clock.now()}`);
    assert.ok(done.ok, `re-issue ${time + 1} is refused`);
  }
}

async function served({ db }: Site, n: number): Promise<Uint8Array> {
  const proof = await proofOf(db, n, POLICY);
  assert.ok(proof && proof !== 'pending', `no proof of card ${n}`);
  return Buffer.from(proof.bundle);
}
const verify = ({ clock }: Site, bundle: Uint8Array) =>
  verifyBundle(bundle, { policy: POLICY }, clock.now(), crypto);

/** How many earlier cards the proof of the newest shows, which must hold. */
async function shownBefore(site: Site): Promise<number> {
  await site.show();
  const bundle = await served(site, (await currentCard(site.db))?.n ?? 0);
  const verified = await verify(site, bundle);
  assert.ok(verified.ok, verified.ok ? '' : verified.error.code);
  const read = parseBundle(bundle);
  return read.ok ? (read.value.earlier ?? []).length : assert.fail();
}

async function verdictOf(site: Site, proofs: readonly Uint8Array[]): Promise<string> {
  const results = await Promise.all(proofs.map((bundle) => verify(site, bundle)));
  return judge(results, null, site.clock.now()).verdict;
}

test('an old card’s proof by the people of then, made of the newest tree, is no fork beside a later card’s', async (t) => {
  const site = await open(t);
  const [ann] = await moveTo(site);
  await site.show();
  const second = await served(site, 2);
  await change(site, ann, closed('2027-05-04'));
  await site.show();
  const [first, third] = [await served(site, 1), await served(site, 3)];
  assert.equal(await verdictOf(site, [second, first]), 'genuine');
  assert.equal(await verdictOf(site, [first, third, second]), 'genuine');
});

test('nor is it where the log has another key, and who approved the later card alone has left since', async (t) => {
  const site = await open(t);
  await site.show();
  const current = (await publishersNow(site.db)) ?? assert.fail();
  const policy = { ...current, v: 2, logKey: vkeyOf(NEXT, ORIGIN) };
  const signature = site.held.publisher?.sign(PUBLISHERS_TYPE, Buffer.from(canonical(policy)));
  assert.ok(signature);
  const put = { policy, signatures: [signature], renewal: null };
  assert.ok((await decide(site.db, (tx) => putPolicy(tx, site.press, put))).ok);
  // For some time both sign; then the old key leaves.
  const [ann, bob, eve] = await moveTo(site, 2);
  await change(site, eve, closed('2027-05-04'));
  await bringIn(site, [ann, bob], { base: 3, by: ann });
  await site.show([NEXT, KEYS]);
  const [third, fifth] = [await served(site, 3), await served(site, 5)];
  await change(site, bob, closed('2027-05-05'));
  await site.show([NEXT]);
  const fourth = await served(site, 4);
  const verified = await verify(site, fourth);
  assert.ok(verified.ok && verified.value.handedOver && verified.value.publishers === 3);
  assert.equal(await verdictOf(site, [third, fourth]), 'genuine');
  assert.equal(await verdictOf(site, [third, fourth, fifth, await served(site, 1)]), 'genuine');
});

test('seventy re-issues lengthen no proof, neither after a change by one person nor after a retirement', async (t) => {
  const site = await open(t);
  const [, bob, eve] = await moveTo(site);
  const policy = (await publishersNow(site.db)) ?? assert.fail();
  await change(site, eve, closed('2027-05-04'));
  assert.equal(await shownBefore(site), 1);
  await reissue(site, 70);
  assert.equal(await shownBefore(site), 2, 'the card of all three, and the change');
  assert.equal(await changesSinceQuorum(site.db, policy), 1);
  const retired = await change(site, bob, withoutTickets);
  assert.equal((await sealOf(site.db, retired.n))?.class, 'retirement');
  assert.equal(await shownBefore(site), 3, 'and the re-issue that the retirement follows');
  await reissue(site, 3);
  assert.equal(await shownBefore(site), 4);
  assert.equal(await changesSinceQuorum(site.db, policy), 2);
});

test('a proof that was made once is not made again, until readers get another tree', async (t) => {
  const site = await open(t);
  const [ann] = await moveTo(site);
  await site.show();
  const proof = keptProofs();
  const [one, other] = await Promise.all([proof(site.db, 2, POLICY), proof(site.db, 2, POLICY)]);
  assert.ok(one && one !== 'pending');
  assert.equal(await proof(site.db, 2, POLICY), one);
  assert.equal(other, one);
  const next = await change(site, ann, closed('2027-05-04'));
  assert.equal(await proof(site.db, next.n, POLICY), 'pending');
  assert.equal(await proof(site.db, 9, POLICY), null);
  await site.show();
  const later = await proof(site.db, 2, POLICY);
  assert.ok(later && later !== 'pending' && later.proof !== one.proof);
  assert.notEqual(await proof(site.db, next.n, POLICY), 'pending');
});
