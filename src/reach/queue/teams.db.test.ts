/** Teams come first, and nobody starves for them; shifts end without anybody being left with somebody new. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../people/testing.ts';
import { chatApi, deskApi } from '../conversations/contract.ts';
import { teamsApi } from '../teams/contract.ts';
import { AWAY_ANSWER_SECONDS, type Board, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

type Node = Awaited<ReturnType<typeof world.node>>;

const people = async () => ({
  ann: await world.person('Ann', ['agent']),
  bo: await world.person('Bo', ['agent']),
  sue: await world.person('Sue', ['supervisor']),
});

async function team(node: Node, by: Caller, members: readonly Caller[], more: object = {}): Promise<string> {
  const id = randomUUID();
  const given = {
    name: `Team ${id.slice(0, 8)}`,
    intents: [],
    languages: [],
    fallbackSeconds: 60,
    revision: 0,
  };
  const body = { ...given, ...more, members: members.map((one) => one.id) };
  const answer = await node.ask(by, teamsApi.save, { params: { id }, body });
  assert.equal(answer.status, 200, answer.text);
  return id;
}

async function revisionOf(node: Node, by: Caller, id: string): Promise<number> {
  const all = (await node.ask(by, teamsApi.list)).body.teams as { id: string; revision: number }[];
  return all.find((one) => one.id === id)?.revision ?? 0;
}

const hand = (node: Node, by: Caller, id: string, to: string, note?: string) =>
  node.ask(by, queueApi.handOver, { params: { id }, body: { team: to, ...(note ? { note } : {}) } });

test('what a team is for waits for its members first, and for everybody once that took too long', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  await team(node, sue, [ann], { name: 'Refunds', intents: ['refund'] });
  await node.say(ann, 'available', { capacity: 1 });
  await node.say(bo, 'available', { capacity: 5 });
  const [first, second] = [
    await world.opened(node.url, await world.guest(node.url), 'refund'),
    await world.opened(node.url, await world.guest(node.url), 'refund'),
  ];
  const other = await world.opened(node.url, await world.guest(node.url), 'enquiry');
  await node.queue.look();
  assert.equal((await node.view(ann, first)).assignedTo, ann.id);
  assert.equal((await node.view(ann, second)).assignedTo, null, 'Bo is not of the team');
  assert.equal((await node.view(ann, other)).assignedTo, bo.id, 'whoever waits for a team holds up nobody');
  const board = (await node.ask(sue, queueApi.board)).body as unknown as Board;
  assert.deepEqual(board.waiting[0]?.teams, ['Refunds']);
  await node.ask(ann, deskApi.say, { params: { id: first }, body: { key: randomUUID(), text: 'Hello.' } });
  await node.pass(59, [ann, bo]);
  await node.queue.look();
  assert.equal((await node.view(ann, second)).assignedTo, null);
  await node.pass(1, [ann, bo]);
  await node.queue.look();
  assert.equal((await node.view(ann, second)).assignedTo, bo.id);
});

test('where nobody of the team is there, everybody takes who waits for it, at once', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  await team(node, sue, [ann], { intents: ['refund'], languages: ['zh'] });
  await node.say(bo, 'available');
  const id = await world.opened(node.url, await world.guest(node.url), 'refund');
  await node.queue.look();
  assert.equal((await node.view(bo, id)).assignedTo, bo.id);
  await node.say(ann, 'available', { languages: ['en'] });
  const next = await world.opened(node.url, await world.guest(node.url), 'refund');
  await node.queue.look();
  assert.equal((await node.view(bo, next)).assignedTo, bo.id, 'Ann does not speak their language');
});

test('a team whose members take nobody starves nobody, however long its time is', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  await team(node, sue, [ann], { intents: ['refund'], fallbackSeconds: 3_600 });
  await node.say(ann, 'available', { capacity: 0 });
  await node.say(bo, 'available');
  const id = await world.opened(node.url, await world.guest(node.url), 'refund');
  await node.queue.look();
  assert.equal((await node.view(bo, id)).assignedTo, bo.id);
});

test('what is handed to a team keeps its place and its note, and goes to somebody of the team', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  const cy = await world.person('Cy', ['agent']);
  const to = await team(node, sue, [bo, cy], { name: 'Money' });
  await node.say(ann, 'available');
  const guest = await world.guest(node.url);
  const id = await world.opened(node.url, guest);
  await node.queue.look();
  const { waitsSince } = await node.view(ann, id);
  await node.say(cy, 'available', { capacity: 1 });
  await node.say(bo, 'away');
  const teams = (await node.ask(ann, queueApi.teams)).body.teams as readonly object[];
  assert.deepEqual(teams, [{ id: to, name: 'Money', members: 2, available: 1 }]);
  assert.equal((await hand(node, ann, id, to, 'please pay it back')).status, 204);
  const handed = await node.view(ann, id);
  assert.deepEqual([handed.assignedTo, handed.waitsSince], [null, waitsSince]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, cy.id);
  const heard = (await node.ask(guest, chatApi.since, { params: { id } })).text;
  assert.match(heard, /"event":"transferred","name":"Money"/);
  assert.doesNotMatch(heard, /pay it back/, 'a note is for staff');
  const seen = await node.ask(cy, deskApi.since, { params: { id } });
  assert.match(seen.text, /pay it back/);
});

test('a team that is gone leaves who waits for it to everybody, and an ended conversation goes to none', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  const to = await team(node, sue, [bo], { fallbackSeconds: 3_600 });
  await node.say(bo, 'available', { capacity: 1 });
  const full = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  assert.equal((await node.view(bo, full)).assignedTo, bo.id);
  const id = await world.opened(node.url, await world.guest(node.url));
  await hand(node, sue, id, to);
  await node.say(ann, 'available');
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null);
  const unknown = await hand(node, ann, id, randomUUID());
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'no-such-team']);
  assert.equal((await node.ask(sue, teamsApi.remove, { params: { id: to } })).status, 204);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, ann.id);
  await node.ask(ann, deskApi.move, { params: { id }, body: { act: 'resolve' } });
  const again = await team(node, sue, [bo]);
  assert.equal((await hand(node, ann, id, again)).body.code, 'not-now');
});

test('what its team does not answer is back at its old place, and then for everybody', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  await team(node, sue, [ann], { intents: ['refund'] });
  await node.say(ann, 'available', { capacity: 1 });
  const id = await world.opened(node.url, await world.guest(node.url), 'refund');
  await node.queue.look();
  await node.pass(45, [ann]);
  const later = await world.opened(node.url, await world.guest(node.url), 'refund');
  await node.pass(45, [ann]);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).ahead, 0);
  await node.say(bo, 'available', { capacity: 1 });
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, bo.id);
  assert.equal((await node.view(ann, later)).assignedTo, null);
});

/** Ann, of the team for refunds, has no room; Bo, who is not, has talked to somebody for an hour; and Cy has nothing to do. */
async function anHourLater(t: TestContext) {
  const node = await world.node(t);
  const { ann, bo, sue } = await people();
  const cy = await world.person('Cy', ['agent']);
  const answer = (who: Caller, id: string) =>
    node.ask(who, deskApi.say, { params: { id }, body: { key: randomUUID(), text: 'One moment.' } });
  await team(node, sue, [ann], { intents: ['refund'] });
  await node.say(bo, 'available');
  const guest = await world.guest(node.url);
  const id = await world.opened(node.url, guest, 'refund');
  await node.queue.look();
  await answer(bo, id);
  await node.pass(3_600, [bo]);
  await node.say(ann, 'available', { capacity: 1 });
  const other = await world.opened(node.url, await world.guest(node.url), 'refund');
  await node.queue.look();
  await answer(ann, other);
  await node.say(cy, 'available', { capacity: 5 });
  const holder = async () => {
    await node.queue.look();
    return (await node.view(sue, id)).assignedTo;
  };
  return { node, ann, bo, cy, guest, id, holder };
}

test('what is handed back to the queue waits for its team first, from then on', async (t) => {
  const { node, ann, bo, cy, id, holder } = await anHourLater(t);
  await node.ask(bo, deskApi.transfer, { params: { id }, body: { to: null } });
  assert.equal(await holder(), null);
  await node.pass(59, [ann, cy]);
  assert.equal(await holder(), null);
  await node.pass(1, [ann, cy]);
  assert.equal(await holder(), cy.id);
});

test('what its agent leaves unanswered waits for its team first, once it is back', async (t) => {
  const { node, ann, bo, cy, guest, id, holder } = await anHourLater(t);
  await node.ask(guest, chatApi.say, { params: { id }, body: { key: randomUUID(), text: 'Still there?' } });
  await node.say(bo, 'away');
  await node.pass(AWAY_ANSWER_SECONDS, [ann, bo, cy]);
  assert.equal(await holder(), null, 'it is back, and for Ann alone');
  await node.pass(59, [ann, cy]);
  assert.equal(await holder(), null);
  await node.pass(1, [ann, cy]);
  assert.equal(await holder(), cy.id);
});

test('a team is saved once under its name, with staff alone, and the trail says who did it', async (t) => {
  const node = await world.node(t);
  const { ann, sue } = await people();
  const id = await team(node, sue, [ann], { name: 'Night' });
  const body = {
    name: 'night',
    intents: [],
    languages: [],
    fallbackSeconds: 0,
    members: [] as string[],
    revision: 0,
  };
  const twin = await node.ask(sue, teamsApi.save, { params: { id: randomUUID() }, body });
  assert.deepEqual([twin.status, twin.body.code], [409, 'team-name-taken']);
  const buyer = await world.person('Buyer', ['buyer']);
  const wrong = await node.ask(sue, teamsApi.save, {
    params: { id },
    body: { ...body, members: [buyer.id], revision: await revisionOf(node, sue, id) },
  });
  assert.equal(wrong.body.code, 'not-an-agent');
  const { rows } = await sql<{ action: string }>`select action from people.audit
    where target_id = ${id}`.execute(world.db);
  assert.deepEqual(rows, [{ action: 'teams.save' }]);
});

test('of two who change a team at once the second is told, and overwrites nothing', async (t) => {
  const node = await world.node(t);
  const { ann, sue } = await people();
  const sam = await world.person('Sam', ['supervisor']);
  const id = await team(node, sue, [ann]);
  const body = {
    name: `Of two ${id.slice(0, 8)}`,
    intents: [],
    languages: [],
    fallbackSeconds: 5,
    members: [],
  };
  const save = (by: Caller, revision: number, more: object = {}) =>
    node.ask(by, teamsApi.save, { params: { id }, body: { ...body, ...more, revision } });
  const seen = () => revisionOf(node, sue, id);
  const first = await seen();
  const both = await Promise.all([save(sue, first), save(sam, first, { fallbackSeconds: 90 })]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(both.find(({ status }) => status === 409)?.body.code, 'team-has-changed');
  const last = (await save(sam, await seen())).body.revision as number;
  assert.equal(await seen(), last);
  const remove = (revision: number) =>
    node.ask(sue, teamsApi.remove, { params: { id }, query: { revision: `${revision}` } });
  assert.equal((await remove(first)).body.code, 'team-has-changed', 'nor is it removed unseen');
  assert.equal((await remove(last)).status, 204);
  assert.equal((await save(sam, last)).body.code, 'no-such-team');
  assert.equal((await save(sam, 0)).status, 200, 'it is made again');
  for (const old of [first, last])
    assert.equal((await save(sue, old)).body.code, 'team-has-changed', 'and is not the one before');
});
