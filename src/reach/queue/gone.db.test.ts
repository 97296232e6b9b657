/** Customers who do not wait, whether they chose so or have gone: nobody is kept from who does, and nothing is lost. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../people/testing.ts';
import {
  type CustomerView,
  chatApi,
  deskApi,
  type Intent,
  type StaffView,
} from '../conversations/contract.ts';
import { type Board, CUSTOMER_GONE_SECONDS, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

const HOUR = 3_600;

async function open(url: string, who: Caller, intent: Intent, later = false): Promise<CustomerView> {
  const request = { params: { id: randomUUID() }, body: { intent, lang: 'zh' as const, later } };
  const answer = await world.callerOf(url)(who, chatApi.open, request);
  assert.equal(answer.status, 200, answer.text);
  return answer.body as unknown as CustomerView;
}
const leftAt = async (id: string) => {
  const { rows } = await sql<{ leftAt: Date | null }>`select left_at as "leftAt" from reach.wait
    where conversation_id = ${id}`.execute(world.db);
  return rows.map((row) => row.leftAt?.getTime() ?? null);
};

test('a message that somebody leaves is answered behind those who wait, by the time that is told', async (t) => {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const message = await open(node.url, await world.guest(node.url), 'refund', true);
  assert.equal(Date.parse(message.answerBy ?? '') - world.clock.now() >= 24 * HOUR * 1000, true);
  world.clock.advance(1_000);
  const live = await open(node.url, await world.guest(node.url), 'enquiry');
  assert.deepEqual([live.answerBy, live.ahead], [null, 0]);
  await node.say(ann, 'available', { capacity: 1 });
  await node.queue.look();
  assert.equal((await node.view(ann, live.id)).assignedTo, ann.id);
  assert.equal((await node.view(ann, message.id)).assignedTo, null);
  await node.ask(ann, deskApi.move, { params: { id: live.id }, body: { act: 'resolve' } });
  await node.queue.look();
  assert.equal((await node.view(ann, message.id)).assignedTo, ann.id, 'nobody waits, so it is theirs');
  assert.deepEqual(await leftAt(message.id), [], 'no wait was told, so none is counted');
});

test('it is never starved: shortly before it is due it goes before whoever comes', async (t) => {
  const node = await world.node(t);
  const message = await open(node.url, await world.guest(node.url), 'enquiry', true);
  world.clock.advance(24.5 * HOUR * 1000);
  const ann = await world.person('Ann', ['agent']);
  const live = await open(node.url, await world.guest(node.url), 'enquiry');
  await node.say(ann, 'available', { capacity: 1 });
  await node.queue.look();
  assert.equal((await node.view(ann, message.id)).assignedTo, ann.id);
  assert.equal((await node.view(ann, live.id)).assignedTo, null);
});

test('whoever has gone is waited for by nobody, and reads at their return what became of it', async (t) => {
  const node = await world.node(t);
  const [gone, stays] = [await world.guest(node.url), await world.guest(node.url)];
  const left = await open(node.url, gone, 'refund');
  world.clock.advance(1_000);
  const [waits, security] = [
    await open(node.url, stays, 'enquiry'),
    await open(node.url, await world.guest(node.url), 'account-security'),
  ];
  await node.queue.look();
  await node.pass(CUSTOMER_GONE_SECONDS - 5, [], [stays]);
  await node.queue.look();
  const view = async (who: Caller) =>
    ((await node.ask(who, chatApi.mine)).body as { conversations: CustomerView[] }).conversations[0] ??
    assert.fail();
  const gap = await sql<{ n: number }>`select count(*)::int as n from reach.conversation
    where answer_by is not null`.execute(world.db);
  assert.equal(gap.rows[0]?.n, 0, 'not a moment too early');
  await node.pass(10, [], [stays]);
  await node.queue.look();
  const boss = await world.person('Sue', ['supervisor']);
  const { waiting } = (await node.ask(boss, queueApi.board)).body as unknown as Board;
  assert.deepEqual(
    waiting.map(({ id, answerBy }) => [id, answerBy !== null]),
    [
      [security.id, false],
      [waits.id, false],
      [left.id, true],
    ],
    'who is there goes first, and account security is kept whoever is there',
  );
  const [at] = await leftAt(left.id);
  assert.ok(at !== null && at !== undefined, 'its wait has ended');
  assert.deepEqual(await leftAt(waits.id), [null]);
  const seen = await view(gone);
  assert.ok(seen.answerBy);
  const told = await node.ask(gone, chatApi.since, { params: { id: left.id } });
  assert.match(told.text, /"event":"set-aside"/);
  assert.equal((await view(stays)).answerBy, null);
});

test('whoever writes is there, and nobody else keeps a place in the queue for them', async (t) => {
  const node = await world.node(t);
  const [bob, eve] = [await world.guest(node.url), await world.guest(node.url)];
  const { id } = await open(node.url, bob, 'refund');
  await node.queue.look();
  const writes = async (who: Caller, status: number) => {
    await node.pass(CUSTOMER_GONE_SECONDS - 10, []);
    const request = { params: { id }, body: { key: randomUUID(), text: '还在' } };
    assert.equal((await node.ask(who, chatApi.say, request)).status, status);
    await node.beat();
    world.clock.advance(20_000);
    await node.queue.look();
  };
  await writes(bob, 200);
  assert.deepEqual(await leftAt(id), [null]);
  await writes(eve, 404);
  assert.notDeepEqual(await leftAt(id), [null]);
});

test('while looks fail nobody is taken to have gone', async (t) => {
  const node = await world.node(t);
  const guest = await world.guest(node.url);
  const { id } = await open(node.url, guest, 'enquiry');
  await node.queue.look();
  await sql`alter table reach.load rename to load_away`.execute(world.db);
  // As it happens every few seconds.
  await node.queue.look();
  await node.pass(CUSTOMER_GONE_SECONDS + 60, []);
  await node.queue.look();
  await sql`alter table reach.load_away rename to load`.execute(world.db);
  await node.queue.look();
  await node.pass(30, []);
  await node.queue.look();
  const [row] = (
    await sql<{ answerBy: Date | null }>`select answer_by as "answerBy" from reach.conversation
    where id = ${id}`.execute(world.db)
  ).rows;
  assert.equal(row?.answerBy, null);
});

test('what nobody has and nobody waits in stands in a list, and what is put off leaves the queue until it wakes', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const orphan = await open(node.url, await world.guest(node.url), 'refund');
  const say = { params: { id: orphan.id }, body: { key: randomUUID(), text: '您好。' } };
  await node.ask(bo, deskApi.say, say);
  const snoozed = await open(node.url, await world.guest(node.url), 'refund');
  const until = new Date(world.clock.now() + HOUR * 1000).toISOString();
  await node.ask(ann, deskApi.move, { params: { id: snoozed.id }, body: { act: 'snooze', until } });
  const behind = await open(node.url, await world.guest(node.url), 'refund');
  assert.equal(behind.ahead, 0, 'who is put off goes before nobody');
  await sql`delete from people.person where id = ${bo.id}`.execute(world.db);
  const listed = async (list: 'queue' | 'others') => {
    const answer = await node.ask(ann, deskApi.list, { query: { list } });
    const { conversations, counts } = answer.body as {
      conversations: StaffView[];
      counts: Record<string, number>;
    };
    assert.equal(counts[list], conversations.length);
    return conversations.map(({ id }) => id).toSorted();
  };
  assert.deepEqual(await listed('queue'), [behind.id]);
  assert.deepEqual(await listed('others'), [orphan.id, snoozed.id].toSorted());
});

test('what an agent wrote keeps their name and number after they left, and nobody is said to help', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(node.url);
  const { id } = await open(node.url, guest, 'refund');
  await node.ask(bo, deskApi.say, { params: { id }, body: { key: randomUUID(), text: '我来查一下。' } });
  await sql`delete from people.role_grant where person_id = ${bo.id}`.execute(world.db);
  world.clock.advance(61_000);
  const { frames } = (await node.ask(guest, chatApi.since, { params: { id } })).body as {
    frames: {
      is: string;
      messages?: { author: string; writer: { name: string; staffNumber: number } | null }[];
    }[];
  };
  const written = frames.flatMap(({ messages = [] }) => messages).find(({ author }) => author === 'agent');
  assert.equal(written?.writer?.name, 'Bo');
  assert.ok((written?.writer?.staffNumber ?? 0) > 1000);
  assert.equal((await node.view(ann, id)).agent, null);
});

test('who waits for somebody who left the staff, and was never on duty, waits in the queue again', async (t) => {
  const node = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const { id } = await open(node.url, await world.guest(node.url), 'refund');
  await node.ask(bo, deskApi.take, { params: { id } });
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, bo.id);
  await sql`delete from people.role_grant where person_id = ${bo.id}`.execute(world.db);
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, null);
});
