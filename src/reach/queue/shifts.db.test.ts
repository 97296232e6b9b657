/** What the roster does to the queue, to agents and to the board. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { eachDay } from '../../find/hours/contract.ts';
import { beijingTime } from '../../kernel/when/contract.ts';
import type { Caller } from '../../people/testing.ts';
import { deskApi } from '../conversations/contract.ts';
import { rosterApi } from '../roster/contract.ts';
import { type Board, GONE_SECONDS, type Presence, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

type Node = Awaited<ReturnType<typeof world.node>>;

const MINUTE_MS = 60_000;

/** On duty every day from so many minutes before now to so many after. */
async function rostered(node: Node, by: Caller, who: Caller, from: number, to: number): Promise<void> {
  const clock = (minutes: number) => beijingTime(world.clock.now() + minutes * MINUTE_MS).slice(11);
  const weekly = eachDay([{ from: clock(from), to: clock(to) }]);
  const { rosters } = (await node.ask(by, rosterApi.list)).body as {
    rosters: readonly { personId: string; revision: number }[];
  };
  const revision = rosters.find(({ personId }) => personId === who.id)?.revision ?? 0;
  const body = { weekly, followsHolidays: false, lastMinutes: 10, days: [], revision };
  const answer = await node.ask(by, rosterApi.save, { params: { id: who.id }, body });
  assert.equal(answer.status, 200, answer.text);
}

const people = async () => ({
  ann: await world.person('Ann', ['agent']),
  bo: await world.person('Bo', ['agent']),
  sue: await world.person('Sue', ['supervisor']),
});
const presence = async (node: Node, who: Caller) =>
  (await node.ask(who, queueApi.presence)).body as unknown as Presence;
const onBoard = async (node: Node, by: Caller, { id }: Caller) => {
  const { agents } = (await node.ask(by, queueApi.board)).body as unknown as Board;
  return agents.find((agent) => agent.id === id) ?? assert.fail('they are not on the board');
};

test('in the last minutes of a shift nobody new comes, unless the agent says that they go on', async (t) => {
  const node = await world.node(t);
  const { ann, sue } = await people();
  await rostered(node, sue, ann, -60, 15);
  await node.say(ann, 'available');
  const first = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  assert.equal((await node.view(ann, first)).assignedTo, ann.id);
  assert.equal((await presence(node, ann)).rest, null);
  const hello = { key: randomUUID(), text: 'Hello.' };
  await node.ask(ann, deskApi.say, { params: { id: first }, body: hello });
  await node.pass(6 * 60, [ann]);
  const next = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  const now = await presence(node, ann);
  assert.deepEqual([now.state, now.shift !== null, now.rest], ['available', true, 'ends-soon']);
  assert.equal((await node.view(ann, next)).assignedTo, null);
  await node.say(ann, 'available', { capacity: 5 });
  await node.queue.look();
  assert.equal((await node.view(ann, next)).assignedTo, ann.id);
  assert.equal((await presence(node, ann)).rest, null);
});

test('after the end of a shift an agent who says nothing gets nobody, and whoever has no roster is not concerned', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  await rostered(node, sue, ann, -60, 15);
  await node.say(ann, 'available');
  await node.pass(16 * 60, [ann]);
  assert.deepEqual(
    [(await presence(node, ann)).state, (await presence(node, ann)).rest],
    ['available', 'over'],
  );
  const id = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null);
  await node.say(bo, 'available');
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, bo.id);
});

test('the board shows who is meant to be there and is not, who never came among them', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  await rostered(node, sue, ann, -60, 60);
  await rostered(node, sue, bo, 60, 120);
  const before = await onBoard(node, sue, ann);
  assert.deepEqual([before.state, before.absent, before.heardAt], ['offline', true, null]);
  assert.equal((await onBoard(node, sue, bo)).absent, false, 'not yet');
  await node.say(ann, 'away');
  assert.equal((await onBoard(node, sue, ann)).absent, false);
  await node.ask(sue, rosterApi.remove, { params: { id: bo.id } });
  const { agents } = (await node.ask(sue, queueApi.board)).body as unknown as Board;
  assert.deepEqual(
    agents.map(({ id }) => id),
    [ann.id],
  );
});

test('whoever comes back after a long absence takes nobody until they say so', async (t) => {
  const node = await world.node(t);
  const { ann } = await people();
  await node.say(ann, 'available', { capacity: 7 });
  world.clock.advance((GONE_SECONDS + 1) * 1000);
  const back = await presence(node, ann);
  assert.deepEqual([back.state, back.capacity, back.missedAt], ['away', 7, null]);
  const id = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null);
  await node.say(ann, 'available');
  world.clock.advance(GONE_SECONDS * 500);
  assert.equal((await presence(node, ann)).state, 'available', 'a short one changes nothing');
});

test('only staff have shifts, and only supervisors give them', async (t) => {
  const node = await world.node(t);
  const { ann, sue } = await people();
  const body = { weekly: eachDay([]), followsHolidays: true, lastMinutes: 0, days: [], revision: 0 };
  const buyer = await world.person('Buyer', ['buyer']);
  const save = (by: Caller, whom: Caller, more: object = {}) =>
    node.ask(by, rosterApi.save, { params: { id: whom.id }, body: { ...body, ...more } });
  assert.equal((await save(sue, buyer)).body.code, 'not-an-agent');
  assert.equal((await save(ann, ann)).status, 403);
  const days = [{ day: '2027-02-30', spans: [] }];
  assert.equal((await save(sue, ann, { days })).status, 422, 'a day that there is not');
  const own = [{ day: '2027-02-28', spans: [{ from: '10:00', to: '12:00' }] }];
  const first = await save(sue, ann, { days: own });
  assert.equal(first.status, 200);
  const { rosters } = (await node.ask(sue, rosterApi.list)).body as { rosters: { days: unknown }[] };
  assert.deepEqual(rosters[0]?.days, own);
  // Who had seen nothing, or the one before, overwrites nothing.
  assert.equal((await save(sue, ann)).body.code, 'roster-has-changed');
  const { revision } = (await save(sue, ann, { revision: first.body.revision })).body;
  const remove = (seen: unknown) =>
    node.ask(sue, rosterApi.remove, { params: { id: ann.id }, query: { revision: `${seen}` } });
  assert.equal((await remove(first.body.revision)).body.code, 'roster-has-changed');
  assert.equal((await remove(revision)).status, 204);
  assert.equal((await save(sue, ann, { revision })).body.code, 'no-roster');
  assert.equal((await save(sue, ann)).status, 200, 'it is made again');
  for (const old of [first.body.revision, revision])
    assert.equal((await save(sue, ann, { revision: old })).body.code, 'roster-has-changed');
});
