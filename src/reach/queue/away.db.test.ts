/** Customers who would wait for nobody: for an agent who is away with a line open, or for anybody but the only one there. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { deskApi } from '../conversations/contract.ts';
import { ALONE_SECONDS, AWAY_ANSWER_SECONDS } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

test('who waits for an agent who is away waits in the queue again, after a while and not before', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(node.url);
  const id = await world.opened(node.url, guest);
  await node.pass(2 * AWAY_ANSWER_SECONDS, [], [guest]);
  await node.say(ann, 'away');
  await node.say(bo, 'busy');
  await node.ask(ann, deskApi.take, { params: { id } });
  const other = await world.opened(node.url, guest);
  await node.ask(bo, deskApi.take, { params: { id: other } });
  await node.pass(AWAY_ANSWER_SECONDS - 30, [ann, bo], [guest]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, ann.id, 'they have only just taken it');
  await node.pass(60, [ann, bo], [guest]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null);
  assert.equal((await node.view(ann, other)).assignedTo, bo.id, 'who is busy is there for theirs');
});

test('what somebody handed back is theirs again once nobody else has come to take it', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(node.url);
  const id = await world.opened(node.url, guest);
  await node.say(ann, 'available', { capacity: 1 });
  await node.say(bo, 'available', { capacity: 1 });
  await node.queue.look();
  const first = (await node.view(ann, id)).assignedTo === ann.id ? ann : bo;
  const second = first === ann ? bo : ann;
  await node.ask(first, deskApi.transfer, { params: { id }, body: { to: null } });
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, second.id, 'somebody else is there');
  await node.say(first, 'away');
  await node.ask(second, deskApi.transfer, { params: { id }, body: { to: null } });
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null, 'somebody else may come');
  await node.pass(ALONE_SECONDS, [second], [guest]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, second.id, 'nobody else has come');
});
