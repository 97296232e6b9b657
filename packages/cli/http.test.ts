import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { TestContext as CommandContext } from './context.fixtures.ts';
import { download, Unreachable } from './http.ts';

async function serve(t: TestContext, answer: RequestListener) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const context = new CommandContext();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const get = (maxBytes = 100) => download(url, maxBytes, context);
  return { get, context, asked: () => asked };
}
const unreachable = (reason: RegExp) => (error: unknown) =>
  error instanceof Unreachable && reason.test(error.message);

test('what is there is read, and what is not there is null', async (t) => {
  const there = await serve(t, (_request, response) => response.end('a body'));
  assert.equal(String(await there.get()), 'a body');
  const gone = await serve(t, (_request, response) => response.writeHead(404).end('not here'));
  assert.equal(await gone.get(), null);
});

test('a body that does not end is read no further than it may be', async (t) => {
  const { get } = await serve(t, (_request, response) => {
    const more = () => !response.destroyed && response.write('x'.repeat(1000), more);
    more();
  });
  await assert.rejects(get(), unreachable(/> 100 bytes/));
});

test('nobody is led elsewhere, and is told where that was', async (t) => {
  const { get, asked } = await serve(t, (_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  );
  await assert.rejects(get(), unreachable(/HTTP 302 → http:\/\/169\.254/));
  assert.equal(asked(), 1);
});

test('what is busy is asked again, as late as it asks for, and not for ever', async (t) => {
  const { get, asked, context } = await serve(t, (_request, response) =>
    response.writeHead(503, { 'retry-after': '2' }).end(),
  );
  await assert.rejects(get(), unreachable(/HTTP 503/));
  assert.deepEqual([asked(), context.pauses], [4, [2000, 2000, 3000]]);
  const later = await serve(t, (_request, response) =>
    response.writeHead(429, { 'retry-after': '86400' }).end(),
  );
  await assert.rejects(later.get(), unreachable(/HTTP 429/));
  assert.equal(later.asked(), 1);
});

test('an answer that breaks off, and no answer at all, are told', async (t) => {
  const cut = await serve(t, (_request, response) => {
    response.writeHead(200, { 'content-length': '50' });
    response.write('a beginning', () => response.destroy());
  });
  await assert.rejects(cut.get(), (error) => error instanceof Unreachable);
  const silent = await serve(t, (request) => request.socket.destroy());
  await assert.rejects(silent.get(), (error) => error instanceof Unreachable);
  assert.equal(silent.asked(), 4);
});

test('who is told to stop asks no more', async (t) => {
  const { get, context, asked } = await serve(t, (_request, response) => response.writeHead(503).end());
  context.whilePausing = () => context.ending.abort(new Error('enough'));
  await assert.rejects(get(), /enough/);
  assert.equal(asked(), 1);
});
