import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { exchange, startTestServer, type TestServerOptions } from './testing.ts';

const KEPT = 'GET /hello HTTP/1.1\r\nHost: x\r\n\r\n';
const CLOSED = 'GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

const serve = (t: TestContext, options: TestServerOptions) =>
  startTestServer(t, { ...options, routes: (app) => app.get('/hello', (c) => c.text('hello')) });

/** A connection that has had an answer and is kept. */
async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write(KEPT);
  await once(socket, 'data');
  return socket;
}

test('one client holds so many connections and no more, and the log says so once', async (t) => {
  const site = await serve(t, { limits: { maxConnectionsPerClient: 2 } });
  const [first] = [await open(site.port), await open(site.port)];
  for (let i = 0; i < 3; i += 1) assert.equal(await exchange(site.port, CLOSED), '');
  const lines = site.lines.filter((line) => line.includes('too many connections'));
  assert.equal(lines.length, 1);
  const { client, maxConnectionsPerClient } = JSON.parse(lines[0] ?? '');
  assert.deepEqual([client, maxConnectionsPerClient], ['127.0.0.1', 2]);
  first?.end();
  if (first) await once(first, 'close');
  assert.match(await exchange(site.port, CLOSED), /hello$/, 'a connection that ends makes room');
});

test('a trusted proxy brings many clients, and is not counted as one', async (t) => {
  const site = await serve(t, { limits: { maxConnectionsPerClient: 1 }, trustedProxies: 'loopback' });
  await open(site.port);
  await open(site.port);
  assert.match(await exchange(site.port, CLOSED), /hello$/);
});

test('the server holds so many connections in all, and a flood of others is one line', async (t) => {
  const site = await serve(t, { limits: { maxConnections: 1 } });
  await open(site.port);
  for (let i = 0; i < 3; i += 1) assert.equal(await exchange(site.port, CLOSED), '');
  assert.equal(site.lines.filter((line) => line.includes('too many connections')).length, 1);
});
