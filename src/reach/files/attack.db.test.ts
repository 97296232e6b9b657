/** What strangers try with files: those of others, links that are not theirs, bodies without end, and names. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { MemoryBlobs } from '../../kernel/blobs/memory.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import { GUEST, SECRET } from '../../people/testing.ts';
import { chatApi } from '../conversations/contract.ts';
import { MAX_FILE_BYTES } from './contract.ts';
import { picture } from './hostile.fixtures.ts';
import { goodUntil, linkTo, readLink } from './links.ts';
import { countBlobs, filesWorld } from './testing.ts';

const world = await filesWorld();
const { db, clock } = world;
const agent = await world.person('Amy', ['agent']);
const other = await world.person('Ben', ['agent']);
const jpeg = await picture().jpeg().toBuffer();

const countFiles = async (conversation: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reach.file
    where conversation_id = ${conversation}`.execute(db);
  return rows[0]?.n ?? 0;
};
const opened = async (t: TestContext) => {
  const node = await world.node(t);
  const bob = await world.guest(node.url);
  return { ...node, bob, id: await world.opened(node.url, bob) };
};

test('a file is there for who takes part in its conversation, and for no other', async (t) => {
  const { url, put, send, files, bob, id } = await opened(t);
  const eve = await world.guest(url);
  const theirs = await world.opened(url, eve);
  const { file } = await put(bob, id, jpeg);
  assert.deepEqual([(await put(eve, id, jpeg)).code, await countFiles(id)], ['no-such-conversation', 1]);
  assert.equal((await put(GUEST, id, jpeg)).code, 'guest-not-known');
  const buyer = await world.person('Bea', ['buyer']);
  assert.equal((await put(buyer, id, jpeg)).status, 403);
  assert.equal(await files(eve, id, [file.id]), undefined);
  assert.deepEqual(await files(eve, theirs, [file.id]), []);
  for (const [who, where] of [
    [eve, id],
    [eve, theirs],
    [agent, id],
    [agent, theirs],
  ] as const)
    assert.equal((await send(who, where, file.id)).status, 404);
  assert.equal((await send(bob, id, file.id)).status, 200);
  assert.deepEqual(await files(eve, theirs, [file.id]), [], 'nor once it is sent');
});

test('what one of the staff has uploaded, no other sends or sees before it is sent', async (t) => {
  const { put, send, files, bob, id } = await opened(t);
  const { file } = await put(agent, id, 'hello');
  assert.equal((await send(other, id, file.id)).body.code, 'no-such-file');
  assert.equal((await send(bob, id, file.id)).body.code, 'no-such-file');
  assert.deepEqual(await files(other, id, [file.id]), []);
  assert.equal((await files(agent, id, [file.id])).length, 1);
});

test('nothing comes into a conversation that has ended, not even what was uploaded before', async (t) => {
  const { ask, put, send, bob, id } = await opened(t);
  const { file } = await put(bob, id, 'hello');
  await ask(bob, chatApi.end, { params: { id } });
  assert.equal((await put(bob, id, 'more')).code, 'conversation-closed');
  assert.equal((await send(bob, id, file.id)).body.code, 'conversation-closed');
});

test('a link is good for one file and one form of it, for some minutes, and cannot be made or changed', () => {
  const [id, now] = [randomUUID(), 1_800_000_000_000];
  const until = goodUntil(now);
  assert.ok(until - now >= 5 * 60_000 && until - now <= 10 * 60_000);
  const token = linkTo('secret', { id, variant: 'file' }, until).slice('/files/'.length);
  assert.match(token, /^[\w-]{43,}$/, 'which a log leaves out');
  assert.deepEqual(readLink('secret', token, now), { id, variant: 'file' });
  assert.equal(readLink('secret', token, until), 'expired');
  assert.equal(readLink('another', token, now), null);
  for (let at = 0; at < token.length; at++)
    for (const letter of 'Ab0_')
      if (token[at] !== letter)
        assert.equal(
          readLink('secret', token.slice(0, at) + letter + token.slice(at + 1), now),
          null,
          `${at}`,
        );
  for (const bad of ['', 'x', `${token}A`, `${token}=`, token.slice(1), `${token.slice(0, -1)}+`])
    assert.equal(readLink('secret', bad, now), null, bad);
});

test('a link that is too old says where to go, and one of somebody’s own making leads nowhere', async (t) => {
  const { put, get, bob, id } = await opened(t);
  const { file } = await put(bob, id, jpeg);
  const text = await put(bob, id, 'hello');
  assert.equal((await get(file.url)).status, 200);
  const forms = [
    linkTo('a guess', { id: file.id, variant: 'file' }, clock.now() + 60_000),
    linkTo(SECRET, { id: randomUUID(), variant: 'file' }, clock.now() + 60_000),
    linkTo(SECRET, { id: text.file.id, variant: 'thumbnail' }, clock.now() + 60_000),
    '/files/',
    '/files/..%2f..%2fetc%2fpasswd',
    `/files/${file.id}`,
  ];
  for (const path of forms) assert.equal((await get(path)).status, 404, path);
  clock.advance(10 * 60_000);
  const old = await get(file.url, { 'accept-language': 'en' });
  assert.equal(old.status, 410);
  assert.match(await old.text(), /open the file again/);
});

test('a file is given as an attachment that runs nowhere, without a cookie', async (t) => {
  const { put, get, bob, id } = await opened(t);
  const { file } = await put(bob, id, jpeg);
  for (const path of [file.url, file.thumbnail]) {
    const { headers } = await get(path, {
      cookie: 'clearline=x; lang=en',
      origin: 'https://partner.example',
    });
    assert.match(headers.get('content-disposition') ?? '', /^attachment;/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox");
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('access-control-allow-credentials'), null);
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.match(headers.get('cache-control') ?? '', /^private, max-age=/);
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('the same key is the same file, however many send it at the same moment', async (t) => {
  const { blobs, put, bob, id } = await opened(t);
  const key = randomUUID();
  const all = await Promise.all(Array.from({ length: 5 }, () => put(bob, id, jpeg, { key })));
  assert.deepEqual(
    [new Set(all.map(({ file }) => file.id)).size, new Set(all.map(({ status }) => status))],
    [1, new Set([200])],
  );
  assert.deepEqual([await countFiles(id), await countBlobs(blobs)], [1, 2]);
  const later = await put(bob, id, 'something else', { key, name: 'other.txt' });
  assert.deepEqual(later.file, all[0]?.file);
  // The same key of the other side is another file.
  assert.notEqual((await put(agent, id, 'hello', { key })).file.id, later.file.id);
});

/** Sends without end until there is an answer. */
async function pour(url: string, headers: Record<string, string>) {
  const req = request(url, { method: 'POST', headers });
  req.on('error', () => {});
  let status = 0;
  const over = new Promise<void>((resolve) => {
    req.once('close', resolve);
    req.once('response', (answer) => {
      status = answer.statusCode ?? 0;
      resolve();
    });
  });
  const piece = Buffer.alloc(256 * 1024);
  let sent = 0;
  while (status === 0 && sent < 10 * MAX_FILE_BYTES && !req.destroyed) {
    sent += piece.length;
    const drained = new Promise<void>((resolve) => void req.once('drain', resolve));
    if (!req.write(piece)) await Promise.race([drained, over]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  req.destroy();
  return { status, sent };
}

test('what is too large is refused before it has come, whatever it says of its size', async (t) => {
  const { url, put, bob, id, blobs } = await opened(t);
  const path = `${url}${API_ROOT}/chat/conversations/${id}/files?name=a&key=`;
  const type = { 'content-type': 'application/octet-stream', ...bob.headers };
  const said = await pour(path + randomUUID(), { ...type, 'content-length': String(20 * 1024 * 1024) });
  assert.equal(said.status, 413);
  assert.ok(said.sent < MAX_FILE_BYTES, `${said.sent} bytes were sent`);
  const unsaid = await pour(path + randomUUID(), { ...type, 'transfer-encoding': 'chunked' });
  assert.equal(unsaid.status, 413);
  assert.ok(unsaid.sent < 2 * MAX_FILE_BYTES, `${unsaid.sent} bytes were sent`);
  const over = await put(bob, id, Buffer.alloc(MAX_FILE_BYTES + 1, 'a'));
  assert.deepEqual([over.status, over.code], [413, 'file-too-large']);
  assert.equal((await put(bob, id, Buffer.alloc(MAX_FILE_BYTES, 'a'))).status, 200);
  assert.deepEqual([await countFiles(id), await countBlobs(blobs)], [1, 1]);
});

test('bytes are taken as bytes alone, and nothing is as well', async (t) => {
  const { put, bob, id } = await opened(t);
  for (const type of ['image/jpeg', 'text/html', 'multipart/form-data; boundary=x', 'application/json'])
    assert.equal((await put(bob, id, jpeg, { headers: { 'content-type': type } })).status, 415, type);
  const coded = { 'content-encoding': 'gzip' };
  assert.equal((await put(bob, id, jpeg, { headers: coded })).status, 415);
  assert.equal((await put(bob, id, '')).code, 'file-empty');
});

test('an upload that is cut halfway leaves nothing, and can be sent again', async (t) => {
  const { port, blobs, logged, put, bob, id } = await opened(t);
  const key = randomUUID();
  const path = `${API_ROOT}/chat/conversations/${id}/files?name=a.jpg&key=${key}`;
  const head = Object.entries({
    host: 'x',
    'content-type': 'application/octet-stream',
    'content-length': String(jpeg.length),
    ...bob.headers,
  });
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST ${path} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
  socket.write(jpeg.subarray(0, jpeg.length / 2), () => socket.destroy());
  const line = await logged(/"route":"[^"]*\/files"/);
  assert.match(line, /"level":"info".*"status":4\d\d/);
  assert.deepEqual([await countFiles(id), await countBlobs(blobs)], [0, 0]);
  assert.equal((await put(bob, id, jpeg, { key })).status, 200);
});

test('where bytes cannot be kept there is no file, and it is said so', async (t) => {
  class Full extends MemoryBlobs {
    override async put(name: string, bytes: Uint8Array): Promise<void> {
      if (name.endsWith('.thumbnail')) throw new Error('no space left on device');
      await super.put(name, bytes);
    }
  }
  const { url, put } = await world.node(t, { blobs: new Full(clock) });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  assert.deepEqual(await put(bob, id, jpeg).then(({ status, code }) => [status, code]), [503, 'unavailable']);
  assert.equal(await countFiles(id), 0);
});

test('guests of one network share so many bytes a day, and so has each of the staff', async (t) => {
  const node = await world.node(t, { dayBytes: 1_000_000 });
  const put = async (who: typeof agent, id: string) => (await node.put(who, id, 'a'.repeat(400_000))).code;
  const guests = [await world.guest(node.url), await world.guest(node.url), await world.guest(node.url)];
  const ids = await Promise.all(guests.map((one) => world.opened(node.url, one)));
  const codes: unknown[] = [];
  for (const [n, one] of guests.entries()) codes.push(await put(one, ids[n] ?? ''));
  assert.deepEqual(codes, [undefined, undefined, 'too-many-files']);
  const theirs = [
    await put(agent, ids[0] ?? ''),
    await put(agent, ids[1] ?? ''),
    await put(agent, ids[2] ?? ''),
  ];
  assert.deepEqual(theirs, [undefined, undefined, 'too-many-files']);
  assert.equal(await put(other, ids[0] ?? ''), undefined);
  assert.equal(await countBlobs(node.blobs), 5, 'of what is refused nothing is kept');
});

test('a customer sends so many files a day, and so many bytes, and is told so', async (t) => {
  const { put, bob, id, url } = await opened(t);
  for (let n = 0; n < 20; n++) assert.equal((await put(bob, id, `file ${n}`)).status, 200);
  const more = await put(bob, id, 'one more');
  assert.deepEqual([more.status, more.code], [429, 'too-many-files']);
  assert.equal((await put(agent, id, 'the other side still may')).status, 200);
  const second = await world.opened(url, bob);
  assert.equal((await put(bob, second, 'hello')).status, 200);
  await sql`update reach.file set bytes = 104857600 where conversation_id = ${second}`.execute(db);
  assert.equal((await put(bob, second, 'hello')).code, 'too-many-files');
  clock.advance(86_400_000);
  assert.equal((await put(bob, id, 'on the next day')).status, 200);
});

test('of what is uploaded at once from one place some is asked to wait', async (t) => {
  const [open, six] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let waiting = 0;
  class Slow extends MemoryBlobs {
    override async put(name: string, bytes: Uint8Array): Promise<void> {
      if (++waiting === 6) six.resolve();
      await open.promise;
      await super.put(name, bytes);
    }
  }
  const { url, put } = await world.node(t, { blobs: new Slow(clock) });
  const guests = await Promise.all(Array.from({ length: 7 }, () => world.guest(url)));
  const ids = await Promise.all(guests.map((one) => world.opened(url, one)));
  const taken = guests.slice(0, 6).map((one, n) => put(one, ids[n] ?? '', 'hello'));
  await six.promise;
  const [last = GUEST, lastId = ''] = [guests[6], ids[6]];
  const key = randomUUID();
  const { status, code } = await put(last, lastId, 'hello', { key });
  assert.deepEqual([status, code], [503, 'unavailable']);
  open.resolve();
  for (const one of taken) assert.equal((await one).status, 200);
  assert.equal((await put(last, lastId, 'hello', { key })).status, 200);
});
