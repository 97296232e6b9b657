/** How a file goes from one to the other, and where it goes in the end. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import sharp from 'sharp';
import { MemoryBlobs } from '../../kernel/blobs/memory.ts';
import { chatApi, deskApi } from '../conversations/contract.ts';
import { filesWorld } from './testing.ts';

const world = await filesWorld();
const { db, clock } = world;
const agent = await world.person('Amy', ['agent']);

const photo = () => sharp({ create: { width: 800, height: 600, channels: 3, background: '#c33' } });

test('a picture goes from a customer to an agent', async (t) => {
  const { url, ask, put, send, files, get } = await world.node(t);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const { status, file } = await put(bob, id, await photo().jpeg().toBuffer(), { name: 'screenshot.jpeg' });
  assert.equal(status, 200);
  assert.equal(file.name, 'screenshot.jpg');
  assert.equal(file.type, 'image/jpeg');
  assert.deepEqual(file.picture, { width: 800, height: 600 });
  assert.equal(file.state, 'ready');
  assert.deepEqual(await files(agent, id, [file.id]), [], 'staff see it once it is sent');

  assert.equal((await send(bob, id, file.id)).status, 200);
  const { body } = await ask(agent, deskApi.since, { params: { id } });
  const messages = (body.frames as { messages?: { body: unknown }[] }[]).flatMap(
    (frame) => frame.messages ?? [],
  );
  const { state, url: link, thumbnail, until, ...attached } = file;
  assert.deepEqual(messages.at(-1)?.body, { kind: 'file', file: attached });

  const [seen] = await files(agent, id, [file.id]);
  const whole = await get(seen?.url ?? null);
  assert.equal(whole.status, 200);
  assert.equal(whole.headers.get('content-type'), 'image/jpeg');
  assert.equal(whole.headers.get('content-length'), String(file.bytes));
  assert.match(whole.headers.get('content-disposition') ?? '', /^attachment; filename="screenshot.jpg"/);
  const small = await sharp(await (await get(seen?.thumbnail ?? null)).bytes()).metadata();
  assert.deepEqual([small.format, small.width, small.height], ['webp', 320, 240]);
  const list = await ask(agent, deskApi.get, { params: { id } });
  assert.equal(list.body.excerpt, 'screenshot.jpg');
});

test('a document goes from an agent to a customer as it is', async (t) => {
  const { url, put, send, files, get } = await world.node(t);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const text = '退款说明\n第一步……\n'.repeat(500);
  const { file } = await put(agent, id, text, { name: '退款说明.txt' });
  assert.deepEqual([file.type, file.name, file.picture], ['text/plain', '退款说明.txt', null]);
  assert.deepEqual(await files(bob, id, [file.id]), []);
  assert.equal((await send(agent, id, file.id)).status, 200);
  const [seen] = await files(bob, id, [file.id]);
  const got = await get(seen?.url ?? null, { 'accept-encoding': 'gzip' });
  assert.equal(got.headers.get('content-encoding'), null);
  assert.equal(await got.text(), text);
  assert.match(got.headers.get('content-disposition') ?? '', /filename\*=UTF-8''%E9%80%80/);
  assert.equal(seen?.thumbnail, null);
});

test('a message is a text or a file, and a file is sent once', async (t) => {
  const { url, ask, put, send } = await world.node(t);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const { file } = await put(bob, id, 'hello');
  const both = { key: randomUUID(), text: 'a', file: file.id };
  assert.equal((await ask(bob, chatApi.say, { params: { id }, body: both })).status, 422);
  assert.equal((await ask(bob, chatApi.say, { params: { id }, body: { key: randomUUID() } })).status, 422);
  const note = { key: randomUUID(), file: file.id, note: true };
  assert.equal((await ask(agent, deskApi.say, { params: { id }, body: note })).status, 422);

  const key = randomUUID();
  const [first, again] = await Promise.all([send(bob, id, file.id, key), send(bob, id, file.id, key)]);
  assert.deepEqual(first.body, again.body);
  assert.equal((await send(bob, id, file.id)).body.code, 'no-such-file');
  const { rows } =
    await sql`select from reach.message where conversation_id = ${id} and kind = 'file'`.execute(db);
  assert.equal(rows.length, 1);
});

test('of two messages that want one file at the same moment one gets it', async (t) => {
  const { url, put, send } = await world.node(t);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const { file } = await put(bob, id, 'hello');
  const sent = await Promise.all(Array.from({ length: 5 }, () => send(bob, id, file.id)));
  assert.deepEqual(sent.map(({ status }) => status).sort(), [200, 404, 404, 404, 404]);
});

test('HEAD is answered without opening what is kept', async (t) => {
  let opened = 0;
  class Counted extends MemoryBlobs {
    override async get(name: string) {
      opened++;
      return super.get(name);
    }
  }
  const { url, put } = await world.node(t, { blobs: new Counted(clock) });
  const bob = await world.guest(url);
  const { file } = await put(bob, await world.opened(url, bob), await photo().jpeg().toBuffer());
  const head = (path: string | null) => fetch(url + path, { method: 'HEAD' });
  const answer = await head(file.url);
  assert.deepEqual(
    [answer.status, answer.headers.get('content-length'), answer.headers.get('content-type')],
    [200, String(file.bytes), 'image/jpeg'],
  );
  assert.equal((await head(file.thumbnail)).status, 200);
  assert.equal(opened, 0);
});
