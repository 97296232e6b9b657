/** Whoever asks for all their data is given how long they waited, and what they had been told. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { API_ROOT } from '../../kernel/http/contract.ts';
import { unzipped } from '../../kernel/unzip.fixtures.ts';
import { deskApi, ownDataApi } from '../conversations/contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();

test('an export tells of a wait: when it began, what was said, and when it was answered', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(node.url);
  // Before anybody comes, or the first look would find nobody there and say nothing.
  await node.say(ann, 'available', { capacity: 1 });
  const id = await world.opened(node.url, guest);
  const began = new Date(world.clock.now()).toISOString();
  await node.queue.look();
  await node.pass(60, [ann], [guest]);
  const answered = new Date(world.clock.now()).toISOString();
  const body = { key: randomUUID(), text: '在的' };
  assert.equal((await node.ask(ann, deskApi.say, { params: { id }, body })).status, 200);
  await node.queue.look();
  const answer = await fetch(node.url + API_ROOT + ownDataApi.export.path, { headers: guest.headers });
  const found = unzipped(Buffer.from(await answer.arrayBuffer()));
  const data = JSON.parse(found.get('data.json') ?? '') as { conversations: { wait: object }[] };
  assert.deepEqual(data.conversations[0]?.wait, {
    queuedAt: began,
    toldLowSeconds: 0,
    toldHighSeconds: 60,
    ahead: 0,
    answeredAt: answered,
    leftAt: null,
  });
});
