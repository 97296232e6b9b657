/** A conversation is opened with what is said first: both, or neither; and once, however often it is asked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { chatApi, deskApi } from './contract.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();

async function visitor(t: Parameters<typeof world.node>[0], options: Parameters<typeof world.node>[1] = {}) {
  const node = await world.node(t, options);
  const guest = await world.guest(node.url);
  const ann = await world.person('Ann', ['agent']);
  const id = randomUUID();
  const opens = (text: string, key = randomUUID()) =>
    node.ask(guest, chatApi.open, {
      params: { id },
      body: { intent: 'refund', lang: 'zh', message: { key, text } },
    });
  const said = async (): Promise<string[]> => {
    const { frames } = (
      await node.ask(ann, deskApi.since, { params: { id }, query: { after: '0', wait: '0' } })
    ).body as { frames: readonly { messages?: readonly { body: { text?: string } }[] }[] };
    return frames.flatMap(({ messages = [] }) => messages.flatMap(({ body }) => body.text ?? []));
  };
  return { ...node, guest, ann, id, opens, said };
}

test('asked several times at once and again, it is opened once and says the text once', async (t) => {
  const { opens, said } = await visitor(t);
  const key = randomUUID();
  const answers = await Promise.all([opens('退款', key), opens('退款', key), opens('退款', key)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  const again = await opens('退款', key);
  assert.equal(again.body.lastSeq, 2);
  assert.deepEqual(await said(), ['退款']);
  await opens('改了主意，换一个');
  assert.deepEqual(await said(), ['退款', '改了主意，换一个'], 'what was changed meanwhile is not lost');
});

test('what nobody should send is hidden in the first message as in any', async (t) => {
  const { opens, said } = await visitor(t);
  assert.equal((await opens('我的卡号 4111 1111 1111 1111')).status, 200);
  const [text] = await said();
  assert.equal(text, '我的卡号 4111 •••• •••• 1111');
});

test('where the message is refused no conversation is left behind', async (t) => {
  const { ask, ann, guest, id, opens } = await visitor(t, { paces: { customer: 0, staff: 10 } });
  assert.equal((await opens('太快了')).body.code, 'too-many-messages');
  assert.equal((await opens('')).status, 422);
  assert.equal((await ask(ann, deskApi.get, { params: { id } })).status, 404);
  assert.deepEqual((await ask(guest, chatApi.mine)).body.conversations, []);
});

test('one that has ended since says so, and takes no message', async (t) => {
  const { ask, guest, id, opens, said } = await visitor(t);
  await opens('你好');
  await ask(guest, chatApi.end, { params: { id } });
  assert.equal((await opens('还在吗')).body.code, 'conversation-closed');
  assert.deepEqual(await said(), ['你好']);
});
