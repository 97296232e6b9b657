/** Staff find what was said, and nobody else finds anything. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../../people/testing.ts';
import { chatApi, deskApi, type Found, type Intent, searchApi } from '../contract.ts';
import { conversationJobs } from '../index.ts';
import { reachWorld } from '../testing.ts';

const world = await reachWorld();
const { db } = world;

async function desk(t: Parameters<typeof world.node>[0]) {
  const node = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const search = async (text: string, more: Record<string, string> = {}) => {
    const answer = await node.ask(ann, searchApi.search, { query: { text, ...more } });
    assert.equal(answer.status, 200, answer.text);
    return answer.body as unknown as { found: Found[]; next: string | null };
  };
  const say = async (who: Caller, id: string, text: string) => {
    world.clock.advance(1_000);
    const body = { key: randomUUID(), text };
    assert.equal((await node.ask(who, chatApi.say, { params: { id }, body })).status, 200);
  };
  const talk = async (
    texts: readonly string[],
    more: Record<string, string> = {},
    intent: Intent = 'refund',
  ) => {
    const who = await world.guest(node.url);
    const id = randomUUID();
    const body = { intent, lang: 'zh', ...more };
    assert.equal((await node.ask(who, chatApi.open, { params: { id }, body })).status, 200);
    for (const text of texts) await say(who, id, text);
    return { who, id };
  };
  return { ...node, ann, search, say, talk };
}

const texts = ({ found }: { found: readonly Found[] }) =>
  found.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''));

test('a message is found as soon as it is stored, by two characters, one, or by how a word begins', async (t) => {
  const { search, talk } = await desk(t);
  const { id } = await talk(['卡密兌換不了，想退貨 ＩＭＥＩ 356938'], { order: 'TB-77120045' });
  for (const text of ['兑换', '兌換', '退货', '货', 'imei', '3569', '想退货 imei', '77120045', 'tb-7712']) {
    const { found } = await search(text);
    assert.deepEqual(
      found.map(({ conversation }) => conversation),
      [id],
      text,
    );
    assert.ok(
      found[0]?.excerpt.some((piece) => piece.found),
      text,
    );
  }
  assert.equal((await search('兑换')).found[0]?.message?.seq, 2);
  for (const text of ['换兑', '密不', '56938', '。', "' | '"])
    assert.deepEqual(texts(await search(text)), [], text);
});

test('new words wait in a list no longer than until the next beat', async (t) => {
  const { talk, beat, search } = await desk(t);
  await talk(['礼品卡兑换不了']);
  await beat();
  const { rows } = await sql<{
    pages: string;
  }>`select gin_clean_pending_list('reach.search_words') as pages`.execute(db);
  assert.equal(rows[0]?.pages, '0');
  assert.equal((await search('礼品')).found.length, 1);
});

test('a conversation is found by its number, order, name and contact, before what others said of them', async (t) => {
  const { search, talk, ask, ann } = await desk(t);
  const { id, who } = await talk(['您好'], {
    name: '欧阳修文',
    contact: 'ouyang@example.com',
    order: 'ZX-9981',
  });
  const { id: other } = await talk(['欧阳修文是我朋友']);
  const { number } = (await ask(ann, deskApi.get, { params: { id } })).body as { number: number };
  assert.deepEqual(
    (await search('欧阳修文')).found.map(({ conversation, message }) => [conversation, message?.seq ?? null]),
    [
      [id, null],
      [other, 2],
    ],
  );
  for (const text of [`${number}`, 'ouyang', 'zx-9981', '修文'])
    assert.equal((await search(text)).found[0]?.conversation, id, text);
  // Whoever tells another name later is found by that one, in the conversations from before too.
  const second = { id: randomUUID() };
  await ask(who, chatApi.open, { params: second, body: { intent: 'refund', lang: 'zh', name: '司马迁书' } });
  assert.deepEqual(
    new Set((await search('司马迁书')).found.map(({ conversation }) => conversation)),
    new Set([id, second.id]),
  );
});

test('what stands together goes before what stands apart, and then the newest first', async (t) => {
  const { search, talk } = await desk(t);
  await talk(['蓝鲸 会员续费', '会员都看到蓝鲸了', '又见蓝鲸会员']);
  assert.deepEqual(texts(await search('蓝鲸 会员')), ['又见蓝鲸会员', '蓝鲸 会员续费', '会员都看到蓝鲸了']);
});

test('pages follow one another, without a hole and nothing twice, also where times are equal', async (t) => {
  const { search, talk } = await desk(t);
  const { id } = await talk([]);
  await sql`insert into reach.message (conversation_id, seq, author, key, kind, body, at)
    select ${id}, n, 'customer', gen_random_uuid(), 'text', jsonb_build_object('kind', 'text', 'text', '翻页测试 ' || n), ${new Date(world.clock.now())}
    from generate_series(2, 75) n`.execute(db);
  await sql`insert into reach.search_backlog values (${id})`.execute(db);
  await run('reach.search');
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: { found: Found[]; next: string | null } = await search('翻页', after ? { after } : {});
    seen.push(...texts(page));
    after = page.next;
  } while (after);
  assert.deepEqual(
    seen,
    Array.from({ length: 74 }, (_, n) => `翻页测试 ${75 - n}`),
  );
  assert.equal((await search('翻页', { after: 'bm9uc2Vuc2U' })).found.length, 30);
});

test('filters narrow it: who has it, how it stands, what it is about, and when', async (t) => {
  const { search, talk, ask, ann } = await desk(t);
  const first = await talk(['筛选甲']);
  const middle = new Date(world.clock.now() + 500).toISOString();
  const second = await talk(['筛选乙'], {}, 'account-security');
  await ask(ann, deskApi.take, { params: { id: second.id } });
  const only = async (more: Record<string, string>) =>
    (await search('筛选', more)).found.map(({ conversation }) => conversation);
  assert.deepEqual(await only({}), [second.id, first.id]);
  assert.deepEqual(await only({ intent: 'account-security' }), [second.id]);
  assert.deepEqual(await only({ agent: ann.id }), [second.id]);
  assert.deepEqual(await only({ to: middle }), [first.id]);
  assert.deepEqual(await only({ from: middle }), [second.id]);
  await ask(second.who, chatApi.end, { params: { id: second.id } });
  assert.deepEqual(await only({ status: 'closed' }), [second.id]);
});

test('a secret that was hidden cannot be found, a note can, by staff alone', async (t) => {
  const { search, talk, ask, ann } = await desk(t);
  const { id, who } = await talk(['我的密码是 Quokka7788!', '银行卡 6222021234567894']);
  for (const text of ['Quokka7788', 'quokka', '6222021234567894'])
    assert.deepEqual(texts(await search(text)), [], text);
  const note = { key: randomUUID(), text: '疑似撞库貔貅', note: true };
  await ask(ann, deskApi.say, { params: { id }, body: note });
  assert.equal((await search('貔貅')).found[0]?.message?.kind, 'note');
  const buyer = await world.person('Cy', ['buyer']);
  for (const stranger of [who, buyer])
    assert.ok(
      [401, 403].includes((await ask(stranger, searchApi.search, { query: { text: '貔貅' } })).status),
    );
});

test('what is erased is found no more, and what was there before the search is read by the job', async (t) => {
  const { search, talk } = await desk(t);
  const { id } = await talk(['麒麟祥瑞']);
  await sql`delete from reach.search where conversation_id = ${id}`.execute(db);
  assert.equal((await search('麒麟')).found.length, 0);
  await sql`insert into reach.search_backlog values (${id})`.execute(db);
  await run('reach.search');
  assert.equal((await search('麒麟')).found.length, 1);
  await sql`update reach.conversation set status = 'closed', last_at = '2020-01-01' where id = ${id}`.execute(
    db,
  );
  await run('reach.erase');
  const { rows } = await sql`select from reach.search where conversation_id = ${id}`.execute(db);
  assert.equal(rows.length, 0);
});

const run = (name: string) =>
  conversationJobs(world)
    .find((job) => job.name === name)
    ?.run({} as never) ?? assert.fail(name);
