/** Customers who were answered and walk away do not keep an agent from others. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import type { Caller } from '../../people/testing.ts';
import { chatApi, deskApi } from '../conversations/contract.ts';
import { heldSpans } from '../conversations/index.ts';
import { type Board, QUIET_SECONDS, queueApi } from './contract.ts';
import { servedOf } from './figures.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

type Node = Awaited<ReturnType<typeof world.node>>;

/** An agent who takes three, and three customers whom they have answered. */
async function threeAnswered(node: Node) {
  const ann = await world.person('Ann', ['agent']);
  await node.say(ann, 'available', { capacity: 3 });
  const customers: { who: Caller; id: string }[] = [];
  for (let n = 0; n < 3; n++) {
    const who = await world.guest(node.url);
    customers.push({ who, id: await world.opened(node.url, who) });
  }
  await node.queue.look();
  for (const { id } of customers) await say(node, ann, id);
  const chats = async () => (await node.ask(ann, queueApi.presence)).body.chats;
  assert.equal(await chats(), 3);
  return { ann, customers, chats };
}

async function say({ ask }: Node, who: Caller, id: string): Promise<void> {
  const api = 'cookie' in who.headers ? deskApi : chatApi;
  const said = await ask(who, api.say, { params: { id }, body: { key: randomUUID(), text: '您好。' } });
  assert.equal(said.status, 200, said.text);
}

test('three who were answered and fell silent leave room for the fourth, and not a moment too early', async (t) => {
  const node = await world.node(t);
  const { ann, customers, chats } = await threeAnswered(node);
  const fourth = await world.guest(node.url);
  const id = await world.opened(node.url, fourth);
  await node.pass(QUIET_SECONDS - 1, [ann], [fourth]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null);
  await node.pass(1, [ann], [fourth]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, ann.id);
  assert.equal(await chats(), 1);
  for (const quiet of customers) assert.equal((await node.view(ann, quiet.id)).assignedTo, ann.id);
  const sue = await world.person('Sue', ['supervisor']);
  const { agents } = (await node.ask(sue, queueApi.board)).body as unknown as Board;
  assert.deepEqual(
    agents.map((agent) => [agent.chats, agent.holds.length]),
    [[1, 4]],
  );
});

test('who is on a line, or waits for an answer, keeps their room', async (t) => {
  const node = await world.node(t);
  const { ann, customers, chats } = await threeAnswered(node);
  const [reads, writes] = customers;
  assert.ok(reads && writes);
  world.clock.advance(1_000);
  await say(node, writes.who, writes.id);
  await node.pass(2 * QUIET_SECONDS, [ann], [reads.who]);
  await node.queue.look();
  assert.equal(await chats(), 2);
});

test('whoever is back counts again, beyond what the agent takes, and nobody is taken from them', async (t) => {
  const node = await world.node(t);
  const { ann, customers, chats } = await threeAnswered(node);
  await node.pass(QUIET_SECONDS, [ann]);
  const more = [];
  for (let n = 0; n < 3; n++) more.push(await world.opened(node.url, await world.guest(node.url)));
  await node.queue.look();
  for (const id of more) await say(node, ann, id);
  for (const { who, id } of customers) await say(node, who, id);
  await node.queue.look();
  assert.equal(await chats(), 6);
  const last = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  assert.equal((await node.view(ann, last)).assignedTo, null);
});

test('a silent customer is no load of their agent in what waits are reckoned from', async (t) => {
  const node = await world.node(t);
  const { ann, customers } = await threeAnswered(node);
  const [served] = customers;
  assert.ok(served);
  for (let n = 0; n < 10; n++) {
    await node.pass(300, [ann]);
    await say(node, served.who, served.id);
    await say(node, ann, served.id);
  }
  await node.ask(ann, deskApi.move, { params: { id: served.id }, body: { act: 'resolve' } });
  const spans = await heldSpans(world.db, new Date(world.clock.now() - 86_400_000), 100);
  const [one, ...others] = servedOf(spans, world.clock.now());
  assert.equal(others.length, 0, 'those that are under way have not been served to the end');
  assert.ok(one && one.seconds >= 3_000 && one.chats < 1.1, String(one?.chats));
});
