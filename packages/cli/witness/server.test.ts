import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { formatVkey } from '@clearline/tlog';
import { sha256Hex } from '../crypto.ts';
import { TestLog } from '../log.fixtures.ts';
import { serve, testWitness } from './witness.fixtures.ts';

async function start(t: TestContext, limits = {}) {
  const log = new TestLog().growTo(2);
  const made = await testWitness(t, [log.signer.key]);
  return { log, ...made, ...(await serve(t, made.witness, limits)) };
}

/** What comes back on a connection until it is closed. */
async function converse(port: number, said: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  socket.on('error', () => {});
  socket.write(said);
  await once(socket, 'close');
  return heard;
}

test('the root tells the key of the witness', async (t) => {
  const { url, witness } = await start(t);
  assert.equal(await (await fetch(url)).text(), `${formatVkey(witness.key)}\n`);
});

test('other methods are refused with those that are understood', async (t) => {
  const { url, log } = await start(t);
  const get = await fetch(`${url}/add-checkpoint`);
  assert.equal(get.status, 405);
  assert.equal(get.headers.get('allow'), 'POST');
  const post = await fetch(`${url}/${sha256Hex(log.origin)}/checkpoint`, { method: 'POST' });
  assert.equal(post.status, 405);
  assert.equal(post.headers.get('allow'), 'GET, HEAD');
  assert.equal((await fetch(`${url}/sign-subtree`, { method: 'POST' })).status, 404);
});

test('a compressed body is refused before it is read', async (t) => {
  const { url, log } = await start(t);
  const answer = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-encoding': 'gzip' },
    body: Buffer.from(await log.request(0)),
  });
  assert.equal(answer.status, 415);
});

test('any content type of the body is taken: the protocol asks for none', async (t) => {
  const { url, log } = await start(t);
  const body = Buffer.from(await log.request(0));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal((await fetch(`${url}/add-checkpoint`, { method: 'POST', headers, body })).status, 200);
});

test('a body that is too large is refused, whether it says so or not', async (t) => {
  const { url, port } = await start(t);
  const body = Buffer.alloc(300_000);
  assert.equal((await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status, 413);
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
  const head = 'POST /add-checkpoint HTTP/1.1\r\nhost: w\r\ntransfer-encoding: chunked\r\n\r\n';
  assert.match(await converse(port, head + chunk.repeat(9)), /^HTTP\/1\.1 413 .*connection: close/is);
});

test('a client that sends its request too slowly is let go', async (t) => {
  const { port } = await start(t, {
    requestTimeout: 100,
    headersTimeout: 100,
    connectionsCheckingInterval: 20,
  });
  const head = 'POST /add-checkpoint HTTP/1.1\r\nhost: w\r\ncontent-length: 100\r\n\r\nold 0\n';
  assert.match(await converse(port, head), /^HTTP\/1\.1 408 /);
});

test('a client that leaves in the middle is no error', async (t) => {
  const { port, post, log, errors } = await start(t);
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: w\r\ncontent-length: 100\r\n\r\nold 0\n');
  await once(socket, 'connect');
  socket.destroy();
  assert.equal((await post(await log.request(0))).status, 200);
  assert.deepEqual(errors, []);
});

test('a state that can be neither kept nor read cosigns nothing, and says so to the operator', async (t) => {
  const { post, log, dir, errors } = await start(t);
  assert.equal((await post(await log.request(0))).status, 200);
  await writeFile(join(dir, 'logs', `${sha256Hex(log.origin)}.1`), 'damaged');
  assert.equal((await post(await log.growTo(3).request(2))).status, 500);
  await rm(join(dir, 'logs'), { recursive: true });
  assert.equal((await post(await log.request(0))).status, 500);
  assert.equal(errors.length, 2);
});
