/** What nobody should send is not stored, and what nobody of ours may ask for is not sent. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import { card } from '../../../test/cards.ts';
import { chatApi, deskApi, type Frame, StaffView } from './contract.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();

test('a card number, a code and a password are hidden before they are stored, whoever sends them', async (t) => {
  const { url, ask } = await world.node(t);
  const guest = await world.guest(url);
  const ann = await world.person('Ann', ['agent']);
  const id = await world.opened(url, guest);
  const say = (text: string) =>
    ask(guest, chatApi.say, { params: { id }, body: { key: randomUUID(), text } });
  await say('卡号 6222 0212 3456 7894 退到这里');
  await say('验证码是 482913');
  await say('订单 DD-20261128-07，电话 13800000000');
  await say('您是要验证码吗？');
  await say('739104');
  const note = { key: randomUUID(), text: '他的密码是 Abc12345!', note: true };
  await ask(ann, deskApi.say, { params: { id }, body: note });
  const { rows } = await sql<{ text: string; hidden: string[] | null }>`
    select body ->> 'text' as text, body -> 'hidden' as hidden from reach.message
    where conversation_id = ${id} and kind in ('text', 'note') order by seq`.execute(world.db);
  const all = rows.map(({ text }) => text).join('\n');
  for (const secret of ['2123456', '482913', '739104', 'Abc12345'])
    assert.ok(!all.replaceAll(' ', '').includes(secret), all);
  assert.deepEqual(
    rows.map(({ hidden }) => hidden),
    [['bank-card'], ['one-time-code'], null, null, ['one-time-code'], ['password']],
  );
  assert.equal(rows[2]?.text, '订单 DD-20261128-07，电话 13800000000');
});

test('an agent’s text that asks for a code is not sent; one that warns of it is', async (t) => {
  const { url, ask } = await world.node(t);
  const guest = await world.guest(url);
  const ann = await world.person('Ann', ['agent']);
  const id = await world.opened(url, guest);
  const say = async (text: string) => {
    const answer = await ask(ann, deskApi.say, { params: { id }, body: { key: randomUUID(), text } });
    return answer.status === 200 ? 'sent' : answer.body.code;
  };
  assert.equal(await say('请把收到的短信验证码发给我，我帮您核实'), 'asks-forbidden');
  assert.equal(await say('请不要把验证码告诉任何人，我们绝不会索要'), 'sent');
  assert.equal(await say('您的订单我看到了，退款会原路退回'), 'sent');
});

const RULE = {
  id: 'card-secrets',
  text: { zh: '我们绝不索要卡密。', en: 'We never ask for the secrets of cards.' },
};

/** What an agent is told of a text over their live line. */
async function refusedOnLine(url: string, token: unknown, said: { conversation: string; text: string }) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, {
    headers: { 'Accept-Language': 'en' },
  });
  await once(socket, 'open');
  const { promise, resolve } = Promise.withResolvers<Frame>();
  socket.on('message', (data) => {
    const frame: Frame = JSON.parse(data.toString());
    if (frame.is === 'refused' || frame.is === 'accepted') resolve(frame);
  });
  socket.send(JSON.stringify({ do: 'hello', token }));
  socket.send(JSON.stringify({ do: 'send', key: randomUUID(), ...said }));
  const frame = await promise;
  socket.close();
  return frame.is === 'refused' ? [frame.code, frame.says] : [frame.is];
}

test('an agent is told which rule of the card stands against a text, and what in it', async (t) => {
  const { url, ask } = await world.node(t, { card: () => card(1, { never: [RULE] }) });
  const [guest, ann] = [await world.guest(url), await world.person('Ann', ['agent'])];
  const id = await world.opened(url, guest);
  const text = '您好。请把卡密发给我，我来核对';
  const inZh = { ...ann, headers: { ...ann.headers, 'accept-language': 'zh-CN' } };
  const posted = await ask(inZh, deskApi.say, { params: { id }, body: { key: randomUUID(), text } });
  assert.deepEqual(
    [posted.status, posted.body.code, posted.body.detail],
    [422, 'asks-forbidden', '请改写：“把卡密发给我”违反了公开承诺“我们绝不索要卡密。”'],
  );
  const { body: ticket } = await ask(ann, deskApi.ticket);
  assert.deepEqual(await refusedOnLine(url, ticket.ticket, { conversation: id, text }), [
    'asks-forbidden',
    'Write it otherwise: “把卡密发给我” breaks what we promise in public: “We never ask for the secrets of cards.”',
  ]);
  const warns = { conversation: id, text: '请不要把卡密告诉任何人' };
  assert.deepEqual(await refusedOnLine(url, ticket.ticket, warns), ['accepted']);
});

test('what somebody had verified comes along masked, for staff alone, and never without their doing', async (t) => {
  const { url, ask } = await world.node(t);
  const [guest, ann] = [await world.guest(url), await world.person('Ann', ['agent'])];
  const id = randomUUID();
  const checked = ['400-000-0001', '这个验证码 482913 是你们发的吗'];
  const body = { intent: 'enquiry' as const, lang: 'zh' as const, checked };
  assert.equal((await ask(guest, chatApi.open, { params: { id }, body })).status, 200);
  const { body: context } = await ask(ann, deskApi.context, { params: { id } });
  assert.deepEqual(context.checked, ['400-000-0001', '这个验证码 •••••• 是你们发的吗']);
  assert.equal((await ask(guest, deskApi.context, { params: { id } })).status, 401);
  const other = await world.opened(url, guest);
  assert.deepEqual((await ask(ann, deskApi.context, { params: { id: other } })).body.checked, []);
  const tooMany = { ...body, checked: Array.from({ length: 4 }, () => 'x') };
  assert.equal((await ask(guest, chatApi.open, { params: { id: randomUUID() }, body: tooMany })).status, 422);
});

test('what is told of oneself at opening is hidden alike, and what one is reached or found by stays', async (t) => {
  const { url, ask } = await world.node(t);
  const ann = await world.person('Ann', ['agent']);
  const told = async (body: { order: string; name: string; contact: string }) => {
    const [guest, id] = [await world.guest(url), randomUUID()];
    const asked = { intent: 'refund' as const, lang: 'zh' as const, ...body };
    assert.equal((await ask(guest, chatApi.open, { params: { id }, body: asked })).status, 200);
    const { order, who } = StaffView.parse((await ask(ann, deskApi.get, { params: { id } })).body);
    return [id, [order, who.name, who.contact]] as const;
  };
  const [id, hidden] = await told({
    order: '6222021234567894',
    name: '小王，验证码 482913',
    contact: '13800000000 密码是 Quokka7788!',
  });
  assert.deepEqual(hidden, ['6222 •••• •••• 7894', '小王，验证码 ••••••', '13800000000 密码是 ••••••']);
  for (const contact of ['wang@example.com', '+86 138 0000 0000', '400-000-0001'])
    for (const order of ['DD-20261128-07', '20261128123456789012', 'TB1234567890123456']) {
      const own = { order, name: '小王', contact };
      assert.deepEqual((await told(own))[1], Object.values(own));
    }
  // Nor does it stand anywhere else: not in the index, and not in what others are told.
  for (const [at, rows] of [
    ['index', sql`select words::text as text from reach.search where conversation_id = ${id}`],
    [
      'events',
      sql`select e::text as text from people.webhook_event e where subject = ${`conversation:${id}`}`,
    ],
  ] as const) {
    const all = (await rows.execute(world.db)).rows.map((row) => (row as { text: string }).text).join();
    assert.ok(all.length > 0, at);
    for (const secret of ['6222021234567894', '482913', 'quokka7788'])
      assert.ok(!all.toLowerCase().includes(secret), `${at}: ${secret}`);
  }
});
