import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { CARD_TYPE, canonical, PUBLISHERS_SCHEMA, PUBLISHERS_TYPE, type Publishers } from '@clearline/card';
import { sql } from 'kysely';
import { keyFile, passkey, type TestKey } from '../../../packages/card/publisher.fixtures.ts';
import { createLog } from '../../kernel/log.ts';
import type { Actor } from '../../people/access/index.ts';
import { currentCard } from '../contacts/index.ts';
import { createSeal, publishersNow } from '../publishers/index.ts';
import { declarePublishers, NO_KEYS, sealFirst, sealOf } from '../publishers/testing.ts';
import type { SignedCard } from './contract.ts';
import { approve, publishAlone, submit } from './decisions.ts';
import { applyEdit, createProposal } from './edits.ts';
import { proposalJobs } from './jobs.ts';
import { publishedParts } from './outcome.ts';
import { codeOf, done, openWorld, type World } from './proposals.fixtures.ts';
import { offerOfRetirement, retireAtOnce } from './retire.ts';
import { candidateOf, offerOf } from './signing.ts';
import { publishedNow, situationOf } from './situation.ts';
import { proposalRow } from './store/proposal.ts';

const MINUTE = 60_000;
const log = createLog({ level: 'silent', clock: { now: () => 0 } });

let world: World;
let keys: Map<string, TestKey>;
let ann: Actor;
let bob: Actor;
let cy: Actor;
let dan: Actor;

beforeEach(async () => {
  await world?.close();
  world = await openWorld();
  keys = new Map();
  [ann, bob, cy, dan] = [
    await world.person('ann', 'owner'),
    await world.person('bob', 'admin'),
    await world.person('cy', 'admin'),
    await world.person('dan', 'admin'),
  ];
  // Dan is no publisher.
  await rule({ approvals: 2, delayMinutes: 0 }, [ann, bob, cy]);
  Object.assign(world.deps, { seal: createSeal(async () => NO_KEYS) });
  await sealTheFirst();
});
after(() => world.close());

async function rule(both: Publishers['rules']['protected'], people: readonly Actor[], v = 1): Promise<void> {
  const one = { approvals: 1, delayMinutes: 0 };
  const policy: Publishers = {
    schema: PUBLISHERS_SCHEMA,
    v,
    log: 'clearline.example/record',
    issued: new Date(world.clock.now()).toISOString(),
    people: people.map(({ id, name }) => ({ id, name, keys: [keyOf(id).key] })),
    reissue: null,
    rules: { publishers: both, protected: both, ordinary: one, retirement: one },
  };
  await declarePublishers(world.db, policy, keyFile().sign(PUBLISHERS_TYPE, new Uint8Array()));
}

/** Card 1, as Ann and Bob approved it. */
async function sealTheFirst(): Promise<void> {
  const [policy, card] = [await publishersNow(world.db), await currentCard(world.db)];
  assert.ok(policy && card);
  const payload = Buffer.from(canonical(card));
  const signatures = [ann, bob].map(({ id }) => keyOf(id).sign(CARD_TYPE, payload));
  assert.ok(await sealFirst(world.db, { policy, card, signatures }));
}

function keyOf(id: string): TestKey {
  const held = keys.get(id) ?? passkey();
  keys.set(id, held);
  return held;
}

const toUrl = (base64: string) => Buffer.from(base64, 'base64').toString('base64url');

/** As the browser of `who` answers. */
function assertionOf(who: Actor, payload: string, composedAt: string): SignedCard {
  const key = keyOf(who.id);
  const { sig, webauthn } = key.sign(CARD_TYPE, Buffer.from(payload));
  assert.ok(webauthn && key.key.kind === 'passkey');
  return {
    composedAt,
    credential: key.key.credentialId,
    authenticatorData: toUrl(webauthn.authenticatorData),
    clientDataJSON: toUrl(webauthn.clientDataJSON),
    signature: toUrl(sig),
  };
}

async function offer(who: Actor, id: number) {
  const row = await proposalRow(world.db, id);
  assert.ok(row);
  const situation = await situationOf(world.db, row, world.deps);
  const offered = offerOf(await candidateOf(world.db, situation, world.deps), who);
  assert.ok(offered);
  return offered;
}

/** What `who` looks at, and their signature of it. */
async function signed(who: Actor, id: number) {
  const { revision, digest } = await world.see(who, id);
  const { payload, composedAt } = await offer(who, id);
  return { revision, digest: digest ?? '', signature: assertionOf(who, payload, composedAt) };
}

const submitBy = (who: Actor, id: number) =>
  world.as(who, async (doing) => submit(doing, id, await signed(who, id)));
const approveBy = (who: Actor, id: number) =>
  world.as(who, async (doing) => approve(doing, id, await signed(who, id)));

async function propose(set: Record<string, unknown>): Promise<number> {
  return done(await world.as(ann, (doing) => createProposal(doing, { title: 'Change', set }))).id;
}

async function newNumber(number: string): Promise<number> {
  const published = await publishedNow(world.db);
  assert.ok(published);
  const line = publishedParts(published).get('channel/main-line');
  return propose({ 'channel/main-line': { ...(line as object), number } });
}
const HOLIDAY = { calendar: [{ date: '2027-05-04', kind: 'ordinary' }] };

test('a number that one publisher proposes and another approves is signed by both, and says when it was composed', async () => {
  const id = await newNumber('400-000-6001');
  const { composedAt, needed, credentials } = await offer(ann, id);
  assert.deepEqual([needed, credentials.length], [2, 1]);
  done(await submitBy(ann, id));
  world.clock.advance(40 * MINUTE);
  assert.deepEqual((await world.see(bob, id)).signed, ['ann']);
  const { state, publishedN } = done(await approveBy(bob, id));
  assert.deepEqual([state, publishedN], ['published', 2]);
  assert.equal((await currentCard(world.db))?.issued, composedAt);
  const envelope = (await sealOf(world.db, 2))?.envelope;
  const ids = [ann, bob].map((who) => keyOf(who.id).key.id);
  assert.deepEqual(
    envelope?.signatures.map(({ keyid }) => keyid),
    ids,
  );
});

test('one who proposes and does not sign leaves the quorum to others', async () => {
  const id = await newNumber('400-000-6002');
  done(await world.as(ann, (doing) => submit(doing, id, { revision: 1 })));
  const first = done(await approveBy(bob, id));
  assert.equal(first.state, 'review');
  assert.equal(codeOf(await approveBy(bob, id)), 'already-approved');
  assert.equal(
    (await world.see(bob, id)).acts.find(({ act }) => act === 'approve')?.refused,
    'already-approved',
  );
  assert.equal(done(await approveBy(cy, id)).state, 'published');
});

test('an approval without a signature, by a stranger, by another key or of another card is none', async () => {
  const id = await newNumber('400-000-6003');
  done(await submitBy(ann, id));
  const good = await signed(bob, id);
  const { revision, digest, signature } = good;
  const tried = async (who: Actor, given: SignedCard | undefined) =>
    codeOf(
      await world.as(who, (doing) =>
        approve(doing, id, { revision, digest, ...(given && { signature: given }) }),
      ),
    );
  assert.equal(await tried(bob, undefined), 'signature-missing');
  assert.equal(await tried(dan, { ...signature, credential: keyOf(dan.id).key.id }), 'not-a-publisher');
  assert.equal(await tried(cy, signature), 'not-a-publisher');
  const { payload, composedAt } = await offer(bob, id);
  assert.equal(
    await tried(bob, assertionOf(bob, payload.replace('6003', '6666'), composedAt)),
    'signature-refused',
  );
  assert.equal(await tried(bob, assertionOf(bob, payload, '2026-11-22T02:02:00.000Z')), 'outcome-changed');
  assert.deepEqual((await world.see(bob, id)).signed, ['ann']);
  assert.equal((await currentCard(world.db))?.n, 1);
  assert.equal(await tried(bob, signature), 'ok');
});

test('a card that was composed long before anybody signs it is not signed', async () => {
  const id = await newNumber('400-000-6004');
  const late = await signed(ann, id);
  world.clock.advance(16 * MINUTE);
  assert.equal(codeOf(await world.as(ann, (doing) => submit(doing, id, late))), 'outcome-changed');
  const future = await offer(ann, id);
  const ahead = new Date(world.clock.now() + MINUTE).toISOString();
  const forged = { ...late, signature: assertionOf(ann, future.payload, ahead) };
  assert.equal(codeOf(await world.as(ann, (doing) => submit(doing, id, forged))), 'outcome-changed');
});

test('an edit, and a card that somebody else publishes, take every signature away', async () => {
  const id = await newNumber('400-000-6005');
  done(await submitBy(ann, id));
  const set = { 'valid-days': 60 };
  done(await world.as(ann, (doing) => applyEdit(doing, id, { revision: 1, set, drop: [] })));
  assert.deepEqual((await world.see(ann, id)).signed, []);
  done(await submitBy(ann, id));
  const other = done(await world.as(cy, (doing) => createProposal(doing, { title: 'Days', set: HOLIDAY })));
  done(await world.as(cy, async (doing) => publishAlone(doing, other.id, await signed(cy, other.id))));
  assert.deepEqual((await world.see(ann, id)).signed, []);
  assert.equal(done(await approveBy(bob, id)).state, 'review');
  assert.equal(done(await approveBy(cy, id)).state, 'published');
  assert.equal((await currentCard(world.db))?.n, 3);
});

test('hours take one signature, of whoever publishes them; notices alone take none', async () => {
  const id = await propose(HOLIDAY);
  const { revision, digest } = await world.see(ann, id);
  const unsigned = { revision, digest: digest ?? '' };
  assert.equal(
    codeOf(await world.as(ann, (doing) => publishAlone(doing, id, unsigned))),
    'signature-missing',
  );
  assert.equal(
    done(await world.as(ann, async (doing) => publishAlone(doing, id, await signed(ann, id)))).state,
    'published',
  );
  const text = { zh: '今晚维护', en: 'Maintenance tonight' };
  const notice = {
    slug: 'night',
    title: text,
    body: text,
    placements: ['banner'],
    ends_at: '2027-01-01T00:00:00Z',
  };
  const told = await propose({ 'notice/night': notice });
  const seen = await world.see(dan, told);
  assert.deepEqual([seen.problems, seen.needs.signatures], [[], 0]);
  const look = { revision: seen.revision, digest: seen.digest ?? '' };
  assert.equal(done(await world.as(dan, (doing) => publishAlone(doing, told, look))).publishedN, 2);
});

test('a label takes as many as the card takes, although nobody else would have to look', async () => {
  const published = await publishedNow(world.db);
  assert.ok(published);
  const entry = publishedParts(published).get('channel/main-line') as { label: object };
  const id = await propose({ 'channel/main-line': { ...entry, label: { zh: '客服', en: 'Service' } } });
  const { needs, acts } = await world.see(ann, id);
  assert.deepEqual([needs.signatures, needs.secondPerson], [2, true]);
  assert.equal(acts.find(({ act }) => act === 'publish')?.refused, 'needs-second-person');
});

const ORDER = {
  reason: 'fraud',
  text: { zh: '有人冒用这条线路', en: 'Somebody pretends to be this line' },
  successor: 'main-line',
} as const;

test('one publisher retires a number at once by a signature, and nobody else does', async () => {
  const card = await currentCard(world.db);
  const other = card?.channels.find(({ kind, id }) => kind === 'phone' && id !== 'main-line');
  assert.ok(other && 'number' in other);
  const display = publishedParts({ card: card as never, notices: [] }).get(`channel/${other.id}`) as {
    number: string;
  };
  const order = { ...ORDER, display: display.number };
  const offered = done(await offerOfRetirement(world.db, { id: other.id, order, actor: bob }, world.deps));
  assert.ok(offered);
  world.clock.advance(MINUTE);
  const signature = assertionOf(bob, offered.payload, offered.composedAt);
  const retire = (who: Actor, given?: SignedCard, as: Parameters<typeof retireAtOnce>[2] = order) =>
    world.as(who, (doing) => retireAtOnce(doing, other.id, { ...as, ...(given && { signature: given }) }));
  assert.equal(codeOf(await retire(bob)), 'signature-missing');
  assert.equal(codeOf(await retire(dan, signature)), 'not-a-publisher');
  const reworded = { ...order, text: { ...order.text, zh: '换个说法' } };
  assert.equal(codeOf(await retire(bob, signature, reworded)), 'signature-refused');
  assert.equal(done(await retire(bob, signature)).publishedN, 2);
  const now = await currentCard(world.db);
  assert.equal(now?.retired.find(({ channel }) => channel === other.id)?.until, offered.composedAt);
});

const due = () =>
  proposalJobs({ ...world.deps, db: world.db, log })
    .find(({ name }) => name === 'proposals.due')
    ?.run(null);

test('the delay is the one of the publishers’ policy, and a signer who has left by its end has signed nothing', async () => {
  await rule({ approvals: 2, delayMinutes: 60 }, [ann, bob, cy], 2);
  const id = await newNumber('400-000-6006');
  done(await submitBy(ann, id));
  assert.equal(done(await approveBy(bob, id)).state, 'scheduled');
  await sql`delete from people.role_grant where person_id = ${ann.id}`.execute(world.db);
  world.clock.advance(61 * MINUTE);
  await due();
  const seen = await world.see(bob, id);
  assert.deepEqual([seen.state, seen.signed, seen.approvals], ['review', [], []]);
  assert.equal((await currentCard(world.db))?.n, 1);
  done(await approveBy(bob, id));
  assert.equal(done(await approveBy(cy, id)).state, 'scheduled');
  world.clock.advance(61 * MINUTE);
  await due();
  assert.equal((await world.see(bob, id)).state, 'published');
  assert.equal((await currentCard(world.db))?.n, 2);
});

test('who is taken off the list while a card waits has signed nothing', async () => {
  const id = await newNumber('400-000-6007');
  done(await submitBy(ann, id));
  await rule({ approvals: 2, delayMinutes: 0 }, [bob, cy], 2);
  assert.deepEqual((await world.see(bob, id)).signed, []);
  assert.equal(done(await approveBy(bob, id)).state, 'review');
  assert.equal(done(await approveBy(cy, id)).state, 'published');
});
