/** What becomes of a conversation besides its messages. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { chatApi, deskApi, type StaffView } from './contract.ts';
import { conversationJobs } from './index.ts';
import { lockConversation } from './store/conversation.ts';
import { keepSeen } from './store/seen.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();
const DAY_MS = 86_400_000;
const run = (name: string) =>
  conversationJobs(world)
    .find((job) => job.name === name)
    ?.run({} as never) ?? assert.fail(name);

test('account security goes before payment, and whoever waits long enough before everybody', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const ids: Record<string, string> = {};
  for (const intent of ['enquiry', 'refund', 'account-security'] as const) {
    ids[intent] = await world.opened(url, await world.guest(url), intent);
    world.clock.advance(60_000);
  }
  const queue = async () => {
    const { conversations } = (await ask(ann, deskApi.list, { query: { list: 'queue' } })).body as {
      conversations: StaffView[];
    };
    return conversations.filter(({ id }) => Object.values(ids).includes(id)).map(({ intent }) => intent);
  };
  assert.deepEqual(await queue(), ['account-security', 'refund', 'enquiry']);
  world.clock.advance(61 * 60_000);
  const late = await world.opened(url, await world.guest(url), 'account-security');
  ids.late = late;
  assert.deepEqual(await queue(), ['account-security', 'refund', 'enquiry', 'account-security']);
});

test('back in the queue a conversation keeps its place, and what was noted stays with staff', async (t) => {
  const { url, ask } = await world.node(t);
  const [ann, bo] = [await world.person('Ann', ['agent']), await world.person('Bo', ['agent'])];
  const guest = await world.guest(url);
  const id = await world.opened(url, guest);
  const opened = (await ask(ann, deskApi.get, { params: { id } })).body as unknown as StaffView;
  world.clock.advance(60_000);
  await ask(ann, deskApi.take, { params: { id } });
  const to = (await ask(ann, deskApi.transfer, { params: { id }, body: { to: bo.id, note: 'knows it' } }))
    .body;
  assert.equal((to as { agent?: { name: string } }).agent?.name, 'Bo');
  const back = (await ask(bo, deskApi.transfer, { params: { id }, body: { to: null } }))
    .body as unknown as StaffView;
  assert.deepEqual([back.assignedTo, back.waitsSince], [null, opened.waitsSince]);
  const buyer = await world.person('Cy', ['buyer']);
  const wrong = await ask(ann, deskApi.transfer, { params: { id }, body: { to: buyer.id } });
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'not-an-agent']);
  assert.doesNotMatch((await ask(guest, chatApi.since, { params: { id } })).text, /knows it/);
});

test('a snoozed conversation comes back in its time, or when its customer writes', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(url);
  const id = await world.opened(url, guest);
  const status = async () => (await ask(ann, deskApi.get, { params: { id } })).body.status;
  const snooze = () =>
    ask(ann, deskApi.move, {
      params: { id },
      body: { act: 'snooze', until: new Date(world.clock.now() + 3_600_000).toISOString() },
    });
  assert.equal((await snooze()).status, 200);
  await run('reach.snoozed');
  assert.equal(await status(), 'snoozed');
  world.clock.advance(3_600_000);
  await run('reach.snoozed');
  assert.equal(await status(), 'open');
  await snooze();
  await ask(guest, chatApi.say, { params: { id }, body: { key: randomUUID(), text: 'still there?' } });
  assert.equal(await status(), 'open');
});

test('a solved conversation opens again when its customer writes, is closed after a week, and erased after two years', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(url);
  const id = await world.opened(url, guest);
  const view = async () => (await ask(ann, deskApi.get, { params: { id } })).body as unknown as StaffView;
  await ask(ann, deskApi.move, { params: { id }, body: { act: 'resolve' } });
  assert.deepEqual([(await view()).status, (await view()).waitsSince], ['resolved', null]);
  await ask(guest, chatApi.say, { params: { id }, body: { key: randomUUID(), text: 'not solved' } });
  assert.equal((await view()).status, 'open');
  assert.notEqual((await view()).waitsSince, null);
  await ask(ann, deskApi.move, { params: { id }, body: { act: 'resolve' } });
  world.clock.advance(8 * DAY_MS);
  await run('reach.erase');
  const later = await world.session(ann);
  assert.equal((await ask(later, deskApi.get, { params: { id } })).body.status, 'closed');
  world.clock.advance(731 * DAY_MS);
  await run('reach.erase');
  const { rows } = await sql`select from reach.message where conversation_id = ${id}
    union all select from reach.guest where id = (select guest_id from reach.conversation where id = ${id})`.execute(
    world.db,
  );
  assert.deepEqual(rows, []);
});

test('a promise ends with its conversation: whoever writes again waits like everybody', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const guest = await world.guest(url);
  const id = randomUUID();
  await ask(guest, chatApi.open, { params: { id }, body: { intent: 'refund', lang: 'zh', later: true } });
  const view = async () => (await ask(ann, deskApi.get, { params: { id } })).body as unknown as StaffView;
  assert.ok((await view()).answerBy);
  await ask(ann, deskApi.move, { params: { id }, body: { act: 'resolve' } });
  await ask(guest, chatApi.say, { params: { id }, body: { key: randomUUID(), text: '还是不行' } });
  const { answerBy, waitsSince, status } = await view();
  assert.deepEqual([answerBy, waitsSince !== null, status], [null, true, 'open']);
});

test('what was put off and is given back waits in the queue at once', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const id = await world.opened(url, await world.guest(url));
  await ask(ann, deskApi.take, { params: { id } });
  const until = new Date(world.clock.now() + DAY_MS).toISOString();
  await ask(ann, deskApi.move, { params: { id }, body: { act: 'snooze', until } });
  const back = (await ask(ann, deskApi.transfer, { params: { id }, body: { to: null } }))
    .body as unknown as StaffView;
  assert.deepEqual([back.status, back.assignedTo], ['open', null]);
  const { rows } = await sql`select from reach.conversation
    where id = ${id} and snoozed_until is null`.execute(world.db);
  assert.equal(rows.length, 1);
});

test('that its customer is there is kept while somebody else writes to a conversation', async (t) => {
  const { url } = await world.node(t);
  const id = await world.opened(url, await world.guest(url));
  await world.db.transaction().execute(async (tx) => {
    await lockConversation(tx, id);
    await world.db.connection().execute(async (db) => {
      await sql`set lock_timeout = '1s'`.execute(db);
      await keepSeen(db, [id], new Date(world.clock.now()));
      await sql`reset lock_timeout`.execute(db);
    });
  });
  const { rows } = await sql`select from reach.seen where conversation_id = ${id}`.execute(world.db);
  assert.equal(rows.length, 1);
});
