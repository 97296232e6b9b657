/** Tags on conversations, what has been said before, and the newest part of what was said. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  deskApi,
  type Frame,
  MAX_TAG,
  type Message,
  MOST_TAGS,
  type StaffView,
  tagOf,
  tidyTag,
  toolsApi,
} from './contract.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();

test('a tag has one form, whatever it was typed like', () => {
  for (const [typed, tag] of [
    ['  #VIP　客户 ', 'vip 客户'],
    ['ＶＩＰ', 'vip'],
    ['退\u200b款', '退 款'],
    ['a\n b', 'a b'],
    ['# # x', 'x'],
  ] as const)
    assert.equal(tagOf(typed), tag);
  for (const typed of ['', ' ', '#', '\u200b', 'x'.repeat(MAX_TAG + 1)]) assert.equal(tagOf(typed), null);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = tidyTag(text);
      assert.equal(tidyTag(once), once);
    }),
  );
});

test('tags are put on once and taken off, lists are asked for by them, and there are never too many', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const [id, other] = [
    await world.opened(url, await world.guest(url)),
    await world.opened(url, await world.guest(url)),
  ];
  const tag = (one: string, add: string[], remove: string[] = []) =>
    ask(ann, toolsApi.tag, { params: { id: one }, body: { add, remove } });
  const first = (await tag(id, ['VIP', '#退款', 'vip'])).body as unknown as StaffView;
  assert.deepEqual(first.tags, ['vip', '退款']);
  const again = (await tag(id, ['vip'])).body as unknown as StaffView;
  assert.equal(again.revision, first.revision, 'what is there already changes nothing');
  await tag(other, ['退款']);
  const listed = async (query: Record<string, string>) =>
    ((await ask(ann, deskApi.list, { query })).body.conversations as StaffView[]).map((one) => one.id);
  assert.deepEqual(await listed({ list: 'queue', tag: 'vip' }), [id]);
  assert.deepEqual(await listed({ list: 'queue', tag: '＃退款' }), [id, other]);
  assert.deepEqual(await listed({ list: 'mine', tag: '退款' }), []);
  const { tags } = (await ask(ann, toolsApi.tags)).body;
  assert.deepEqual(tags, [
    { tag: '退款', conversations: 2 },
    { tag: 'vip', conversations: 1 },
  ]);
  const many = Array.from({ length: MOST_TAGS - 1 }, (_, n) => `n${n}`);
  assert.equal((await tag(id, many)).body.code, 'too-many-tags');
  const full = (await tag(id, many, ['vip'])).body as unknown as StaffView;
  assert.equal(full.tags.length, MOST_TAGS);
  assert.equal((await tag(id, ['x'.repeat(MAX_TAG + 1)])).status, 422);
  // What must not be kept in a message is not kept in a tag.
  await tag(other, ['4111 1111 1111 1111']);
  assert.doesNotMatch((await ask(ann, deskApi.get, { params: { id: other } })).text, /4111 1111 1111/);
  const bob = await world.person('Bob', ['buyer']);
  assert.equal((await ask(bob, toolsApi.tag, { params: { id }, body: { add: ['x'] } })).status, 403);
});

test('whoever put a conversation off takes it back before its time', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const params = { id: await world.opened(url, await world.guest(url)) };
  const until = new Date(world.clock.now() + 3_600_000).toISOString();
  await ask(ann, deskApi.move, { params, body: { act: 'snooze', until } });
  const woken = (await ask(ann, deskApi.move, { params, body: { act: 'wake' } })).body;
  assert.deepEqual([woken.status, woken.snoozedUntil], ['open', null]);
  assert.equal((await ask(ann, deskApi.move, { params, body: { act: 'wake' } })).body.code, 'not-now');
});

test('a long conversation comes in parts: the newest by itself, and what was before as it is asked for', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const id = await world.opened(url, await world.guest(url));
  await sql`insert into reach.message (conversation_id, seq, author, key, kind, body, at)
    select ${id}, n, 'customer', gen_random_uuid(), 'text', jsonb_build_object('kind', 'text', 'text', n::text), now()
    from generate_series(2, 450) n`.execute(world.db);
  await sql`update reach.conversation set last_seq = 450 where id = ${id}`.execute(world.db);
  const frames = (await ask(ann, deskApi.since, { params: { id }, query: { newest: '30' } })).body
    .frames as Frame[];
  const told = frames.flatMap((one) => (one.is === 'messages' ? one.messages.map(({ seq }) => seq) : []));
  assert.deepEqual([told[0], told.at(-1), told.length], [421, 450, 30]);
  const before = async (seq: number, most = 200) => {
    const query = { before: String(seq), most: String(most) };
    const { messages } = (await ask(ann, toolsApi.earlier, { params: { id }, query })).body;
    return (messages as Message[]).map((one) => one.seq);
  };
  const part = await before(421);
  assert.deepEqual([part[0], part.at(-1), part.length], [221, 420, 200]);
  assert.deepEqual(await before(3), [1, 2]);
  assert.deepEqual(await before(1), []);
  const bad = { params: { id }, query: { before: '9', most: '5000' } };
  assert.equal((await ask(ann, toolsApi.earlier, bad)).status, 422);
  const nobodys = { params: { id: randomUUID() }, query: { before: '9' } };
  assert.equal((await ask(ann, toolsApi.earlier, nobodys)).status, 404);
});
