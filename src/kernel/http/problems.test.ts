import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { HTTPException } from 'hono/http-exception';
import { HTTP_PROBLEMS, type ProblemCode } from '../errors.ts';
import { problemText } from './problem-texts.ts';
import { problemResponse } from './problems.ts';
import { CONTACTS, exchange, PUBLIC_URL, startTestServer, type TestServerOptions } from './testing.ts';

const JSON_ONLY = { accept: 'application/json' };
const routes: TestServerOptions['routes'] = (app) => {
  app.get('/things/:id', (c) => c.text(c.req.param('id')));
  app.post('/things/:id', (c) => c.text('posted'));
  app.get('/deliberate', (c) => problemResponse(c, 'not-found', { detail: '没有这张名片' }));
  app.get('/file.json', (c) => problemResponse(c, 'unavailable', { forMachines: true }));
  app.get('/boom', () => {
    throw new Error('secret detail of the failure');
  });
  app.get('/status/:n', (c) => {
    throw new HTTPException(Number(c.req.param('n')) as 404, { message: 'inner words' });
  });
};
const serve = (t: TestContext) => startTestServer(t, { routes, isPrepared: (path) => path === '/contact' });

test('a person gets a page with the contacts, in the language asked for', async (t) => {
  const site = await serve(t);
  const zh = await fetch(`${site.url}/nowhere`, { headers: { accept: 'text/html,*/*;q=0.8' } });
  const text = await zh.text();
  assert.equal(zh.status, 404);
  assert.ok(text.includes(CONTACTS) && text.includes('没有找到这个页面'), text);
  assert.equal(zh.headers.get('content-language'), 'zh-CN');
  assert.equal(zh.headers.get('cache-control'), 'no-store');
  const en = await fetch(`${site.url}/nowhere?lang=en`);
  assert.match(await en.text(), /There is no such page/);
});

test('a machine gets problem details that name the request', async (t) => {
  const site = await serve(t);
  for (const [path, headers] of [
    ['/nowhere', JSON_ONLY],
    ['/api/v1/nowhere', {}],
  ] as const) {
    const response = await fetch(site.url + path, { headers });
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    const problem = (await response.json()) as Record<string, unknown>;
    assert.deepEqual(problem, {
      type: `${PUBLIC_URL}/help#problem-not-found`,
      title: '没有找到这个页面',
      status: 404,
      detail: problemText('not-found', 'zh').detail,
      code: 'not-found',
      requestId: response.headers.get('x-request-id'),
    });
  }
});

test('an id that is a UUID is the URI of the occurrence (RFC 9457 §3.1.5)', async (t) => {
  const site = await startTestServer(t, { trustedProxies: 'loopback' });
  const instance = async (id: string) => {
    const response = await fetch(`${site.url}/api/x`, { headers: { 'x-request-id': id } });
    return ((await response.json()) as { instance?: string }).instance;
  };
  const uuid = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
  assert.equal(await instance(uuid), `urn:uuid:${uuid}`);
  assert.equal(await instance('given-by-the-proxy'), undefined);
});

test('a file that programs read answers problem details, unless HTML is asked for by name', async (t) => {
  const site = await serve(t);
  const type = async (accept: string) =>
    (await fetch(`${site.url}/file.json`, { headers: { accept } })).headers.get('content-type');
  assert.match(String(await type('*/*')), /^application\/problem\+json/);
  assert.match(String(await type('text/html,*/*;q=0.8')), /^text\/html/);
});

test('an error page that cannot be made gives way to a plain one in both languages', async (t) => {
  const site = await startTestServer(t, {
    routes,
    renderProblem: () => {
      throw new Error('secret detail of the view');
    },
  });
  for (const [bytes, status] of [
    ['GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    ['GET /boom HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 500],
    ['GET /no-host HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['garbage\r\n\r\n', 400],
  ] as const) {
    const answer = await exchange(site.port, bytes);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.match(answer, /页面暂时无法显示[\s\S]*cannot be shown/);
    assert.match(answer, /content-security-policy: default-src 'none'/i);
    assert.doesNotMatch(answer, /secret detail|tel:/);
  }
  assert.match(site.lines.join(''), /the error page cannot be made/);
});

test('a path that exists under another method is 405 with Allow', async (t) => {
  const site = await serve(t);
  const put = await fetch(`${site.url}/things/1`, { method: 'PUT' });
  assert.equal(put.status, 405);
  assert.equal(put.headers.get('allow'), 'GET, HEAD, POST');
  assert.ok((await put.text()).includes(CONTACTS));
  const prepared = await fetch(`${site.url}/contact`, { method: 'POST' });
  assert.equal(prepared.status, 405);
  assert.equal(prepared.headers.get('allow'), 'GET, HEAD');
  assert.equal((await fetch(`${site.url}/nowhere`, { method: 'PUT' })).status, 404);
  assert.equal((await fetch(`${site.url}/deliberate`)).status, 404);
  const unusual = await exchange(
    site.port,
    'PROPFIND /things/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  assert.match(unusual, /^HTTP\/1\.1 405 /);
});

test('where nothing would act on a request, nobody is asked who may act', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => {
      app.use(async (c) => problemResponse(c, 'forbidden'));
      routes?.(app);
    },
  });
  const status = async (method: string, path: string) => (await fetch(site.url + path, { method })).status;
  assert.equal(await status('POST', '/nowhere'), 404);
  assert.equal(await status('DELETE', '/things/1'), 405);
  assert.equal(await status('POST', '/things/1'), 403);
});

test('a refusal may say it in its own words', async (t) => {
  const site = await serve(t);
  const response = await fetch(`${site.url}/deliberate`, { headers: JSON_ONLY });
  assert.equal(((await response.json()) as { detail: string }).detail, '没有这张名片');
});

test('what was thrown is logged with the request id, and not shown', async (t) => {
  const site = await serve(t);
  const response = await fetch(`${site.url}/boom`);
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.ok(text.includes(CONTACTS));
  assert.doesNotMatch(text, /secret detail|at /);
  const line = site.lines.map((l) => JSON.parse(l)).find((l) => l.level === 'error');
  assert.equal(line.requestId, response.headers.get('x-request-id'));
  assert.match(line.err.message, /secret detail/);
});

test('exceptions of the framework keep their status and lose their words', async (t) => {
  const site = await serve(t);
  for (const [given, status] of [
    [400, 400],
    [404, 404],
    [418, 400],
    [502, 500],
  ]) {
    const response = await fetch(`${site.url}/status/${given}`, { headers: JSON_ONLY });
    assert.equal(response.status, status);
    assert.doesNotMatch(await response.text(), /inner words/);
  }
});

test('percent-encoding that is no text is 400', async (t) => {
  const site = await serve(t);
  for (const path of [
    '/things/%ff',
    '/things/%',
    '/things/%zz',
    '/things/%00',
    '/things/a%0d%0ab',
    '/%c3%28',
    '/things/1?q=%ff%fe',
    '/things/1?q=%',
    '/things/1?%ff=1',
  ]) {
    const answer = await exchange(site.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 400 /, path);
    assert.ok(answer.includes(CONTACTS));
  }
  assert.equal(await (await fetch(`${site.url}/things/%E6%98%8E%E7%BA%BF?q=%E5%8F%B7+%0A`)).text(), '明线');
});

test('every code has a text in both languages', () => {
  for (const code of Object.keys(HTTP_PROBLEMS) as ProblemCode[]) {
    assert.match(problemText(code, 'zh').detail, /\p{Script=Han}.*。$/u, code);
    assert.match(problemText(code, 'en').detail, /^[A-Z].*\.$/, code);
  }
});
