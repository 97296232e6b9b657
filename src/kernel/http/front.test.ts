import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request } from 'node:http';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { matchesEtag, prepare, sendPrepared } from './front.ts';
import type { ServerLimits } from './server.ts';
import { exchange, startTestServer } from './testing.ts';

const HTML = `<!doctype html><p>${'客服电话 400-000-0000 '.repeat(200)}</p>`;
const page = prepare({
  headers: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Cache-Control', 'no-cache'],
    ['Vary', 'Accept-Language'],
  ],
  body: HTML,
});

function serve(t: TestContext, limits: Partial<ServerLimits> = {}) {
  let n = 0;
  return startTestServer(t, {
    limits,
    front: (req, res) => {
      if (req.url !== '/contact' || (req.method !== 'GET' && req.method !== 'HEAD')) return null;
      const id = `front-${++n}`;
      sendPrepared(req, res, page, id);
      return id;
    },
  });
}

/** Not fetch, which undoes the coding and adds headers of its own. */
function ask(port: number, headers: IncomingHttpHeaders, method = 'GET') {
  type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ port, host: '127.0.0.1', path: '/contact', method, headers }, (res) => {
    const chunks: Buffer[] = [];
    res.on('data', (chunk: Buffer) => chunks.push(chunk));
    res.on('end', () =>
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
    );
  });
  sent.on('error', reject).end();
  return promise;
}

test('each coding decodes to the same page, with its own entity tag and length', async (t) => {
  const site = await serve(t);
  const plain = await ask(site.port, {});
  const gzip = await ask(site.port, { 'accept-encoding': 'gzip' });
  const br = await ask(site.port, { 'accept-encoding': 'gzip, br' });
  assert.equal(plain.body.toString(), HTML);
  assert.equal(gunzipSync(gzip.body).toString(), HTML);
  assert.equal(brotliDecompressSync(br.body).toString(), HTML);
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(new Set([plain, gzip, br].map((a) => a.headers.etag)).size, 3);
  assert.match(String(br.headers.etag), /^"[\w-]{22}-br"$/);
  assert.equal(Number(br.headers['content-length']), br.body.length);
  assert.equal(br.headers.vary, 'Accept-Language, Accept-Encoding');
});

test('every answer carries its own request id', async (t) => {
  const site = await serve(t);
  const ids = [await ask(site.port, {}), await ask(site.port, {})].map((a) => a.headers['x-request-id']);
  assert.deepEqual(ids, ['front-1', 'front-2']);
});

test('the head is what writeHead would have sent', async (t) => {
  const headers = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Cache-Control', 'no-cache'],
    ['Vary', 'Accept-Language, Accept-Encoding'],
    ['ETag', String(page.variant('identity').etag)],
    ['X-Request-Id', 'front-1'],
    ['Content-Length', String(Buffer.byteLength(HTML))],
  ];
  const limits = { keepAliveTimeout: 40 };
  const site = await serve(t, limits);
  const plain = await startTestServer(t, {
    limits,
    front: (_req, res) => {
      res.writeHead(200, headers.flat()).end(HTML);
      return 'plain';
    },
  });
  for (const version of ['1.1', '1.0']) {
    for (const more of ['', 'Connection: close\r\n', 'Connection: keep-alive\r\n']) {
      const sent = `GET /contact HTTP/${version}\r\nHost: x\r\n${more}\r\n`;
      const [ours, theirs] = await Promise.all([exchange(site.port, sent), exchange(plain.port, sent)]);
      const normal = (answer: string) => answer.replace(/Date: .*/, 'Date').replace(/front-\d+/, 'front-1');
      assert.equal(normal(ours), normal(theirs));
    }
  }
});

test('a header that could not be sent is an error, and nothing of it is sent', async (t) => {
  for (const header of [
    ['X-A', 'a\r\nSet-Cookie: b'],
    ['X A', 'a'],
    ['X-A', '明线'],
  ] as const) {
    const wrong = prepare({ headers: [header], body: 'x' });
    const site = await startTestServer(t, {
      front: (req, res) => String(sendPrepared(req, res, wrong, 'id')),
    });
    const answer = await ask(site.port, {});
    assert.equal(answer.status, 500);
    assert.equal(answer.headers['set-cookie'] ?? answer.headers['x-a'], undefined);
  }
});

test('HEAD sends the headers of GET and no body', async (t) => {
  const site = await serve(t);
  const head = await ask(site.port, { 'accept-encoding': 'br' }, 'HEAD');
  const full = await ask(site.port, { 'accept-encoding': 'br' });
  assert.equal(head.body.length, 0);
  for (const name of ['etag', 'content-length', 'content-encoding', 'cache-control'])
    assert.equal(head.headers[name], full.headers[name]);
});

test('a client that has the page gets 304 without a body', async (t) => {
  const site = await serve(t);
  const { headers } = await ask(site.port, { 'accept-encoding': 'br' });
  const etag = String(headers.etag);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await ask(site.port, { 'accept-encoding': 'br', 'if-none-match': known });
    assert.equal(again.status, 304, known);
    assert.equal(again.body.length, 0);
    assert.equal(again.headers.etag, etag);
    assert.equal(again.headers['cache-control'], 'no-cache');
    assert.equal(again.headers['content-type'], undefined);
  }
  const other = await ask(site.port, { 'accept-encoding': 'gzip', 'if-none-match': etag });
  assert.equal(other.status, 200);
});

test('an answer that sets something has no entity tag, and is sent whole to whoever has it', async (t) => {
  const setting = prepare({ headers: [['Set-Cookie', 'a=b']], body: HTML, etag: false });
  const site = await startTestServer(t, {
    front: (req, res) => String(sendPrepared(req, res, setting, 'id')),
  });
  const answer = await ask(site.port, { 'if-none-match': '*' });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.etag, undefined);
  assert.deepEqual(answer.headers['set-cookie'], ['a=b']);
});

test('pipelined requests on one connection are each answered', async (t) => {
  const site = await serve(t);
  const one = 'GET /contact HTTP/1.1\r\nHost: x\r\n';
  const answer = await exchange(site.port, `${one}\r\n${one}\r\n${one}Connection: close\r\n\r\n`);
  assert.equal(answer.match(/HTTP\/1\.1 200 OK/g)?.length, 3);
  assert.equal(answer.split(HTML).length, 4);
});

test('a client that refuses every coding is told 406, and still reads the contacts', async (t) => {
  const site = await serve(t);
  const refused = await ask(site.port, { 'accept-encoding': '*;q=0' });
  assert.equal(refused.status, 406);
  assert.equal(refused.body.toString(), HTML);
  const forEver = prepare({
    headers: [['Cache-Control', 'public, max-age=31536000, immutable']],
    body: HTML,
  });
  const file = await startTestServer(t, {
    front: (req, res) => String(sendPrepared(req, res, forEver, 'id')),
  });
  const kept = await ask(file.port, { 'accept-encoding': '*;q=0' });
  assert.equal(kept.headers['cache-control'], 'no-store', 'nor may anybody keep the refusal');
});

test('a prepared error page keeps its status, whatever the client has', () => {
  const missing = prepare({ status: 404, headers: [], body: HTML });
  assert.equal(missing.status, 404);
  assert.notEqual(missing.variant('br'), missing.variant('gzip'));
});

test('a body too small to shrink is sent plain', () => {
  const tiny = prepare({ headers: [], body: 'ok' });
  assert.equal(tiny.variant('br'), tiny.variant('identity'));
  assert.equal(prepare({ headers: [], body: '' }).variant('gzip').body, '');
});

test('more effort makes a smaller body of the same page', () => {
  const body = Array.from({ length: 400 }, (_, i) => `<p>${(i * 7_919) % 10_007} 客服</p>`).join('');
  const [fast, best] = (['fast', 'best'] as const).map((effort) =>
    Buffer.from(prepare({ headers: [], body, effort }).variant('br').body, 'latin1'),
  );
  assert.ok(fast && best && best.length < fast.length);
  assert.equal(brotliDecompressSync(best).toString(), body);
});

test('bytes that are no text survive', async (t) => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  const binary = prepare({ headers: [['Content-Type', 'application/octet-stream']], body: bytes });
  const site = await startTestServer(t, {
    front: (req, res) => String(sendPrepared(req, res, binary, 'id')),
  });
  assert.deepEqual((await ask(site.port, {})).body, bytes);
});

test('entity tags are compared weakly, in lists, and never by part', () => {
  assert.ok(matchesEtag('"a", W/"b"', '"b"'));
  assert.ok(!matchesEtag('"ab"', '"b"'));
  assert.ok(!matchesEtag('b', '"b"'));
  assert.ok(!matchesEtag('', '"b"'));
  fc.assert(
    fc.property(fc.string(), (header) => {
      matchesEtag(header, '"b"');
    }),
  );
});
