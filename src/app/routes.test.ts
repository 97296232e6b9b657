/** The whole application as visitors meet it: fast path, routes and error pages together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { SITE, viewOf } from '../../test/views.ts';
import { ask, exchange } from '../kernel/http/testing.ts';
import { startApp } from './testing.ts';

const FORM = 'Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n';
const NOTICE = {
  slug: 'new-number',
  kind: 'number-changed',
  title: { zh: '新号码', en: 'New number' },
  body: { zh: '正文', en: 'Body' },
  placements: ['board', 'banner'],
  publishedAt: '2026-11-20T00:00:00.000Z',
  startsAt: '2026-11-20T00:00:00.000Z',
  endsAt: null,
  cardN: 7,
  channel: 'hotline',
  replaces: null,
  announces: null,
} as const;

test('a body that arrives too slowly is 408 with the contacts, however short handlers must be', async (t) => {
  const { port } = await startApp(t, {
    view: viewOf({}, [NOTICE]),
    handlerMs: 20,
    limits: { headersTimeout: 100, requestTimeout: 200, checkingInterval: 20 },
  });
  const answer = await exchange(
    port,
    `POST /notices/new-number/dismiss HTTP/1.1\r\nHost: x\r\n${FORM}Content-Length: 50\r\n\r\nback=`,
  );
  assert.match(answer, /^HTTP\/1\.1 408 /);
  assert.match(answer, /tel:\+864000000147/);
});

test('a notice is put away, the way back stays on the site, and nobody keeps the cookie', async (t) => {
  const { port } = await startApp(t, { view: viewOf({}, [NOTICE]) });
  const dismiss = (back: string) => {
    const body = `back=${encodeURIComponent(back)}`;
    return exchange(
      port,
      `POST /notices/new-number/dismiss HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${FORM}Content-Length: ${body.length}\r\n\r\n${body}`,
    );
  };
  const answer = await dismiss('/notices?page=2');
  assert.match(answer, /^HTTP\/1\.1 303 /);
  assert.match(answer, /\r\nlocation: \/notices\?page=2\r\n/i);
  assert.match(answer, /\r\nset-cookie: seen=new-number;/i);
  assert.match(answer, /\r\ncache-control: no-store\r\n/i);
  assert.match(await dismiss('/.//evil.com'), /\r\nlocation: \/\r\n/i);
});

test('pages made for one request leave compressed, and say on what they depend', async (t) => {
  const { url } = await startApp(t);
  for (const [path, status] of [
    ['/nowhere', 404],
    ['/search?q=x', 200],
    ['/notices?q=x', 200],
    ['/card/9', 503],
  ] as const) {
    const answer = await ask(url + path, { 'accept-encoding': 'gzip, br' });
    assert.equal(answer.status, status, path);
    assert.equal(answer.headers['content-encoding'], 'br', path);
    assert.match(answer.headers.vary ?? '', /Accept-Language, Cookie, Accept-Encoding$/, path);
    assert.match(brotliDecompressSync(answer.body).toString(), /tel:\+864000000147/, path);
  }
});

test('a language asked for by address is set on pages made for one request too, for this visitor alone', async (t) => {
  const { url } = await startApp(t);
  const { headers } = await ask(`${url}/search?q=x&lang=en`);
  assert.match(String(headers['set-cookie']), /^lang=en; Path=\/; .*Secure$/);
  assert.equal(headers['cache-control'], 'private, no-cache');
  const plain = await ask(`${url}/search?q=x`);
  assert.equal(plain.headers['set-cookie'], undefined);
});

test('a slash too many is sent on, with its query, and to no other site', async (t) => {
  const { url } = await startApp(t);
  for (const [from, to] of [
    ['/contact/', '/contact'],
    ['/contact/?lang=en', '/contact?lang=en'],
    ['/search/?q=%E5%8F%B7', '/search?q=%E5%8F%B7'],
    ['/contact/human/', '/contact/human'],
  ]) {
    const answer = await ask(url + from);
    assert.deepEqual([answer.status, answer.headers.location], [308, to]);
  }
  for (const path of ['//evil.com/', '/.//evil.com/', '/\\evil.com/', '/%09/evil.com']) {
    const { status, headers } = await ask(url + path);
    assert.ok(status === 404 || status === 400, `${path}: ${status} ${headers.location}`);
  }
  const post = await ask(`${url}/contact/`, { 'content-type': 'application/json' }, 'POST');
  assert.equal(post.status, 404);
});

test('the short link of a proof, in either case, leads to where the visitor’s own browser checks it', async (t) => {
  const { port } = await startApp(t);
  const asked = (path: string) =>
    exchange(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  for (const path of ['/p/7', '/P/7']) {
    const answer = await asked(path);
    assert.match(answer, /^HTTP\/1\.1 303 /);
    assert.match(answer, /\r\nlocation: \/card\/verify\?n=7\r\n/i);
  }
  assert.match(await asked('/p/0'), /^HTTP\/1\.1 404 /);
});

test('what is not there, or not for this method, is said first; only then who may act', async (t) => {
  const { url } = await startApp(t, { view: viewOf({}, [NOTICE]) });
  for (const [method, path, status, allow] of [
    ['POST', '/search', 405, 'GET, HEAD'],
    ['PUT', '/healthz', 405, 'GET, HEAD'],
    ['DELETE', '/card/1', 405, 'GET, HEAD'],
    ['PATCH', '/metrics', 405, 'GET, HEAD'],
    ['POST', '/contact', 405, 'GET, HEAD'],
    ['GET', '/notices/new-number/dismiss', 405, 'POST'],
    ['POST', '/nope', 404, undefined],
    ['POST', '/notices/new-number/dismiss', 403, undefined],
  ] as const) {
    const answer = await ask(url + path, {}, method);
    assert.deepEqual([answer.status, answer.headers.allow], [status, allow], `${method} ${path}`);
    assert.match(answer.body.toString(), /tel:\+864000000147/);
  }
});

test('a query that is no text is refused; a prepared page may ignore it', async (t) => {
  const { url } = await startApp(t);
  for (const [path, status] of [
    ['/search?q=%ff%fe', 400],
    ['/notices?q=%ff', 400],
    ['/search?q=%E5%8F%B7+%2B86', 200],
    ['/contact?utm=%ff', 200],
  ] as const) {
    assert.equal((await ask(url + path)).status, status, path);
  }
});

test('one client may ask often, but not without end; contacts and probes are always answered', async (t) => {
  const { port } = await startApp(t, { env: { TRUSTED_PROXIES: 'loopback' } });
  const statuses = async (client: string, paths: readonly string[]) => {
    const head = `HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${client}\r\n`;
    const requests = paths.map((path) => `HEAD ${path} ${head}\r\n`).join('');
    const answer = await exchange(port, `${requests}HEAD /contact ${head}Connection: close\r\n\r\n`);
    return [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
  };
  const often = await statuses('203.0.113.9', Array(1800).fill('/kefu'));
  assert.deepEqual([...new Set(often)], [301, 200]);
  const beyond = await statuses('203.0.113.9', ['/kefu', '/nope', '/search?q=x', '/healthz', '/readyz']);
  assert.deepEqual(beyond, [429, 429, 429, 200, 200, 200]);
  assert.deepEqual(await statuses('203.0.113.10', ['/kefu', '/nope']), [301, 404, 200]);
});

test('a notice that was put away stays away on error pages, of whichever kind', async (t) => {
  const { url } = await startApp(t, { view: viewOf({}, [NOTICE]) });
  for (const [path, status] of [
    ['/nowhere', 404],
    [`/contact?${'x'.repeat(9_000)}`, 414],
  ] as const) {
    const shown = async (cookie: string) => {
      const answer = await ask(url + path, { cookie });
      assert.equal(answer.status, status);
      return answer.body.toString().includes('/notices/new-number/dismiss');
    };
    assert.equal(await shown('lang=zh'), true);
    assert.equal(await shown('lang=zh; seen=new-number'), false);
  }
});

test('a whole address as the target is answered as its path is', async (t) => {
  const { port } = await startApp(t);
  const answer = await exchange(
    port,
    'GET http://other.example/contact HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  assert.match(answer, /^HTTP\/1\.1 200 [\s\S]*tel:\+864000000147/);
});

test('a trusted proxy names prepared answers too, and the log has the name', async (t) => {
  const given = { 'x-request-id': 'given-by-the-proxy' };
  const near = await startApp(t, { env: { TRUSTED_PROXIES: 'loopback' } });
  assert.equal((await ask(`${near.url}/contact`, given)).headers['x-request-id'], 'given-by-the-proxy');
  const line = near.lines.map((text) => JSON.parse(text)).find((entry) => entry.path === '/contact');
  assert.deepEqual([line.requestId, line.status, line.level], ['given-by-the-proxy', 200, 'debug']);
  assert.notEqual(
    (await ask(`${near.url}/contact`, { 'x-request-id': 'a b' })).headers['x-request-id'],
    'a b',
  );
  for (const TRUSTED_PROXIES of ['', '192.0.2.1']) {
    const far = await startApp(t, { env: { TRUSTED_PROXIES } });
    assert.match(String((await ask(`${far.url}/contact`, given)).headers['x-request-id']), /^[\da-f-]{36}$/);
  }
});

test('without a card: pages that need none stand, the others say so, and machines get problem details', async (t) => {
  const { url } = await startApp(t, { view: null });
  for (const path of [
    '/login',
    '/help',
    '/help?lang=en',
    '/robots.txt',
    '/embed.js',
    '/support-chat.js',
    '/verify-box.js',
    '/favicon.svg?x',
  ]) {
    assert.equal((await ask(url + path)).status, 200, path);
  }
  for (const path of ['/', '/contact', '/notices', '/search?q=x']) {
    const answer = await ask(url + path);
    assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '30'], path);
    assert.match(answer.body.toString(), /<h1>/, path);
  }
  for (const path of [
    '/.well-known/contact-card.json',
    '/contact.vcf',
    '/api/v1/contact',
    '/card/1.json',
    '/notices.rss',
  ]) {
    const answer = await ask(url + path, { accept: '*/*' });
    assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '30'], path);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, path);
    const problem = JSON.parse(answer.body.toString());
    assert.equal(problem.type, `${SITE}/help#problem-unavailable`);
    assert.equal(problem.instance, `urn:uuid:${answer.headers['x-request-id']}`);
  }
});

test('a view that cannot be rendered ends in a plain page, and the process serves on', async (t) => {
  let broken = false;
  const { url, lines } = await startApp(t, {
    view: () => {
      if (broken) throw new Error('secret detail of the view');
      return viewOf();
    },
  });
  broken = true;
  for (const path of ['/contact', '/nowhere', '/search?q=x']) {
    const answer = await ask(url + path);
    assert.equal(answer.status, 500, path);
    assert.match(answer.body.toString(), /页面暂时无法显示[\s\S]*cannot be shown/);
    assert.doesNotMatch(answer.body.toString(), /tel:|secret/);
  }
  assert.match(lines.join(''), /secret detail of the view/);
  broken = false;
  assert.equal((await ask(`${url}/contact`)).status, 200);
});

test('verdicts are given from memory while there is no database', async (t) => {
  const { port } = await startApp(t, { database: null });
  const site = `http://127.0.0.1:${port}`;
  const asked = await fetch(`${site}/api/v1/verify`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: '400-000-0147' }),
  });
  assert.equal(asked.status, 200);
  assert.equal(((await asked.json()) as { conclusion: { code: string } }).conclusion.code, 'official');
  for (const path of ['/verify?text=400-000-0147', '/verify.txt?text=400-000-0147'])
    assert.equal((await fetch(site + path)).status, 200, path);
});
