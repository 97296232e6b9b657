/** What becomes of conversations that nobody ends. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { chatApi, deskApi } from './contract.ts';
import { conversationJobs } from './index.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();
const { db, clock } = world;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const run = (name: string) =>
  conversationJobs(world)
    .find((job) => job.name === name)
    ?.run({} as never) ?? assert.fail(name);
const statusOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await sql<{
    status: string;
  }>`select status from reach.conversation where id = ${id}`.execute(db);
  return rows[0]?.status;
};
const toldOf = async (id: string): Promise<string[]> => {
  const { rows } = await sql<{ type: string }>`select type from people.webhook_event
    where subject = ${`conversation:${id}`} order by id`.execute(db);
  return rows.map(({ type }) => type);
};
beforeEach(async () => void (await sql`delete from reach.conversation`.execute(db)));

type Node = Awaited<ReturnType<typeof world.node>>;
type Who = Awaited<ReturnType<typeof world.guest>>;

async function answered({ ask, url }: Node, agent: Who): Promise<{ guest: Who; id: string }> {
  const guest = await world.guest(url);
  const id = await world.opened(url, guest);
  const said = await ask(agent, deskApi.say, {
    params: { id },
    body: { key: randomUUID(), text: 'It is on its way.' },
  });
  assert.equal(said.status, 200, said.text);
  return { guest, id };
}

test('whoever is answered and walks away is resolved after a day, and told; whoever waits never is', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const { guest, id } = await answered(node, ann);
  const [back, wrote] = [await answered(node, ann), await answered(node, ann)];
  await node.ask(ann, deskApi.transfer, { params: { id: back.id }, body: { to: null } });
  const waits = await world.opened(node.url, await world.guest(node.url));
  clock.advance(HOUR_MS);
  const more = { params: { id: wrote.id }, body: { key: randomUUID(), text: 'And when?' } };
  await node.ask(wrote.guest, chatApi.say, more);
  clock.advance(23 * HOUR_MS - 1);
  await run('reach.silent');
  assert.equal(await statusOf(id), 'pending');
  clock.advance(1);
  await run('reach.silent');
  assert.equal(await statusOf(id), 'resolved');
  assert.match((await node.ask(guest, chatApi.since, { params: { id } })).text, /"event":"resolved"/);
  assert.deepEqual((await toldOf(id)).slice(-1), ['conversation.status']);
  clock.advance(60 * DAY_MS);
  await run('reach.silent');
  assert.deepEqual(
    [await statusOf(waits), await statusOf(wrote.id), await statusOf(back.id)],
    ['open', 'open', 'pending'],
  );
});

test('it counts as served until the last word, not until a day later', async (t) => {
  const node = await world.node(t);
  const { id } = await answered(node, await world.person('Ann', ['agent']));
  const lastWord = clock.now();
  clock.advance(2 * DAY_MS);
  await run('reach.silent');
  const { rows } = await sql<{ at: Date }>`select ended_at as at from reach.conversation
    where id = ${id}`.execute(db);
  assert.equal(rows[0]?.at.getTime(), lastWord);
});

test('what was put off comes back as new, and is resolved a month after nobody touched it', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const { id } = await answered(node, ann);
  const until = new Date(clock.now() + 40 * DAY_MS).toISOString();
  await node.ask(ann, deskApi.move, { params: { id }, body: { act: 'snooze', until } });
  clock.advance(39 * DAY_MS);
  await run('reach.silent');
  assert.equal(await statusOf(id), 'snoozed');
  clock.advance(DAY_MS);
  await run('reach.snoozed');
  await run('reach.silent');
  assert.equal(await statusOf(id), 'open');
  clock.advance(30 * DAY_MS);
  await run('reach.silent');
  assert.equal(await statusOf(id), 'resolved');
});

test('whoever writes in the moment in which theirs is closed is not shut out', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const { guest, id } = await answered(node, ann);
  await node.ask(ann, deskApi.move, { params: { id }, body: { act: 'resolve' } });
  clock.advance(8 * DAY_MS);
  // The job has read which ones to close, and waits for the lock that the customer has.
  const writing = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const write = db.transaction().execute(async (tx) => {
    await sql`select from reach.conversation where id = ${id} for update`.execute(tx);
    locked.resolve();
    await writing.promise;
    await sql`update reach.conversation set status = 'open', waits_since = now() where id = ${id}`.execute(
      tx,
    );
  });
  await locked.promise;
  const closing = run('reach.erase');
  while (!(await isBlocked())) await new Promise(setImmediate);
  writing.resolve();
  await Promise.all([write, closing]);
  assert.equal(await statusOf(id), 'open');
  assert.equal((await node.ask(guest, chatApi.since, { params: { id } })).status, 200);
});

async function isBlocked(): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows.length > 0;
}

test('one that nobody ended is gone two years later, and programs hear of that and know no more', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const [part, whole, held] = [
    await answered(node, ann),
    await answered(node, ann),
    await answered(node, ann),
  ];
  await sql`update reach.conversation set status = 'closed', merged_into = ${whole.id}
    where id = ${part.id}`.execute(db);
  await sql`insert into reach.hold (conversation_id, reason, at) values (${held.id}, 'a claim', now())`.execute(
    db,
  );
  clock.advance(DAY_MS);
  await run('reach.silent');
  clock.advance(8 * DAY_MS);
  await run('reach.erase');
  assert.deepEqual([await statusOf(whole.id), await statusOf(held.id)], ['closed', 'closed']);
  clock.advance(731 * DAY_MS);
  await run('reach.erase');
  assert.deepEqual(
    [await statusOf(whole.id), await statusOf(part.id), await statusOf(held.id)],
    [undefined, undefined, 'closed'],
  );
  for (const { id } of [whole, part]) assert.deepEqual(await toldOf(id), ['conversation.erased']);
  const { rows } = await sql`select from reach.message where conversation_id in (${whole.id}, ${part.id})
    union all select from reach.search where conversation_id in (${whole.id}, ${part.id})`.execute(db);
  assert.deepEqual(rows, []);
  await sql`delete from reach.hold`.execute(db);
});

test('however many are old, all of them go', async () => {
  const at = new Date(clock.now() - 800 * DAY_MS);
  await sql`insert into reach.conversation (id, channel, lang, intent, status, opened_at, last_at)
    select gen_random_uuid(), 'chat', 'zh', 'refund', 'closed', ${at}, ${at}
    from generate_series(1, 250)`.execute(db);
  await run('reach.erase');
  const { rows } = await sql`select from reach.conversation`.execute(db);
  assert.equal(rows.length, 0);
});
