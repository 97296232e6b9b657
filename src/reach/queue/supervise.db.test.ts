/** What supervisors do, what was said of waits, and how long they were. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { type CustomerView, chatApi, deskApi } from '../conversations/contract.ts';
import { ANSWER_SECONDS, type Board, LONG_WAIT_SECONDS, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

const team = async () => ({
  ann: await world.person('Ann', ['agent']),
  bo: await world.person('Bo', ['agent']),
  sue: await world.person('Sue', ['supervisor']),
});

test('a supervisor gives a conversation to somebody who is there, full or not, and to nobody else', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await team();
  const id = await world.opened(node.url, await world.guest(node.url));
  const push = (agent: string) => node.ask(sue, queueApi.push, { params: { id }, body: { agent } });
  const away = await push(ann.id);
  assert.deepEqual([away.status, away.body.code], [409, 'agent-not-there']);
  await node.say(ann, 'busy', { capacity: 0 });
  await node.say(bo, 'busy');
  assert.equal((await push(ann.id)).status, 204);
  assert.equal((await node.view(ann, id)).assignedTo, ann.id);
  assert.equal((await push(bo.id)).status, 204);
  assert.equal((await node.view(ann, id)).assignedTo, bo.id);
  const buyer = await world.person('Cy', ['buyer']);
  assert.deepEqual((await push(buyer.id)).body.code, 'not-an-agent');
  await node.pass(ANSWER_SECONDS, [bo]);
  await node.queue.look();
  assert.equal((await node.view(bo, id)).assignedTo, null);
});

test('what a supervisor pulls back keeps its place, and goes to somebody else', async (t) => {
  const node = await world.node(t);
  const { ann, bo, sue } = await team();
  await node.say(ann, 'available');
  const id = await world.opened(node.url, await world.guest(node.url));
  await node.queue.look();
  const { waitsSince } = await node.view(ann, id);
  const pull = () => node.ask(sue, queueApi.pull, { params: { id } });
  assert.equal((await pull()).status, 204);
  await node.queue.look();
  const back = await node.view(ann, id);
  assert.deepEqual([back.assignedTo, back.waitsSince], [null, waitsSince]);
  assert.deepEqual((await pull()).body.code, 'not-now');
  await node.say(bo, 'available');
  await node.queue.look();
  assert.equal((await node.view(ann, id)).assignedTo, bo.id);
});

test('an agent neither sees the board nor steers the queue', async (t) => {
  const node = await world.node(t);
  const { ann } = await team();
  await node.say(ann, 'available');
  const id = await world.opened(node.url, await world.guest(node.url));
  for (const answer of [
    await node.ask(ann, queueApi.board),
    await node.ask(ann, queueApi.pull, { params: { id } }),
    await node.ask(ann, queueApi.push, { params: { id }, body: { agent: ann.id } }),
    await node.ask(ann, queueApi.cap, { params: { id: ann.id }, body: { cap: 50 } }),
  ])
    assert.equal(answer.status, 403);
});

test('nothing is said of a wait that nothing is known of, and what was said is kept with what came of it', async (t) => {
  const node = await world.node(t);
  const { ann } = await team();
  const [first, second] = [await world.guest(node.url), await world.guest(node.url)];
  const answered = await world.opened(node.url, first);
  const left = await world.opened(node.url, second);
  await node.queue.look();
  world.clock.advance(100_000);
  await node.ask(second, chatApi.end, { params: { id: left } });
  await node.say(ann, 'available');
  await node.queue.look();
  world.clock.advance(20_000);
  const said = { params: { id: answered }, body: { key: randomUUID(), text: 'Hello.' } };
  await node.ask(ann, deskApi.say, said);
  await node.queue.look();
  const { rows } = await sql`select conversation_id as id, ahead, low_seconds as low,
      extract(epoch from taken_at - queued_at)::float as taken, extract(epoch from answered_at - queued_at)::float as answered,
      extract(epoch from left_at - queued_at)::float as "left" from reach.wait order by ahead`.execute(
    world.db,
  );
  assert.deepEqual(rows, [
    { id: answered, ahead: 0, low: null, taken: 100, answered: 120, left: null },
    { id: left, ahead: 1, low: null, taken: null, answered: null, left: 100 },
  ]);
});

test('whoever was told nothing is shown by their words, and counts once they have waited long', async (t) => {
  const node = await world.node(t);
  const { sue } = await team();
  const guest = await world.guest(node.url);
  const id = await world.opened(node.url, guest);
  const said = { key: randomUUID(), text: 'Is anybody there?' };
  await node.ask(guest, chatApi.say, { params: { id }, body: said });
  const board = async () => (await node.ask(sue, queueApi.board)).body as unknown as Board;
  const { waiting, all } = await board();
  assert.deepEqual(
    waiting.map(({ name, excerpt }) => [name, excerpt]),
    [[null, said.text]],
  );
  assert.deepEqual([all.late, all.long], [0, 0]);
  await node.pass(LONG_WAIT_SECONDS, [], [guest]);
  const { all: later } = await board();
  assert.deepEqual([later.late, later.long], [0, 1]);
});

test('once the line is known, a customer is told how long it takes, and a supervisor how true that was', async (t) => {
  const node = await world.node(t);
  const { ann, sue } = await team();
  const guest = await world.guest(node.url);
  await history();
  world.clock.advance(60_000);
  await node.say(ann, 'available', { capacity: 1 });
  const [served, next] = [
    await world.opened(node.url, await world.guest(node.url), 'account-security'),
    await world.opened(node.url, guest, 'enquiry'),
  ];
  await node.queue.look();
  assert.equal((await node.view(ann, served)).assignedTo, ann.id);
  const view = async () => {
    const { conversations } = (await node.ask(guest, chatApi.mine)).body as { conversations: CustomerView[] };
    return conversations[0] ?? assert.fail();
  };
  const waiting = await view();
  assert.equal(waiting.ahead, 0);
  assert.ok(waiting.wait && waiting.wait.lowSeconds < 300 && waiting.wait.highSeconds > 300);
  const board = async () => (await node.ask(sue, queueApi.board)).body as unknown as Board;
  const { waiting: line } = await board();
  assert.deepEqual(
    line.map(({ id, told, late }) => [id, told, late]),
    [[next, waiting.wait, false]],
  );
  // Whoever waits is there: else they are promised an answer instead.
  await node.pass(waiting.wait.highSeconds + 1, [ann], [guest]);
  assert.equal((await board()).waiting.find(({ id }) => id === next)?.late, true);
  await node.ask(ann, deskApi.move, { params: { id: served }, body: { act: 'resolve' } });
  await node.queue.look();
  await node.ask(ann, deskApi.say, { params: { id: next }, body: { key: randomUUID(), text: 'Hi.' } });
  await node.queue.look();
  assert.equal((await view()).wait, null);
  const { accuracy } = await board();
  assert.ok(accuracy.told >= 1 && accuracy.longer > 0);
});

/** A day of one agent, who had each of 120 customers for five minutes, whatever they came for. */
async function history(): Promise<void> {
  const { db, clock } = world;
  const agent = await world.person('Former', ['agent']);
  const guest = randomUUID();
  await sql`insert into reach.guest (id, created_at, seen_at) values (${guest}, now(), now())`.execute(db);
  const now = new Date(clock.now());
  await sql`insert into reach.conversation (id, guest_id, channel, lang, intent, status, opened_at, assigned_to, assigned_at,
      first_reply_at, ended_at, last_at)
    select gen_random_uuid(), ${guest}, 'chat', 'zh', 'enquiry', 'resolved', began, ${agent.id}, began + interval '1 minute',
      began + interval '1 minute', began + interval '6 minutes', began + interval '6 minutes'
    from (select ${now}::timestamptz - n * interval '6 minutes' as began from generate_series(2, 121) n) b`.execute(
    db,
  );
  await sql`insert into reach.wait (conversation_id, intent, queued_at, ahead, taken_at, answered_at)
    select id, intent, opened_at, 0, assigned_at, first_reply_at from reach.conversation where guest_id = ${guest}`.execute(
    db,
  );
  await sql`insert into reach.staffed (began_at, until_at)
    values (${now}::timestamptz - interval '13 hours', ${now})`.execute(db);
}
