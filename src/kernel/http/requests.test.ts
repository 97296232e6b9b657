import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { bodyLimit } from './body.ts';
import { NO_ROUTE, timeLimit } from './requests.ts';
import { CONTACTS, exchange, startTestServer, type TestServerOptions } from './testing.ts';

const routes: TestServerOptions['routes'] = (app) => {
  app.get('/card/:n', (c) => c.text(c.var.client.address));
};
const GIVEN = { 'x-request-id': 'given-by-the-proxy', 'x-forwarded-for': '203.0.113.9' };

test('a request id is accepted from a trusted proxy alone, and only in its form', async (t) => {
  const stranger = await startTestServer(t, { routes });
  const refused = await fetch(`${stranger.url}/card/1`, { headers: GIVEN });
  assert.equal(refused.headers.get('x-request-id'), 'request-1');
  assert.equal(await refused.text(), '127.0.0.1');

  const site = await startTestServer(t, { routes, trustedProxies: 'loopback' });
  const accepted = await fetch(`${site.url}/card/1`, { headers: GIVEN });
  assert.equal(accepted.headers.get('x-request-id'), 'given-by-the-proxy');
  assert.equal(await accepted.text(), '203.0.113.9');
  for (const bad of ['short', 'has spaces in it', 'x'.repeat(65), 'quote"quote']) {
    const response = await fetch(`${site.url}/card/1`, { headers: { ...GIVEN, 'x-request-id': bad } });
    assert.match(response.headers.get('x-request-id') ?? '', /^request-\d+$/);
  }
});

test('one line is logged for each request, without the values of the query', async (t) => {
  const site = await startTestServer(t, { routes });
  await fetch(`${site.url}/card/7?q=13800000000`, { headers: { authorization: 'Bearer hunter2' } });
  const lines = site.lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request');
  assert.equal(lines.length, 1);
  const { level, method, path, route, status, client, requestId } = lines[0];
  assert.deepEqual(
    { level, method, path, route, status, client, requestId },
    {
      level: 'info',
      method: 'GET',
      path: '/card/7?q=',
      route: '/card/:n',
      status: 200,
      client: '127.0.0.1',
      requestId: 'request-1',
    },
  );
  assert.doesNotMatch(site.lines.join(''), /hunter2|138000/);
});

test('requests are counted under the pattern that matched, never under the path', async (t) => {
  const site = await startTestServer(t, { routes });
  await fetch(`${site.url}/card/1`);
  await fetch(`${site.url}/card/2`, { method: 'HEAD' });
  await fetch(`${site.url}/no-such-page`);
  const text = await site.metrics.registry.metrics();
  assert.match(text, /http_requests_total\{method="GET",route="\/card\/:n",status="200"\} 1/);
  assert.match(text, /http_requests_total\{method="HEAD",route="\/card\/:n",status="200"\} 1/);
  assert.ok(text.includes(`http_requests_total{method="GET",route="${NO_ROUTE}",status="404"} 1`));
  assert.doesNotMatch(text, /no-such-page/);
});

test('what HEAD is answered from is ended, as nobody reads it', async (t) => {
  const ended = Promise.withResolvers<void>();
  const cancel = () => ended.resolve();
  const site = await startTestServer(t, {
    routes: (app) =>
      app.get(
        '/endless',
        () => new Response(new ReadableStream({ cancel }), { headers: { 'x-kept': 'yes' } }),
      ),
  });
  const { status, headers } = await fetch(`${site.url}/endless`, { method: 'HEAD' });
  assert.deepEqual([status, headers.get('x-kept')], [200, 'yes']);
  await ended.promise;
});

const POST = `POST /echo HTTP/1.1\r\nHost: x\r\n`;
const CUT_SHORT: readonly (readonly [
  what: string,
  bytes: string,
  end: 'reset' | 'finish' | 'wait',
  status: number,
])[] = [
  ['a client that goes away', `${POST}Content-Length: 100\r\n\r\nab`, 'reset', 499],
  ['a body that ends early', `${POST}Content-Length: 100\r\n\r\nab`, 'finish', 400],
  ['a body that is too slow', `${POST}Content-Length: 100\r\n\r\nab`, 'wait', 408],
  ['a chunk without a length', `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'wait', 400],
];

for (const limited of [false, true]) {
  for (const [what, bytes, end, status] of CUT_SHORT) {
    test(`${what} counts once as ${status}, read ${limited ? 'up to a limit' : 'whole'}, and is no error of ours`, async (t) => {
      const started = Promise.withResolvers<void>();
      const site = await startTestServer(t, {
        limits: status === 408 ? { headersTimeout: 100, requestTimeout: 200, checkingInterval: 20 } : {},
        routes: (app) => {
          app.post('/echo', async (_c, next) => {
            started.resolve();
            await next();
          });
          if (limited) app.post('/echo', bodyLimit(1_000));
          app.post('/echo', async (c) => c.text(await c.req.text()));
        },
      });
      const socket = connect(site.port, '127.0.0.1').resume();
      socket.on('error', () => socket.destroy());
      socket.write(bytes);
      await started.promise;
      if (end === 'reset') socket.resetAndDestroy();
      if (end === 'finish') socket.end();
      const line = JSON.parse(await site.logged(/"msg":"request"/));
      assert.deepEqual([line.route, line.status], ['/echo', status]);
      const metrics = await site.metrics.registry.metrics();
      assert.deepEqual(metrics.match(/^http_requests_total.*$/gm), [
        `http_requests_total{method="POST",route="/echo",status="${status}"} 1`,
      ]);
      assert.ok(!site.lines.some((text) => text.includes('"level":"error"')), site.lines.join(''));
    });
  }
}

test('while the body is still arriving the limit for whole requests counts, not that of handlers', async (t) => {
  const site = await startTestServer(t, {
    limits: { headersTimeout: 100, requestTimeout: 200, checkingInterval: 20 },
    routes: (app) => app.post('/slow', timeLimit(20), async (c) => c.text(await c.req.text())),
  });
  const answer = await exchange(site.port, 'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc');
  assert.match(answer, /^HTTP\/1\.1 408 /);
  assert.ok(answer.includes(CONTACTS));
});

test('a handler that takes too long is logged without the secret of a one-time link', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => app.get('/links/:token', timeLimit(20), () => new Promise<Response>(() => {})),
  });
  await fetch(`${site.url}/links/${'s'.repeat(43)}`);
  assert.match(await site.logged(/took too long/), /"path":"\/links\/\(secret\)"/);
});

test('a handler that takes too long is answered 503 with the contacts', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => app.get('/slow', timeLimit(20), () => new Promise<Response>(() => {})),
  });
  const response = await fetch(`${site.url}/slow`);
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('retry-after'), '30');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.ok((await response.text()).includes(CONTACTS));
});
