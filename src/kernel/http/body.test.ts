import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import * as z from 'zod';
import { acceptsTypes, bodyLimit, FORM, readBytes, readForm, readJson } from './body.ts';
import { CONTACTS, exchange, startTestServer } from './testing.ts';

const Report = z.object({
  phone: z.string().min(3),
  seen: z.union([z.string(), z.array(z.string())]).optional(),
});

const serve = (t: TestContext) =>
  startTestServer(t, {
    routes: (app) => {
      app.post('/form', bodyLimit(1_000), acceptsTypes(FORM), async (c) => c.json(await readForm(c, Report)));
      app.post('/json', async (c) => c.json(await readJson(c, z.unknown())));
    },
  });
const send = async (url: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>) => {
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const form = { 'content-type': FORM };

test('a form is read into the shape that is wanted', async (t) => {
  const site = await serve(t);
  const read = async (body: string) => JSON.parse((await send(`${site.url}/form`, body, form)).text);
  assert.deepEqual(await read('phone=400+800&seen=a&seen=%E6%98%8E&seen=c'), {
    ok: true,
    value: { phone: '400 800', seen: ['a', '明', 'c'] },
  });
  assert.deepEqual(await read('phone=4&__proto__=x&'), {
    ok: false,
    error: {
      code: 'invalid',
      typed: JSON.parse('{"phone":"4","__proto__":"x"}'),
      issues: [{ field: 'phone', message: 'Too small: expected string to have >=3 characters' }],
    },
  });
});

test('bytes that are no UTF-8, bare or percent-encoded, are refused', async (t) => {
  const site = await serve(t);
  const unreadable = { ok: false, error: { code: 'unreadable' } };
  for (const body of [Buffer.from('phone=\xff\xfe', 'latin1'), 'phone=%ff%fe', 'phone=%zz', '%=1'])
    assert.deepEqual(JSON.parse((await send(`${site.url}/form`, body, form)).text), unreadable);
});

test('JSON with text that no database holds, or nested beyond any shape, is refused', async (t) => {
  const site = await serve(t);
  const read = async (body: string) => JSON.parse((await send(`${site.url}/json`, body, {})).text);
  const unreadable = { ok: false, error: { code: 'unreadable' } };
  const endless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  for (const body of ['{"a":["\\u0000"]}', '{"a":"\\ud800"}', '{"\\udc00":1}', endless])
    assert.deepEqual(await read(body), unreadable, body.slice(0, 20));
  assert.deepEqual(await read('{"a":["\\ud83d\\ude00\\\\u0000"]}'), {
    ok: true,
    value: { a: ['😀\\u0000'] },
  });
});

test('types, charsets and codings that we do not read are 415', async (t) => {
  const site = await serve(t);
  const status = async (headers: Record<string, string>) =>
    (await send(`${site.url}/form`, 'phone=4001', headers)).status;
  assert.equal(await status({ 'content-type': `${FORM}; charset=UTF-8` }), 200);
  assert.equal(await status({ 'content-type': `${FORM.toUpperCase()};charset="utf-8"` }), 200);
  assert.equal(await status({ 'content-type': `${FORM}; charset=gb18030` }), 415);
  assert.equal(await status({ 'content-type': 'multipart/form-data; boundary=x' }), 415);
  assert.equal(await status({ ...form, 'content-encoding': 'gzip' }), 415);
  const refused = await send(`${site.url}/form`, 'x', { 'content-type': 'text/xml' });
  assert.equal(refused.status, 415);
  assert.equal(refused.headers.get('accept-post'), FORM);
  assert.ok(refused.text.includes(CONTACTS));
});

test('a body over the limit is 413, announced or not, and the server lives on', async (t) => {
  const site = await serve(t);
  const large = `phone=${'4'.repeat(1_000)}`;
  const announced = await send(`${site.url}/form`, large, form);
  assert.equal(announced.status, 413);
  assert.ok(announced.text.includes(CONTACTS));
  const head = `POST /form HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${FORM}\r\n`;
  const chunked = await exchange(
    site.port,
    `${head}Transfer-Encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
  );
  assert.match(chunked, /^HTTP\/1\.1 413 /);
  const claimed = await exchange(site.port, `${head}Content-Length: 99999999999\r\n\r\nphone=1`);
  assert.match(claimed, /^HTTP\/1\.1 413 /);
  assert.equal((await send(`${site.url}/form`, `phone=${'4'.repeat(994)}`, form)).status, 200);
});

test('bytes that trickle are ended, however many trickle at once', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) =>
      app.post('/bytes', async (c) => {
        const read = await readBytes(c, 100_000, { pace: { ms: 100, bytes: 1_000 } });
        return c.text(read.ok ? `${read.value.length}` : read.error.code);
      }),
  });
  const trickled = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const socket = connect(site.port, '127.0.0.1').on('error', () => {});
      socket.write('POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n');
      const timer = setInterval(() => socket.write('a'), 10);
      const [answer] = await once(socket, 'data');
      clearInterval(timer);
      socket.destroy();
      return String(answer);
    }),
  );
  for (const answer of trickled) assert.match(answer, /too-slow/);
  assert.equal((await send(`${site.url}/bytes`, 'a'.repeat(90_000), {})).text, '90000');
  assert.equal((await send(`${site.url}/bytes`, 'a'.repeat(100_001), {})).text, 'too-large');
});

test('bytes that were stopped before they are read are not waited for', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) =>
      app.post('/bytes', async (c) => {
        const read = await readBytes(c, 100_000, { stopped: AbortSignal.abort() });
        return c.text(read.ok ? 'read' : read.error.code);
      }),
  });
  const socket = connect(site.port, '127.0.0.1').on('error', () => {});
  socket.write('POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n');
  const [answer] = await once(socket, 'data');
  socket.destroy();
  assert.match(String(answer), /cut/);
});
