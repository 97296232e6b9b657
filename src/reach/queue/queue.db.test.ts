/** Who gets whom, when, and what becomes of whom nobody answers. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../people/testing.ts';
import { chatApi, deskApi } from '../conversations/contract.ts';
import { ANSWER_SECONDS, type Board, HEARD_SECONDS, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

const openIn = async (url: string, who: Caller, lang: 'zh' | 'en', intent = 'enquiry'): Promise<string> => {
  const id = randomUUID();
  const answer = await world.callerOf(url)(who, chatApi.open, { params: { id }, body: { intent, lang } });
  assert.equal(answer.status, 200, answer.text);
  return id;
};

test('who is next goes to whoever is free, and is told who it is', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(node.url);
  const enquiry = await world.opened(node.url, guest, 'enquiry');
  world.clock.advance(60_000);
  const security = await world.opened(node.url, await world.guest(node.url), 'account-security');
  await node.say(ann, 'available', { capacity: 1 });
  await node.queue.look();
  assert.equal((await node.view(ann, security)).assignedTo, ann.id);
  assert.equal((await node.view(ann, enquiry)).assignedTo, null);
  await node.ask(ann, deskApi.move, { params: { id: security }, body: { act: 'resolve' } });
  await node.queue.look();
  assert.equal((await node.view(ann, enquiry)).assignedTo, ann.id);
  const told = await node.ask(guest, chatApi.since, { params: { id: enquiry } });
  assert.match(told.text, /"event":"joined","name":"Ann"/);
});

test('whoever has waited long enough goes before everybody who came later', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(node.url);
  const enquiry = await world.opened(node.url, guest, 'enquiry');
  await node.pass(61 * 60, [], [guest]);
  const security = await world.opened(node.url, await world.guest(node.url), 'account-security');
  await node.say(ann, 'available', { capacity: 1 });
  await node.queue.look();
  assert.equal((await node.view(ann, enquiry)).assignedTo, ann.id);
  assert.equal((await node.view(ann, security)).assignedTo, null);
});

test('nobody gets more than they take, nor more than a supervisor lets them', async (t) => {
  const node = await world.node(t);
  const [ann, sue] = [await world.person('Ann', ['agent']), await world.person('Sue', ['supervisor'])];
  await node.say(ann, 'available', { capacity: 3 });
  const capped = await node.ask(sue, queueApi.cap, { params: { id: ann.id }, body: { cap: 2 } });
  assert.equal(capped.status, 204, capped.text);
  for (let n = 0; n < 4; n++) await openIn(node.url, await world.guest(node.url), 'zh');
  await node.queue.look();
  const chats = async () => (await node.ask(ann, queueApi.presence)).body.chats;
  assert.equal(await chats(), 2);
  await node.ask(sue, queueApi.cap, { params: { id: ann.id }, body: { cap: null } });
  await node.queue.look();
  assert.equal(await chats(), 3);
  const unknown = await node.ask(sue, queueApi.cap, { params: { id: sue.id }, body: { cap: 1 } });
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'no-such-agent']);
});

test('it goes to somebody who speaks the language and answers such questions, and others are not held up', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const [english, chinese, refund] = [
    await openIn(node.url, await world.guest(node.url), 'en'),
    await openIn(node.url, await world.guest(node.url), 'zh'),
    await openIn(node.url, await world.guest(node.url), 'en', 'refund'),
  ];
  await node.say(ann, 'available', { languages: ['zh'] });
  await node.queue.look();
  assert.equal((await node.view(ann, chinese)).assignedTo, ann.id);
  assert.equal((await node.view(ann, english)).assignedTo, null);
  await node.say(bo, 'available', { languages: ['en'], skills: ['refund'] });
  await node.queue.look();
  assert.equal((await node.view(bo, refund)).assignedTo, bo.id);
  assert.equal((await node.view(bo, english)).assignedTo, null);
});

test('a customer who comes back gets the agent whom they know, and others whoever has the least to do', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(node.url);
  const first = await world.opened(node.url, guest);
  await node.say(ann, 'available', { capacity: 5 });
  await node.queue.look();
  await node.ask(ann, deskApi.say, { params: { id: first }, body: { key: randomUUID(), text: 'Done.' } });
  await node.ask(ann, deskApi.move, { params: { id: first }, body: { act: 'resolve' } });
  for (let n = 0; n < 2; n++) await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  await node.say(bo, 'available', { capacity: 5 });
  const again = await world.opened(node.url, guest);
  await node.queue.look();
  assert.equal((await node.view(ann, again)).assignedTo, ann.id);
  const other = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  assert.equal((await node.view(ann, other)).assignedTo, bo.id);
});

test('what is not answered goes back to its old place, and not again to whoever is gone', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  await node.say(ann, 'available', { capacity: 1 });
  const id = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  const { waitsSince } = await node.view(ann, id);
  await node.pass(ANSWER_SECONDS / 2, [ann]);
  const later = await world.opened(node.url, await world.guest(node.url));
  await node.pass(ANSWER_SECONDS / 2, [ann]);
  await node.queue.look();
  const back = await node.view(bo, id);
  assert.deepEqual([back.assignedTo, back.waitsSince, back.ahead], [null, waitsSince, 0]);
  const { state, missedAt } = (await node.ask(ann, queueApi.presence)).body;
  assert.deepEqual([state, missedAt], ['away', new Date(world.clock.now()).toISOString()]);
  await node.say(bo, 'available', { capacity: 1 });
  await node.queue.look();
  assert.equal((await node.view(bo, id)).assignedTo, bo.id);
  assert.equal((await node.view(bo, later)).assignedTo, null);
});

test('an answer in time keeps the conversation, and what somebody took themselves is not taken from them', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  await node.say(ann, 'available', { capacity: 1 });
  await node.say(bo, 'busy');
  const [id, taken] = [
    await world.opened(node.url, await world.guest(node.url)),
    await world.opened(node.url, await world.guest(node.url)),
  ];
  await node.queue.look();
  await node.ask(ann, deskApi.say, { params: { id }, body: { key: randomUUID(), text: 'Hello.' } });
  await node.ask(bo, deskApi.take, { params: { id: taken } });
  await node.pass(2 * ANSWER_SECONDS, [ann, bo]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, ann.id);
  assert.equal((await node.view(ann, taken)).assignedTo, bo.id);
});

test('whoever is not heard from is offline: nobody new comes, and who waits for them goes to somebody else', async (t) => {
  const node = await world.node(t);
  const [ann, bo, sue] = [
    await world.person('Ann', ['agent']),
    await world.person('Bo', ['agent']),
    await world.person('Sue', ['supervisor']),
  ];
  await node.say(ann, 'available');
  const [silent, served] = [
    await world.opened(node.url, await world.guest(node.url)),
    await world.opened(node.url, await world.guest(node.url)),
  ];
  await node.queue.look();
  await node.ask(ann, deskApi.say, { params: { id: served }, body: { key: randomUUID(), text: 'Hello.' } });
  world.clock.advance(HEARD_SECONDS * 1000);
  await node.say(bo, 'available');
  await node.queue.look();
  assert.equal((await node.view(bo, silent)).assignedTo, bo.id);
  assert.equal((await node.view(bo, served)).assignedTo, ann.id);
  const { agents } = (await node.ask(sue, queueApi.board)).body as {
    agents: { id: string; state: string }[];
  };
  assert.deepEqual(
    agents.map(({ id, state }) => [id, state]).sort(),
    [
      [ann.id, 'offline'],
      [bo.id, 'available'],
    ].sort(),
  );
});

test('two nodes at once give nobody to two agents, and no agent more than they take', async (t) => {
  const nodes = [await world.node(t), await world.node(t)] as const;
  const agents = await Promise.all(
    ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => world.person(name, ['agent'])),
  );
  const ids = await Promise.all(
    Array.from({ length: 50 }, async () => world.opened(nodes[0].url, await world.guest(nodes[0].url))),
  );
  await Promise.all(
    agents.map((agent, n) => nodes[n % 2 === 0 ? 0 : 1].say(agent, 'available', { capacity: 7 })),
  );
  await Promise.all(nodes.flatMap((node) => [node.queue.look(), node.queue.look(), node.queue.look()]));
  const { rows } = await sql<{ id: string; joined: number }>`select c.id,
      (select count(*)::int from reach.message m where m.conversation_id = c.id and body ->> 'event' = 'joined') as joined
    from reach.conversation c where assigned_to is not null`.execute(world.db);
  assert.equal(rows.length, 42);
  assert.ok(rows.every(({ joined }) => joined === 1));
  assert.ok(rows.every(({ id }) => ids.includes(id)));
  for (const agent of agents) assert.equal((await nodes[0].ask(agent, queueApi.presence)).body.chats, 7);
});

test('visitors are told of those who speak their language, and load goes by what those who wait speak', async (t) => {
  const node = await world.node(t);
  const [bo, sue] = [await world.person('Bo', ['agent']), await world.person('Sue', ['supervisor'])];
  const measured = async () =>
    ((await node.ask(sue, queueApi.board)).body as unknown as Board).load.now.waitSeconds;
  assert.equal(await measured(), null, 'nobody is there');
  await node.say(bo, 'available', { languages: ['en'] });
  await node.queue.look();
  const { zh, en } = node.queue.now()?.chat ?? assert.fail();
  assert.deepEqual([zh.agents, zh.waits.refund, en.agents], [0, null, 1]);
  assert.equal(en.waits.refund?.lowSeconds, 0, 'Bo is free');
  assert.equal(await measured(), 0);
  await world.opened(node.url, await world.guest(node.url));
  assert.equal(await measured(), null, 'who waits speaks Chinese, which nobody does');
});
