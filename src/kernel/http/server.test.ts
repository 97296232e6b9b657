import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { CONTACTS, exchange, startTestServer, type TestServerOptions } from './testing.ts';

const CLOSE = 'Host: x\r\nConnection: close\r\n\r\n';
const routes: TestServerOptions['routes'] = (app) => {
  app.get('/hello', (c) => c.text('hello'));
  app.post('/echo', async (c) => c.text(await c.req.text()));
  app.get('/boom', () => {
    throw new Error('secret detail of the failure');
  });
};
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

/** A complete page for people: the contacts, headers that protect, nothing about the inside. */
function assertPage(answer: string, status: number) {
  assert.equal(statusOf(answer), status, answer.slice(0, 300));
  assert.match(answer, /\r\nContent-Type: text\/html; charset=utf-8\r\n/i);
  assert.match(answer, /\r\nContent-Security-Policy: default-src 'none'/i);
  assert.match(answer, /\r\nX-Content-Type-Options: nosniff\r\n/i);
  assert.match(answer, /\r\nX-Request-Id: request-\d+\r\n/i);
  assert.match(answer, /\r\nConnection: close\r\n/i);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  assert.ok(body.includes(CONTACTS));
  assert.equal(Number(/content-length: (\d+)/i.exec(head)?.[1]), Buffer.byteLength(body));
  assert.doesNotMatch(answer, /node:|\.ts:|at .*\(|HPE_/);
}

const MALFORMED: readonly (readonly [string, string, number])[] = [
  ['garbage', '\x16\x03\x01\x02\x00garbage\r\n\r\n', 400],
  ['no version', 'GET /hello\r\n\r\n', 400],
  ['an unknown method', `BREW /hello HTTP/1.1\r\n${CLOSE}`, 501],
  ['CONNECT', `CONNECT x:443 HTTP/1.1\r\n${CLOSE}`, 501],
  ['a header without a colon', `GET /hello HTTP/1.1\r\nnonsense\r\n${CLOSE}`, 400],
  ['no Host', 'GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a Host that is none', 'GET /hello HTTP/1.1\r\nHost: a/b?c\r\nConnection: close\r\n\r\n', 400],
  ['a second Host', `GET /hello HTTP/1.1\r\nHost: a\r\n${CLOSE}`, 400],
  ['a target that is no path', `GET hello HTTP/1.1\r\n${CLOSE}`, 400],
  ['another scheme', `GET ftp://x/hello HTTP/1.1\r\n${CLOSE}`, 400],
  ['a user in the target', `GET http://you@x/hello HTTP/1.1\r\n${CLOSE}`, 400],
  ['an asterisk that is no OPTIONS', `GET * HTTP/1.1\r\n${CLOSE}`, 400],
  ['headers over 16 KB', `GET /hello HTTP/1.1\r\nX-Big: ${'x'.repeat(20_000)}\r\n${CLOSE}`, 431],
  ['many headers over 16 KB', `GET / HTTP/1.1\r\n${'X-A: b\r\n'.repeat(4_000)}${CLOSE}`, 431],
  ['an address over 16 KB', `GET /${'x'.repeat(40_000)}`, 414],
  ['a whole request with an address over 16 KB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${CLOSE}`, 414],
  [
    'an address over 8 KB whose headers fill the rest',
    `GET /${'x'.repeat(12_000)} HTTP/1.1\r\nX-Big: ${'x'.repeat(8_000)}\r\n${CLOSE}`,
    414,
  ],
  ['a query over 8 KB', `GET /hello?${'x'.repeat(9_000)} HTTP/1.1\r\n${CLOSE}`, 414],
  ['an address over 8 KB', `GET /${'x'.repeat(9_000)} HTTP/1.1\r\n${CLOSE}`, 414],
  ['two lengths', `POST /echo HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${CLOSE}xx`, 400],
  [
    'length and chunks',
    `POST /echo HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n${CLOSE}`,
    400,
  ],
];

for (const [what, bytes, status] of MALFORMED) {
  test(`${what} is answered ${status} with a whole page`, async (t) => {
    const site = await startTestServer(t, { routes });
    const answer = await exchange(site.port, bytes);
    assertPage(answer, status);
    const metrics = await site.metrics.registry.metrics();
    assert.match(
      metrics,
      new RegExp(`http_requests_total\\{method="other",route="\\(malformed\\)",status="${status}"\\} 1`),
    );
    assert.equal(await (await fetch(`${site.url}/hello`)).text(), 'hello', 'and the server still serves');
  });
}

test('a megabyte of headers is answered and read to its end', async (t) => {
  const site = await startTestServer(t, { routes });
  assertPage(await exchange(site.port, `GET / HTTP/1.1\r\nX-Big: ${'x'.repeat(1_000_000)}\r\n\r\n`), 431);
});

test('slow headers and slow bodies are answered 408', async (t) => {
  const limits = { headersTimeout: 60, requestTimeout: 120, checkingInterval: 20 };
  const site = await startTestServer(t, { routes, limits });
  const [headers, body] = await Promise.all([
    exchange(site.port, 'GET /hello HTTP/1.1\r\nHost: x\r\nX-Slow: '),
    exchange(site.port, 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc'),
  ]);
  assertPage(headers, 408);
  assertPage(body, 408);
});

test('a client that asks and asks and never reads is cut off', { timeout: 10_000 }, async (t) => {
  const page = Buffer.alloc(1_000_000, 'x');
  const site = await startTestServer(t, {
    limits: { stallTimeout: 100, headersTimeout: 0, requestTimeout: 0 },
    front: (_req, res) => {
      res.end(page);
      return 'front';
    },
  });
  const silent = connect(site.port, '127.0.0.1').pause();
  t.after(() => silent.destroy());
  const cut = new Promise((resolve) => silent.on('error', resolve));
  // More than the buffers on the way can hold: the server stops reading, and only its cutting frees this client.
  silent.write('GET /contact HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200_000));
  assert.match(String(await cut), /ECONNRESET|EPIPE/);
});

test('what comes before bytes that are no request is answered in order, and the page for those comes last', async (t) => {
  const site = await startTestServer(t, {
    routes,
    front: (req, res) => {
      if (req.url !== '/prepared') return null;
      res.end('prepared');
      return 'front';
    },
  });
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const answers = async (sent: string) =>
    [...(await exchange(site.port, `${sent}FOO / HTTP/1.1\r\n\r\n`)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(
      (m) => m[1],
    );
  assert.deepEqual(await answers(ask('/prepared').repeat(50)), [...Array(50).fill('200'), '501']);
  assert.deepEqual(await answers(ask('/hello')), ['200', '501']);
  assert.deepEqual(await answers(ask('/hello') + ask('/prepared') + ask('/hello')), [
    '200',
    '200',
    '200',
    '501',
  ]);
});

test('what comes after a request that is being answered breaks no answer', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => {
      app.get('/part', (c) =>
        c.body(new ReadableStream({ start: (out) => out.enqueue(Buffer.from('part')) })),
      );
      routes?.(app);
    },
  });
  const socket = connect(site.port, '127.0.0.1');
  const chunks: string[] = [];
  socket.on('data', (chunk) => {
    chunks.push(String(chunk));
    if (chunks.join('').includes('part')) socket.write('garbage\r\n\r\n');
  });
  socket.on('error', () => socket.destroy());
  socket.write('GET /part HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'close');
  assert.equal(chunks.join('').match(/HTTP\/1\.1/g)?.length, 1);
  const after = await exchange(site.port, 'GET /hello HTTP/1.1\r\nHost: x\r\n\r\ngarbage\r\n\r\n');
  assert.doesNotMatch(after, /garbage/);
});

test('a client that resets its connection harms nobody', async (t) => {
  const site = await startTestServer(t, { routes });
  for (const bytes of ['', 'GET /hel', 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc']) {
    const socket = connect(site.port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    await once(socket, 'connect');
    socket.write(bytes, () => socket.resetAndDestroy());
    await once(socket, 'close');
  }
  assert.equal((await fetch(`${site.url}/hello`)).status, 200);
  assert.ok(!site.lines.some((line) => line.includes('"level":"error"')), site.lines.join(''));
});

test('an unknown expectation is ignored', async (t) => {
  const site = await startTestServer(t, { routes });
  const answer = await exchange(site.port, `GET /hello HTTP/1.1\r\nExpect: the-unexpected\r\n${CLOSE}`);
  assert.equal(statusOf(answer), 200);
});

test('a fast path that fails is a logged 500 with the page', async (t) => {
  const front = (): never => {
    throw new Error('secret detail of the failure');
  };
  const site = await startTestServer(t, { front });
  const answer = await exchange(site.port, `GET /hello HTTP/1.1\r\n${CLOSE}`);
  assertPage(answer, 500);
  assert.doesNotMatch(answer, /secret detail/);
  assert.match(site.lines.join(''), /secret detail/);
});

test('a port that is taken is an error of listen', async (t) => {
  const site = await startTestServer(t);
  await assert.rejects(startTestServer(t, { port: site.port }), { code: 'EADDRINUSE' });
});

test('closing lets the request in flight finish, and drops idle and silent connections at once', async (t) => {
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const site = await startTestServer(t, {
    routes: (app) => {
      routes?.(app);
      app.get('/slow', async (c) => {
        started.resolve();
        await finish.promise;
        return c.text('finished');
      });
    },
  });
  const silent = connect(site.port, '127.0.0.1');
  const idle = connect(site.port, '127.0.0.1');
  idle.write('GET /hello HTTP/1.1\r\nHost: x\r\n\r\n');
  await Promise.all([once(silent, 'connect'), once(idle, 'data')]);
  const slow = exchange(site.port, 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
  await started.promise;
  const gone = [once(silent.resume(), 'close'), once(idle.resume(), 'close')];
  const closed = site.server.close(60_000);
  await Promise.all(gone);
  await assert.rejects(fetch(`${site.url}/hello`));
  finish.resolve();
  assert.match(await slow, /finished/);
  await closed;
});

test('what does not finish within the grace is destroyed', async (t) => {
  const started = Promise.withResolvers<void>();
  const site = await startTestServer(t, {
    routes: (app) =>
      app.get('/never', () => {
        started.resolve();
        return new Promise<Response>(() => {});
      }),
  });
  const never = exchange(site.port, 'GET /never HTTP/1.1\r\nHost: x\r\n\r\n');
  await started.promise;
  await site.server.close(20);
  assert.equal(await never, '');
});
