/** Merging, putting off and their undoing take nobody's customers from them, and hold up no queue. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../people/testing.ts';
import { chatApi, deskApi, linksApi } from '../conversations/contract.ts';
import { teamsApi } from '../teams/contract.ts';
import { ANSWER_SECONDS, CUSTOMER_GONE_SECONDS, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

type Node = Awaited<ReturnType<typeof world.node>>;

const answer = (node: Node, by: Caller, id: string) =>
  node.ask(by, deskApi.say, { params: { id }, body: { key: randomUUID(), text: '您好。' } });
async function merge(node: Node, by: Caller, part: string, into: string): Promise<void> {
  const merged = await node.ask(by, linksApi.merge, {
    params: { id: part },
    body: { with: into, keep: into },
  });
  assert.equal(merged.status, 200, merged.text);
}
const undo = (node: Node, by: Caller, id: string) => node.ask(by, linksApi.unmerge, { params: { id } });
const give = (node: Node, by: Caller, id: string, to: Caller) =>
  node.ask(by, deskApi.transfer, { params: { id }, body: { to: to.id } });
const waits = async () =>
  (
    await sql<{ id: string; answered: boolean; left: boolean }>`select conversation_id as id,
      answered_at is not null as answered, left_at is not null as left from reach.wait`.execute(world.db)
  ).rows;
const isSetAside = async (id: string) => {
  const { rows } = await sql`select from reach.conversation
    where id = ${id} and answer_by is not null`.execute(world.db);
  return rows.length === 1;
};

test('a merge that was undone does not hold up the queue, once the customer has gone', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(node.url);
  const [first, answered] = [await world.opened(node.url, guest), await world.opened(node.url, guest)];
  await node.queue.look();
  await answer(node, ann, answered);
  await merge(node, ann, answered, first);
  await node.queue.look();
  assert.deepEqual(
    (await waits()).find(({ id }) => id === first),
    { id: first, answered: false, left: false },
  );
  assert.equal((await undo(node, ann, answered)).status, 200);
  await node.pass(CUSTOMER_GONE_SECONDS + 60, []);
  await node.queue.look();
  assert.equal(await isSetAside(first), true, 'the queue is put in order');
});

test('a wait that has ended once stays as it ended', async (t) => {
  const node = await world.node(t);
  const id = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  await sql`update reach.wait set taken_at = now(), answered_at = now()`.execute(world.db);
  await node.pass(CUSTOMER_GONE_SECONDS + 60, []);
  await node.queue.look();
  assert.equal(await isSetAside(id), true);
  assert.deepEqual(await waits(), [{ id, answered: true, left: false }]);
});

test('whoever waits on in another conversation has not left', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(node.url);
  const [into, part] = [await world.opened(node.url, guest), await world.opened(node.url, guest)];
  await node.queue.look();
  await merge(node, ann, part, into);
  await node.queue.look();
  assert.deepEqual(await waits(), [{ id: into, answered: false, left: false }]);
});

test('whoever merges keeps what they have, and is not away for it', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(node.url);
  const waiting = await world.opened(node.url, guest, 'enquiry');
  world.clock.advance(1_000);
  const held = await world.opened(node.url, guest, 'account-security');
  await answer(node, bo, held);
  await give(node, bo, held, ann);
  await node.say(ann, 'available', { capacity: 1 });
  await node.pass(ANSWER_SECONDS + 30, [ann], [guest]);
  await merge(node, ann, waiting, held);
  await node.queue.look();
  const held1 = await node.view(ann, held);
  assert.deepEqual([held1.assignedTo, held1.waitsSince !== null], [ann.id, true]);
  assert.equal((await node.ask(ann, queueApi.presence)).body.state, 'available');
});

test('what goes back to its agent by an undone merge, or wakes, is theirs for as long as what is given anew', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(node.url);
  const [into, part, later] = [
    await world.opened(node.url, guest),
    await world.opened(node.url, guest),
    await world.opened(node.url, await world.guest(node.url)),
  ];
  await answer(node, ann, into);
  await node.say(ann, 'busy');
  await give(node, bo, part, ann);
  await give(node, bo, later, ann);
  const until = new Date(world.clock.now() + 3_600_000).toISOString();
  await node.ask(ann, deskApi.move, { params: { id: later }, body: { act: 'snooze', until } });
  await merge(node, ann, part, into);
  await node.pass(ANSWER_SECONDS + 30, [ann], [guest]);
  assert.equal((await undo(node, ann, part)).status, 200);
  await node.ask(ann, deskApi.move, { params: { id: later }, body: { act: 'wake' } });
  await node.queue.look();
  for (const id of [part, later]) assert.equal((await node.view(ann, id)).assignedTo, ann.id);
  assert.equal((await node.view(ann, part)).waitsSince !== null, true);
});

test('a merge forgets neither need nor team nor tags nor who waits, and undone it gives them back', async (t) => {
  const node = await world.node(t);
  const [ann, sue] = [await world.person('Ann', ['agent']), await world.person('Sue', ['supervisor'])];
  const guest = await world.guest(node.url);
  const [into, part] = [randomUUID(), randomUUID()];
  const open = (id: string, intent: string, later: boolean) =>
    node.ask(guest, chatApi.open, { params: { id }, body: { intent, lang: 'zh', later } });
  await open(into, 'enquiry', true);
  await open(part, 'account-security', false);
  const team = randomUUID();
  const body = {
    name: 'Night',
    intents: [],
    languages: [],
    fallbackSeconds: 60,
    members: [ann.id],
    revision: 0,
  };
  assert.equal((await node.ask(sue, teamsApi.save, { params: { id: team }, body })).status, 200);
  await node.ask(ann, queueApi.handOver, { params: { id: part }, body: { team } });
  for (const [id, tag] of [
    [into, 'a'],
    [part, 'b'],
  ] as const)
    await sql`update reach.conversation set tags = ${[tag]}::text[] where id = ${id}`.execute(world.db);
  const stands = async (id: string) =>
    (
      await sql`select intent, tags, team_id as team, answer_by is not null as later
        from reach.conversation where id = ${id}`.execute(world.db)
    ).rows[0];
  const before = [await stands(into), await stands(part)];
  await merge(node, ann, part, into);
  assert.deepEqual(await stands(into), { intent: 'account-security', tags: ['a', 'b'], team, later: false });
  assert.equal((await undo(node, ann, part)).status, 200);
  assert.deepEqual([await stands(into), await stands(part)], before);
});

test('who waits longer for something else comes to the team of the more urgent need when that need came', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const sue = await world.person('Sue', ['supervisor']);
  const team = { name: 'Money', intents: ['refund'], languages: [], fallbackSeconds: 60, members: [ann.id] };
  assert.equal(
    (await node.ask(sue, teamsApi.save, { params: { id: randomUUID() }, body: { ...team, revision: 0 } }))
      .status,
    200,
  );
  const guest = await world.guest(node.url);
  const into = await world.opened(node.url, guest, 'enquiry');
  await node.pass(600, [], [guest]);
  const part = await world.opened(node.url, guest, 'refund');
  // Ann has no room yet.
  const other = await world.opened(node.url, await world.guest(node.url), 'account-security');
  await node.ask(ann, deskApi.take, { params: { id: other } });
  await node.say(ann, 'available', { capacity: 1 });
  await merge(node, ann, part, into);
  await node.say(bo, 'available');
  await node.queue.look();
  assert.equal((await node.view(ann, into)).assignedTo, null, 'the team has its time yet');
  await node.pass(60, [ann, bo], [guest]);
  await node.queue.look();
  assert.equal((await node.view(ann, into)).assignedTo, bo.id);
});
