/** A file, and a question that is answered, on the way while two conversations become one. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { MemoryBlobs } from '../../kernel/blobs/memory.ts';
import { chatApi, deskApi, type Frame, linksApi } from '../conversations/contract.ts';
import { filesWorld } from './testing.ts';

const world = await filesWorld();

test('a file that was uploaded before is sent once after, and everybody who takes part gets it', async (t) => {
  const { url, ask, put, send, files, get } = await world.node(t);
  const [bob, ann] = [await world.guest(url), await world.person('Ann', ['agent'])];
  const [part, into] = [await world.opened(url, bob), await world.opened(url, bob)];
  const early = (await put(bob, part, 'early')).file.id;
  world.clock.advance(1_000);
  const late = (await put(bob, part, 'late')).file.id;
  await ask(ann, linksApi.merge, { params: { id: part }, body: { with: into, keep: into } });
  // By a device that does not know of it yet, and by one that does.
  assert.equal((await send(bob, part, early)).body.into, into);
  assert.equal((await send(bob, into, late)).status, 200);
  for (const id of [early, late]) assert.equal((await send(bob, into, id)).body.code, 'no-such-file');
  for (const who of [bob, ann]) {
    const [first, second] = await files(who, into, [early, late]);
    assert.equal(await (await get(first?.url ?? null)).text(), 'early');
    assert.equal(await (await get(second?.url ?? null)).text(), 'late');
  }
});

test('a file that is on its way while its conversation is merged belongs to the one it goes on in', async (t) => {
  const [arrived, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  class Slow extends MemoryBlobs {
    override async put(name: string, bytes: Uint8Array): Promise<void> {
      arrived.resolve();
      await go.promise;
      await super.put(name, bytes);
    }
  }
  const { url, ask, put, send, files } = await world.node(t, { blobs: new Slow(world.clock) });
  const [bob, ann] = [await world.guest(url), await world.person('Ann', ['agent'])];
  const [part, into] = [await world.opened(url, bob), await world.opened(url, bob)];
  const key = randomUUID();
  const way = put(bob, part, 'hello', { key });
  await arrived.promise;
  await ask(ann, linksApi.merge, { params: { id: part }, body: { with: into, keep: into } });
  go.resolve();
  const { status, file } = await way;
  assert.equal(status, 200);
  // A device that does not know of the merge yet goes on with the part.
  assert.equal((await put(bob, part, 'hello', { key })).file.id, file.id);
  assert.equal((await put(bob, part, 'and more')).status, 200);
  assert.equal((await send(bob, part, file.id)).status, 200);
  assert.equal((await files(ann, into, [file.id])).length, 1);
  await ask(bob, chatApi.end, { params: { id: into } });
  assert.equal((await put(bob, part, 'too late')).code, 'conversation-closed');
});

test('a code that was asked for in a part is hidden in the one that it goes on in', async (t) => {
  const { url, ask } = await world.node(t);
  const [bob, ann] = [await world.guest(url), await world.person('Ann', ['agent'])];
  const [part, into] = [await world.opened(url, bob), await world.opened(url, bob)];
  const say = (id: string, text: string) =>
    ask(bob, chatApi.say, { params: { id }, body: { key: randomUUID(), text } });
  await say(into, '482913');
  world.clock.advance(1_000);
  await say(part, '我收到一个短信验证码，要发给你吗');
  await ask(ann, linksApi.merge, { params: { id: part }, body: { with: into, keep: into } });
  await say(into, '571604');
  const { frames } = (await ask(ann, deskApi.since, { params: { id: into } })).body as { frames: Frame[] };
  const texts = frames
    .flatMap((frame) => (frame.is === 'messages' ? frame.messages : []))
    .flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []));
  assert.equal(texts.length, 2);
  assert.equal(texts[0], '482913', 'nobody had asked for anything');
  assert.doesNotMatch(texts[1] ?? '', /571604/);
});
