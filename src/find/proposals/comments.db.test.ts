import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { createLog } from '../../kernel/log.ts';
import type { Actor } from '../../people/access/index.ts';
import { COMMENTS_JOB, comment } from './comments.ts';
import { createProposal } from './edits.ts';
import { proposalJobs } from './jobs.ts';
import { done, openWorld, type World } from './proposals.fixtures.ts';

const MINUTE = 60_000;
const log = createLog({ level: 'silent', clock: { now: () => 0 } });

let world: World;
let ann: Actor;
let bob: Actor;
let eve: Actor;
before(async () => {
  world = await openWorld();
  [ann, bob, eve] = [
    await world.person('ann', 'owner'),
    await world.person('bob', 'admin'),
    await world.person('eve', 'agent'),
  ];
});
after(() => world.close());

const propose = async (title: string): Promise<number> => {
  const set = { calendar: [{ date: '2027-05-04', kind: 'ordinary' }] };
  return done(await world.as(ann, (doing) => createProposal(doing, { title, set }))).id;
};
const say = async (who: Actor, id: number, text: string) =>
  done(await world.as(who, (doing) => comment(doing, id, text)));

/** What is due by our clock, as the worker would run it. */
async function runDue(): Promise<void> {
  const job = proposalJobs({ ...world.deps, db: world.db, log }).find(({ name }) => name === COMMENTS_JOB);
  const { rows } = await sql<{ payload: unknown }>`
    update graphile_worker._private_jobs j set locked_at = now(), attempts = attempts + 1
    from graphile_worker._private_tasks t where j.locked_at is null and t.id = j.task_id and t.identifier = ${COMMENTS_JOB}
      and j.run_at <= ${new Date(world.clock.now())} returning j.payload`.execute(world.db);
  for (const { payload } of rows) await job?.run(payload);
}

/** Since the last time it was asked. */
async function mailed(): Promise<{ to: string; text: string | undefined }[]> {
  const { rows } = await sql<{ to: string; paragraphs: string[] }>`
    with gone as (delete from people.mail where template = 'proposal-commented'
      returning seq, to_name as to, paragraphs)
    select "to", paragraphs from gone order by seq`.execute(world.db);
  return rows.map(({ to, paragraphs }) => ({ to, text: paragraphs[1] }));
}

test('the first comment is mailed at once, those of the next quarter of an hour in one mail at its end', async () => {
  const id = await propose('Quiet');
  for (let i = 1; i <= 40; i++) await say(eve, id, `c${i}`);
  await say(bob, id, 'Do not approve this');
  assert.deepEqual(await mailed(), [{ to: 'ann', text: 'c1' }]);
  world.clock.advance(15 * MINUTE - 1);
  await runDue();
  assert.deepEqual(await mailed(), []);
  world.clock.advance(1);
  await runDue();
  const [gathered, ...more] = await mailed();
  assert.deepEqual([gathered?.to, more.length], ['ann', 0]);
  const lines = gathered?.text?.split('\n') ?? [];
  assert.deepEqual([lines.length, lines.at(-2), lines.at(-1)], [20, 'eve: c40', 'bob: Do not approve this']);
  const { timeline } = await world.see(ann, id);
  assert.equal(timeline.filter(({ act }) => act === 'commented').length, 41, 'every comment is kept');
});

test('a gathered mail begins a quiet time of its own, and one in which nothing is said ends it', async () => {
  const id = await propose('Again');
  const counts: number[] = [];
  await say(bob, id, 'one');
  await say(bob, id, 'two');
  world.clock.advance(15 * MINUTE);
  await runDue();
  counts.push((await mailed()).length);
  await say(bob, id, 'three');
  counts.push((await mailed()).length);
  for (let i = 0; i < 2; i++) {
    world.clock.advance(15 * MINUTE);
    await runDue();
    counts.push((await mailed()).length);
  }
  await say(bob, id, 'four');
  counts.push((await mailed()).length);
  assert.deepEqual(counts, [2, 0, 1, 0, 1]);
});

test('what is said after a quiet time but before its job has run waits for that, and is told of once', async () => {
  const id = await propose('Late');
  await say(bob, id, 'one');
  await say(bob, id, 'two');
  await mailed();
  world.clock.advance(16 * MINUTE);
  await say(bob, id, 'three');
  assert.deepEqual(await mailed(), []);
  await runDue();
  assert.deepEqual(await mailed(), [{ to: 'ann', text: 'bob: two\nbob: three' }]);
  world.clock.advance(15 * MINUTE);
  await runDue();
  assert.deepEqual(await mailed(), []);
});

test('each person and each proposal has a quiet time of its own; nobody is told of their own words', async () => {
  const [one, two] = [await propose('One'), await propose('Two')];
  await say(bob, one, 'a');
  await say(bob, two, 'b');
  await say(ann, one, 'c');
  assert.deepEqual(
    (await mailed()).map(({ text }) => text),
    ['a', 'b'],
  );
  world.clock.advance(15 * MINUTE);
  await runDue();
  assert.deepEqual(await mailed(), []);
});

test('who may read proposals no more is told of none that they have edited', async () => {
  const cat = await world.person('cat', 'supervisor');
  const set = { calendar: [{ date: '2027-05-04', kind: 'ordinary' }] };
  const create = () => world.as(cat, (doing) => createProposal(doing, { title: 'Demoted', set }));
  const [begun, fresh] = [done(await create()).id, done(await create()).id];
  await say(bob, begun, 'a');
  await say(bob, begun, 'b');
  assert.deepEqual(await mailed(), [{ to: 'cat', text: 'a' }]);
  await sql`update people.role_grant set role = 'buyer' where person_id = ${cat.id}`.execute(world.db);
  await say(bob, fresh, 'c');
  world.clock.advance(15 * MINUTE);
  await runDue();
  assert.deepEqual(await mailed(), []);
});

test('who has lost every role by then is told of nothing more', async () => {
  const id = await propose('Gone');
  await say(bob, id, 'a');
  await say(bob, id, 'b');
  await mailed();
  await sql`delete from people.role_grant where person_id = ${ann.id}`.execute(world.db);
  world.clock.advance(15 * MINUTE);
  await runDue();
  assert.deepEqual(await mailed(), []);
});
