/** Load is shed in announced steps, and supervisors can hold one. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { type CustomerView, chatApi, type Intent } from '../../conversations/contract.ts';
import { type Board, queueApi } from '../contract.ts';
import { queueWorld } from '../testing.ts';
import type { Load } from './contract.ts';
import { RISE_SECONDS } from './steps.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

type Node = Awaited<ReturnType<typeof world.node>>;

async function open(node: Node, intent: Intent): Promise<CustomerView> {
  const request = { params: { id: randomUUID() }, body: { intent, lang: 'zh' as const } };
  const answer = await node.ask(await world.guest(node.url), chatApi.open, request);
  assert.equal(answer.status, 200, answer.text);
  return answer.body as unknown as CustomerView;
}

const audited = async () =>
  (
    await sql<{
      action: string;
    }>`select action from people.audit where action like 'load.%' order by id`.execute(world.db)
  ).rows.map(({ action }) => action);

test('a crowd raises it step by step; then enquiries leave a message, and nobody else does', async (t) => {
  const node = await world.node(t);
  const sue = await world.person('Sue', ['supervisor']);
  const load = async () => ((await node.ask(sue, queueApi.board)).body as unknown as Board).load;
  assert.equal((await load()).step, 'normal');
  for (let n = 0; n < 16; n++) await open(node, 'refund');
  const steps = new Set<string>();
  for (let n = 0; n < 4; n++) {
    await node.queue.look();
    world.clock.advance(RISE_SECONDS * 1000);
    await node.queue.look();
    steps.add((await load()).step);
    assert.equal(node.queue.now()?.step, (await load()).step, 'the node tells it to visitors');
  }
  assert.deepEqual([...steps], ['publish', 'message', 'asynchronous', 'incident']);
  assert.ok((await open(node, 'enquiry')).answerBy);
  for (const intent of ['refund', 'top-up-failed', 'faulty-goods', 'account-security'] as const)
    assert.equal((await open(node, intent)).answerBy, null, intent);
  const { changes, now } = await load();
  assert.equal(changes.length, 4);
  assert.ok(now.perAgent >= 16 && changes.every(({ why }) => why === 'measured'));
  assert.deepEqual(await audited(), Array(4).fill('load.measured'));
});

test('a supervisor holds a step and releases it; nobody else does', async (t) => {
  const node = await world.node(t);
  const [ann, sue] = [await world.person('Ann', ['agent']), await world.person('Sue', ['supervisor'])];
  assert.equal((await node.ask(ann, queueApi.load, { body: { step: 'incident' } })).status, 403);
  const before = (await audited()).length;
  const held = await node.ask(sue, queueApi.load, { body: { step: 'asynchronous' } });
  assert.equal(held.status, 200, held.text);
  assert.deepEqual(pick(held.body as unknown as Load), ['asynchronous', 'normal', true]);
  assert.ok((await open(node, 'enquiry')).answerBy);
  assert.equal((await open(node, 'account-security')).answerBy, null, 'account security is never shed');
  await node.queue.look();
  assert.equal(node.queue.now()?.step, 'asynchronous');
  const free = await node.ask(sue, queueApi.load, { body: { step: null } });
  assert.deepEqual(pick(free.body as unknown as Load), ['normal', 'normal', false]);
  assert.equal((await open(node, 'enquiry')).answerBy, null);
  assert.deepEqual((await audited()).slice(before), ['load.held', 'load.released']);
});

const pick = ({ step, measured, held }: Load) => [step, measured, held];
