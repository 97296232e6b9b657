import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { channelDisplay } from '@clearline/card';
import { sql } from 'kysely';
import { createLog } from '../../kernel/log.ts';
import type { Actor } from '../../people/access/index.ts';
import { currentCard } from '../contacts/index.ts';
import { sealOf } from '../publishers/testing.ts';
import type { SignedCard } from './contract.ts';
import { approve, publishAlone, submit } from './decisions.ts';
import { applyEdit } from './edits.ts';
import { proposalJobs } from './jobs.ts';
import { codeOf, done, type World } from './proposals.fixtures.ts';
import { offerOfRetirement, retireAtOnce } from './retire.ts';
import { SigningWorld } from './signing.fixtures.ts';

const MINUTE = 60_000;
const HOLIDAY = { calendar: [{ date: '2027-05-04', kind: 'ordinary' }] };
const log = createLog({ level: 'silent', clock: { now: () => 0 } });

let signers: SigningWorld;
let world: World;
let ann: Actor;
let bob: Actor;
let cy: Actor;
let dan: Actor;

beforeEach(async () => {
  await world?.close();
  signers = await SigningWorld.open();
  ({ site: world, ann, bob, cy, dan } = signers);
});
after(() => world.close());

test('a number that one publisher proposes and another approves is signed by both, and says when it was composed', async () => {
  const id = await signers.newNumber('400-000-6001');
  const { composedAt, needed, credentials } = await signers.offer(ann, id);
  assert.deepEqual([needed, credentials.length], [2, 1]);
  done(await signers.submit(ann, id));
  world.clock.advance(40 * MINUTE);
  assert.deepEqual((await world.see(bob, id)).signed, ['ann']);
  const { state, publishedN } = done(await signers.approve(bob, id));
  assert.deepEqual([state, publishedN], ['published', 2]);
  assert.equal((await currentCard(world.db))?.issued, composedAt);
  const envelope = (await sealOf(world.db, 2))?.envelope;
  const ids = [ann, bob].map((who) => signers.keyOf(who).key.id);
  assert.deepEqual(
    envelope?.signatures.map(({ keyid }) => keyid),
    ids,
  );
});

test('one who proposes and does not sign leaves the quorum to others', async () => {
  const id = await signers.newNumber('400-000-6002');
  done(await world.as(ann, (doing) => submit(doing, id, { revision: 1 })));
  const first = done(await signers.approve(bob, id));
  assert.equal(first.state, 'review');
  assert.equal(codeOf(await signers.approve(bob, id)), 'already-approved');
  assert.equal(
    (await world.see(bob, id)).acts.find(({ act }) => act === 'approve')?.refused,
    'already-approved',
  );
  assert.equal(done(await signers.approve(cy, id)).state, 'published');
});

test('an approval without a signature, by a stranger, by another key or of another card is none', async () => {
  const id = await signers.newNumber('400-000-6003');
  done(await signers.submit(ann, id));
  const good = await signers.signed(bob, id);
  const { revision, digest, signature } = good;
  const tried = async (who: Actor, given: SignedCard | undefined) =>
    codeOf(
      await world.as(who, (doing) =>
        approve(doing, id, { revision, digest, ...(given && { signature: given }) }),
      ),
    );
  assert.equal(await tried(bob, undefined), 'signature-missing');
  assert.equal(await tried(dan, { ...signature, credential: signers.keyOf(dan).key.id }), 'not-a-publisher');
  assert.equal(await tried(cy, signature), 'not-a-publisher');
  const { payload, composedAt } = await signers.offer(bob, id);
  assert.equal(
    await tried(bob, signers.assertion(bob, payload.replace('6003', '6666'), composedAt)),
    'signature-refused',
  );
  assert.equal(
    await tried(bob, signers.assertion(bob, payload, '2026-11-22T02:02:00.000Z')),
    'outcome-changed',
  );
  assert.deepEqual((await world.see(bob, id)).signed, ['ann']);
  assert.equal((await currentCard(world.db))?.n, 1);
  assert.equal(await tried(bob, signature), 'ok');
});

test('a card that was composed long before anybody signs it is not signed', async () => {
  const id = await signers.newNumber('400-000-6004');
  const late = await signers.signed(ann, id);
  world.clock.advance(16 * MINUTE);
  assert.equal(codeOf(await world.as(ann, (doing) => submit(doing, id, late))), 'outcome-changed');
  const future = await signers.offer(ann, id);
  const ahead = new Date(world.clock.now() + MINUTE).toISOString();
  const forged = { ...late, signature: signers.assertion(ann, future.payload, ahead) };
  assert.equal(codeOf(await world.as(ann, (doing) => submit(doing, id, forged))), 'outcome-changed');
});

test('an edit, and a card that somebody else publishes, take every signature away', async () => {
  const id = await signers.newNumber('400-000-6005');
  done(await signers.submit(ann, id));
  const set = { 'valid-days': 60 };
  done(await world.as(ann, (doing) => applyEdit(doing, id, { revision: 1, set, drop: [] })));
  assert.deepEqual((await world.see(ann, id)).signed, []);
  done(await signers.submit(ann, id));
  done(await signers.publish(cy, await signers.propose(HOLIDAY, cy)));
  assert.deepEqual((await world.see(ann, id)).signed, []);
  assert.equal(done(await signers.approve(bob, id)).state, 'review');
  assert.equal(done(await signers.approve(cy, id)).state, 'published');
  assert.equal((await currentCard(world.db))?.n, 3);
});

test('hours take one signature, of whoever publishes them; notices alone take none', async () => {
  const id = await signers.propose(HOLIDAY);
  const { revision, digest } = await world.see(ann, id);
  const unsigned = { revision, digest: digest ?? '' };
  assert.equal(
    codeOf(await world.as(ann, (doing) => publishAlone(doing, id, unsigned))),
    'signature-missing',
  );
  assert.equal(done(await signers.publish(ann, id)).state, 'published');
  const text = { zh: '今晚维护', en: 'Maintenance tonight' };
  const notice = {
    slug: 'night',
    title: text,
    body: text,
    placements: ['banner'],
    ends_at: '2027-01-01T00:00:00Z',
  };
  const told = await signers.propose({ 'notice/night': notice });
  const seen = await world.see(dan, told);
  assert.deepEqual([seen.problems, seen.needs.signatures], [[], 0]);
  const look = { revision: seen.revision, digest: seen.digest ?? '' };
  assert.equal(done(await world.as(dan, (doing) => publishAlone(doing, told, look))).publishedN, 2);
});

test('after eight changes by one person in a row the ninth takes the quorum, so that proofs stay short', async () => {
  for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const set = { calendar: [{ date: `2027-05-0${day}`, kind: 'ordinary' }] };
    const id = await signers.propose(set);
    done(await signers.publish(ann, id));
  }
  const ninth = await signers.propose(HOLIDAY);
  assert.equal((await world.see(ann, ninth)).needs.signatures, 2);
  done(await signers.submit(ann, ninth));
  assert.equal(done(await signers.approve(bob, ninth)).publishedN, 10);
  const tenth = await signers.propose({ calendar: [] });
  assert.equal((await world.see(ann, tenth)).needs.signatures, 1);
});

test('a public holiday under its own name takes one signature, and a name of one’s own all of them', async () => {
  const signatures = async (name: { zh: string; en: string }) => {
    const id = await signers.propose({ calendar: [{ date: '2027-10-01', kind: 'holiday', name }] });
    return (await world.see(ann, id)).needs.signatures;
  };
  assert.equal(await signatures({ zh: '国庆节', en: 'National Day' }), 1);
  assert.equal(await signatures({ zh: '店庆', en: 'Anniversary' }), 2);
});

test('a label takes as many as the card takes, although nobody else would have to look', async () => {
  const entry = { ...(await signers.part('channel/main-line')), label: { zh: '客服', en: 'Service' } };
  const id = await signers.propose({ 'channel/main-line': entry });
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
  assert.ok(other);
  const order = { ...ORDER, display: channelDisplay(other) };
  const offered = done(await offerOfRetirement(world.db, { id: other.id, order, actor: bob }, world.deps));
  assert.ok(offered);
  world.clock.advance(MINUTE);
  const signature = signers.assertion(bob, offered.payload, offered.composedAt);
  const retire = (who: Actor, given?: SignedCard, as: Parameters<typeof retireAtOnce>[2] = order) =>
    world.as(who, (doing) => retireAtOnce(doing, other.id, { ...as, ...(given && { signature: given }) }));
  assert.equal(codeOf(await retire(bob)), 'signature-missing');
  assert.equal(codeOf(await retire(dan, signature)), 'not-a-publisher');
  const otherwise = { ...order, reason: 'dead-line' } as const;
  assert.equal(codeOf(await retire(bob, signature, otherwise)), 'signature-refused');
  assert.equal(done(await retire(bob, signature)).publishedN, 2);
  const now = await currentCard(world.db);
  assert.equal(now?.retired.find(({ channel }) => channel === other.id)?.until, offered.composedAt);
});

const due = () =>
  proposalJobs({ ...world.deps, db: world.db, log })
    .find(({ name }) => name === 'proposals.due')
    ?.run(null);

test('the delay is the one of the publishers’ policy, and a signer who has left by its end has signed nothing', async () => {
  await signers.declare({ approvals: 2, delayMinutes: 60 }, { v: 2 });
  const id = await signers.newNumber('400-000-6006');
  done(await signers.submit(ann, id));
  assert.equal(done(await signers.approve(bob, id)).state, 'scheduled');
  await sql`delete from people.role_grant where person_id = ${ann.id}`.execute(world.db);
  world.clock.advance(61 * MINUTE);
  await due();
  const seen = await world.see(bob, id);
  assert.deepEqual([seen.state, seen.signed, seen.approvals], ['review', [], []]);
  assert.equal((await currentCard(world.db))?.n, 1);
  done(await signers.approve(bob, id));
  assert.equal(done(await signers.approve(cy, id)).state, 'scheduled');
  world.clock.advance(61 * MINUTE);
  await due();
  assert.equal((await world.see(bob, id)).state, 'published');
  assert.equal((await currentCard(world.db))?.n, 2);
});

test('who is taken off the list while a card waits has signed nothing', async () => {
  const id = await signers.newNumber('400-000-6007');
  done(await signers.submit(ann, id));
  await signers.declare({ approvals: 2, delayMinutes: 0 }, { people: [bob, cy], v: 2 });
  assert.deepEqual((await world.see(bob, id)).signed, []);
  assert.equal(done(await signers.approve(bob, id)).state, 'review');
  assert.equal(done(await signers.approve(cy, id)).state, 'published');
});

test('once the card has all its signatures, whoever else must look approves without one', async () => {
  await signers.declare({ approvals: 1, delayMinutes: 0 }, { people: [ann], v: 2 });
  const id = await signers.newNumber('400-000-6008');
  done(await signers.submit(ann, id));
  const { revision, digest } = await world.see(dan, id);
  const look = { revision, digest: digest ?? '' };
  assert.equal(done(await world.as(dan, (doing) => approve(doing, id, look))).state, 'published');
  const envelope = (await sealOf(world.db, 2))?.envelope;
  assert.deepEqual(
    envelope?.signatures.map(({ keyid }) => keyid),
    [signers.keyOf(ann).key.id],
  );
});

test('a wait that outlives the card is told before anybody signs', async () => {
  await signers.declare({ approvals: 2, delayMinutes: 1440 }, { v: 2 });
  const entry = { ...(await signers.part('channel/main-line')), number: '400-000-6009' };
  const id = await signers.propose({ 'channel/main-line': entry, 'valid-days': 1 });
  const { problems, acts } = await world.see(ann, id);
  assert.deepEqual(
    problems.map(({ part, code }) => [part, code]),
    [['valid-days', 'delay-outlives-card']],
  );
  assert.equal(acts.find(({ act }) => act === 'submit')?.refused, 'has-problems');
});

test('what one person may publish waits too, where the list says so', async () => {
  await signers.declare(
    { approvals: 2, delayMinutes: 0 },
    { v: 2, ordinary: { approvals: 1, delayMinutes: 60 } },
  );
  const id = await signers.propose(HOLIDAY);
  assert.equal(done(await signers.publish(ann, id)).state, 'scheduled');
  assert.equal((await currentCard(world.db))?.n, 1);
  world.clock.advance(61 * MINUTE);
  await due();
  assert.equal((await world.see(ann, id)).publishedN, 2);
});
