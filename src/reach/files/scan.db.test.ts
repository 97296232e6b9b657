/** Until the scanner has looked, nobody gets a file; and what it finds is gone. */
import assert from 'node:assert/strict';
import { on, once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import { MemoryBlobs } from '../../kernel/blobs/memory.ts';
import { GUEST_TOKEN } from '../../kernel/http/contract.ts';
import type { Frame } from '../conversations/contract.ts';
import { askClamd } from './clamd.ts';
import { picture } from './hostile.fixtures.ts';
import { filesJobs } from './index.ts';
import { countBlobs, filesWorld } from './testing.ts';

const world = await filesWorld();
const { db, clock, log } = world;
const agent = await world.person('Amy', ['agent']);
/** What stands here for a virus. */
const EVIL = 'X-EVIL-TEST-FILE';

/** Speaks INSTREAM as clamd does (clamd(8)). @param answer to the bytes; null leaves without one */
async function startClamd(t: TestContext, answer: (bytes: Buffer) => string | null = lookAt) {
  const sockets = new Set<Socket>();
  const server = createServer(async (socket) => {
    sockets.add(socket.on('error', () => {}));
    let got = Buffer.alloc(0);
    for await (const piece of socket.iterator({ destroyOnReturn: false })) {
      got = Buffer.concat([got, piece]);
      const bytes = instreamOf(got);
      if (!bytes) continue;
      const said = answer(bytes);
      socket.end(said === null ? '' : `${said}\0`);
      return;
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const lookAt = (bytes: Buffer): string => (bytes.includes(EVIL) ? 'stream: Test.Evil FOUND' : 'stream: OK');

/** The bytes once the piece without length has come; null before. */
function instreamOf(got: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  assert.ok(command.startsWith(got.toString('latin1', 0, command.length)));
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('the scanner is given every byte, and its answer is believed only where it is one', async (t) => {
  const address = await startClamd(t);
  const clean = Buffer.alloc(3_000_000, 'a');
  assert.equal(await askClamd(address, inPieces(clean, 65_536)), null);
  const evil = Buffer.concat([clean, Buffer.from(EVIL)]);
  assert.equal(await askClamd(address, inPieces(evil, 7_919)), 'Test.Evil');
  assert.equal(await askClamd(address, inPieces(Buffer.from(EVIL), 1)), 'Test.Evil');
  for (const wrong of [
    'INSTREAM size limit exceeded. ERROR',
    'stream: ERROR',
    'OK',
    'stream: OK and more',
    null,
  ]) {
    const other = await startClamd(t, () => wrong);
    await assert.rejects(askClamd(other, inPieces(clean, 65_536)), /clamd/, `${wrong}`);
  }
  await assert.rejects(askClamd({ path: '/nowhere/clamd.ctl' }, inPieces(clean, 65_536)), /ENOENT/);
  async function* broken() {
    yield clean.subarray(0, 1000);
    throw new Error('the disk is gone');
  }
  await assert.rejects(askClamd(address, broken()));
});

/** The frames about files that this one gets. */
async function listening(url: string, token: string, conversation: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`);
  const incoming = on(socket, 'message');
  /** The next frame of this kind; what comes before it is passed over. */
  const said = async (is: Frame['is']): Promise<Frame> => {
    for (;;) {
      const { value } = await incoming.next();
      const frame = JSON.parse(String(value?.[0])) as Frame;
      if (frame.is === is) return frame;
    }
  };
  await once(socket, 'open');
  socket.send(JSON.stringify({ do: 'hello', token }));
  socket.send(JSON.stringify({ do: 'follow', conversation, after: 0 }));
  await said('state');
  return { said, close: () => socket.terminate() };
}

const jobOf = (blobs: MemoryBlobs, clamd: { host: string; port: number } | null) => () =>
  filesJobs({ db, clock, log, blobs, clamd })
    .find(({ name }) => name === 'reach.files.scan')
    ?.run({});

test('a clean file is given once it has been scanned, and both sides hear of it', async (t) => {
  const look = Promise.withResolvers<void>();
  const blobs = new MemoryBlobs(clock);
  const clamd = await startClamd(t);
  const slow = {
    ...blobs,
    put: blobs.put.bind(blobs),
    delete: blobs.delete.bind(blobs),
    list: () => blobs.list(),
  };
  const get = async (name: string) => {
    await look.promise;
    return blobs.get(name);
  };
  const { url, put, send, files } = await world.node(t, { blobs: { ...slow, get }, clamd });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const line = await listening(url, bob.headers[GUEST_TOKEN] ?? '', id);
  const { file } = await put(bob, id, await picture().png().toBuffer());
  assert.deepEqual([file.state, file.url, file.thumbnail, file.until], ['scanning', null, null, null]);
  assert.equal((await send(bob, id, file.id)).status, 200, 'it can be sent meanwhile');
  assert.deepEqual(
    (await files(agent, id, [file.id])).map(({ state, url }) => [state, url]),
    [['scanning', null]],
  );
  look.resolve();
  assert.deepEqual(await line.said('file'), { is: 'file', conversation: id, id: file.id, state: 'ready' });
  const [ready] = await files(agent, id, [file.id]);
  assert.equal(ready?.state, 'ready');
  assert.ok(ready?.url && ready.thumbnail);
  line.close();
});

test('a file in which something was found is gone, and is never sent or given', async (t) => {
  const blobs = new MemoryBlobs(clock);
  const { url, put, send, files, get } = await world.node(t, { blobs, clamd: await startClamd(t) });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const line = await listening(url, bob.headers[GUEST_TOKEN] ?? '', id);
  const { file } = await put(bob, id, `hello ${EVIL}`);
  assert.deepEqual(await line.said('file'), { is: 'file', conversation: id, id: file.id, state: 'refused' });
  const [refused] = await files(bob, id, [file.id]);
  assert.deepEqual([refused?.state, refused?.url], ['refused', null]);
  assert.equal((await send(bob, id, file.id)).body.code, 'no-such-file');
  clock.advance(86_500_000);
  await filesJobs({ db, clock, log, blobs, clamd: null })
    .find(({ name }) => name === 'reach.files.sweep')
    ?.run({});
  assert.equal(await countBlobs(blobs), 0);
  assert.equal((await get(file.url ?? '/files/x')).status, 404);
  line.close();
});

test('while the scanner is away files wait, and nobody gets them, nor once it is switched off', async (t) => {
  const blobs = new MemoryBlobs(clock);
  const nowhere = { host: '127.0.0.1', port: 1 };
  const { url, put, files } = await world.node(t, { blobs, clamd: nowhere });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const { file } = await put(bob, id, 'hello');
  const { file: evil } = await put(bob, id, EVIL);
  const states = async () => (await files(bob, id, [file.id, evil.id])).map(({ state }) => state).sort();
  await jobOf(blobs, nowhere)();
  await jobOf(blobs, null)();
  assert.deepEqual(await states(), ['scanning', 'scanning']);
  await jobOf(blobs, await startClamd(t, () => 'INSTREAM size limit exceeded. ERROR'))();
  assert.deepEqual(await states(), ['scanning', 'scanning']);
  const clamd = await startClamd(t);
  await Promise.all([jobOf(blobs, clamd)(), jobOf(blobs, clamd)()]);
  assert.deepEqual(await states(), ['ready', 'refused']);
  assert.equal(await countBlobs(blobs), 1);
});

test('files that cannot be looked at hold up no other, and one without bytes waits no longer', async (t) => {
  const blobs = new MemoryBlobs(clock);
  const { url, put, files } = await world.node(t, { blobs, clamd: { host: '127.0.0.1', port: 1 } });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const ids: string[] = [];
  for (const text of ['locked 1', 'locked 2', 'locked 3', 'locked 4', 'hello', 'gone'])
    ids.push((await put(bob, id, text)).file.id);
  await blobs.delete(ids.at(-1) ?? '');
  const clamd = await startClamd(t, (bytes) =>
    bytes.includes('locked') ? 'INSTREAM: cannot look. ERROR' : lookAt(bytes),
  );
  await jobOf(blobs, clamd)();
  const found = new Map((await files(bob, id, ids)).map((file) => [file.id, file.state]));
  const four = ['scanning', 'scanning', 'scanning', 'scanning'];
  assert.deepEqual(
    ids.map((one) => found.get(one)),
    [...four, 'ready', 'refused'],
  );
});
