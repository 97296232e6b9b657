import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { HTTPException } from 'hono/http-exception';
import { HTTP_PROBLEMS, type ProblemCode } from '../errors.ts';
import { problemText } from './problem-texts.ts';
import { problemResponse } from './problems.ts';
import { CONTACTS, exchange, startTestServer, type TestServerOptions } from './testing.ts';

const JSON_ONLY = { accept: 'application/json' };
const routes: TestServerOptions['routes'] = (app) => {
  app.get('/things/:id', (c) => c.text(c.req.param('id')));
  app.post('/things/:id', (c) => c.text('posted'));
  app.get('/deliberate', (c) => problemResponse(c, 'not-found', { detail: '没有这张名片' }));
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
      type: '/help#problem-not-found',
      title: '没有找到这个页面',
      status: 404,
      detail: problemText('not-found', 'zh').detail,
      instance: response.headers.get('x-request-id'),
      code: 'not-found',
    });
  }
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
  ]) {
    const answer = await exchange(site.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 400 /, path);
    assert.ok(answer.includes(CONTACTS));
  }
  assert.equal(await (await fetch(`${site.url}/things/%E6%98%8E%E7%BA%BF`)).text(), '明线');
});

test('every code has a text in both languages', () => {
  for (const code of Object.keys(HTTP_PROBLEMS) as ProblemCode[]) {
    assert.match(problemText(code, 'zh').detail, /\p{Script=Han}.*。$/u, code);
    assert.match(problemText(code, 'en').detail, /^[A-Z].*\.$/, code);
  }
});
