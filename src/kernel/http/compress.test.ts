import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressed } from './compress.ts';
import { ask as askWith, startTestServer } from './testing.ts';

const HTML = `<p>${'客服电话 400-000-0000 '.repeat(200)}</p>`;

const serve = (t: TestContext) =>
  startTestServer(t, {
    routes: (app) => {
      app.use(compressed);
      app.get('/page', (c) => c.html(HTML, 200, { Vary: 'Cookie', 'Set-Cookie': 'a=b' }));
      app.get('/short', (c) => c.text('ok'));
      app.get('/bytes', (c) => c.body(HTML, 200, { 'Content-Type': 'application/octet-stream' }));
      app.get('/coded', (c) => c.body(HTML, 200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'x' }));
      app.get('/stream', (c) =>
        c.body(HTML, 200, { 'Content-Type': 'text/csv', 'Cache-Control': 'no-store, no-transform' }),
      );
      app.get('/nothing', (c) => c.body(null, 204));
      app.get('/boom', () => {
        throw new Error('failed');
      });
    },
  });

const ask = (url: string, encoding: string, method = 'GET') =>
  askWith(url, { 'accept-encoding': encoding }, method);

test('an answer made for one request is coded as asked, and says on what it depends', async (t) => {
  const { url } = await serve(t);
  const br = await ask(`${url}/page`, 'gzip, br');
  assert.equal(br.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(br.body).toString(), HTML);
  const gzip = await ask(`${url}/page`, 'gzip');
  assert.equal(gunzipSync(gzip.body).toString(), HTML);
  const plain = await ask(`${url}/page`, 'identity');
  assert.equal(plain.body.toString(), HTML);
  assert.equal(plain.headers['content-encoding'], undefined);
  for (const { headers } of [br, gzip, plain]) {
    assert.equal(headers.vary, 'Cookie, Accept-Encoding');
    assert.deepEqual(headers['set-cookie'], ['a=b']);
  }
  assert.equal((await ask(`${url}/page`, 'br', 'HEAD')).body.length, 0);
});

test('the error page of a failed handler keeps its status', async (t) => {
  const { url } = await serve(t);
  const boom = await ask(`${url}/boom`, 'br');
  assert.deepEqual(
    [boom.status, boom.headers.vary],
    [500, 'Accept, Accept-Language, Cookie, Accept-Encoding'],
  );
});

test('what is short, no text, coded already or nothing at all stays as it is', async (t) => {
  const { url } = await serve(t);
  assert.equal((await ask(`${url}/short`, 'br')).body.toString(), 'ok');
  assert.equal((await ask(`${url}/bytes`, 'br')).body.toString(), HTML);
  assert.equal((await ask(`${url}/coded`, 'br')).headers['content-encoding'], 'x');
  assert.equal((await ask(`${url}/nothing`, 'br')).status, 204);
  const stream = await ask(`${url}/stream`, 'br');
  assert.deepEqual([stream.body.toString(), stream.headers['content-encoding']], [HTML, undefined]);
});
