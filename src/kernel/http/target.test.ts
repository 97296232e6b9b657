import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchange, startTestServer } from './testing.ts';

const serve = (...[t]: Parameters<typeof startTestServer>) =>
  startTestServer(t, {
    front: (req, res) => {
      if (!req.url?.startsWith('/contact')) return null;
      res.end(`prepared ${req.url} of ${req.headers.host}`);
      return 'front-1';
    },
    routes: (app) =>
      app.get('/hello', (c) => c.text(`dynamic ${c.req.query('x')} of ${c.req.header('host')}`)),
  });
const get = (target: string, method = 'GET') =>
  `${method} ${target} HTTP/1.1\r\nHost: header.example\r\nConnection: close\r\n\r\n`;

test('a target in absolute form is answered like its path, and its host counts (RFC 9112 §3.2.2)', async (t) => {
  const { port } = await serve(t);
  const body = async (target: string) => (await exchange(port, get(target))).split('\r\n\r\n')[1];
  assert.equal(await body('http://site.example:80/contact'), 'prepared /contact of site.example:80');
  assert.equal(await body('HTTPS://[2001:db8::1]/contact?x=1'), 'prepared /contact?x=1 of [2001:db8::1]');
  assert.match(String(await body('http://site.example/hello?x=1')), /dynamic 1 of site\.example/);
  assert.match(await exchange(port, get('http://site.example')), /^HTTP\/1\.1 404 /);
  assert.match(await exchange(port, get('http://site.example?x=1')), /^HTTP\/1\.1 404 /);
});

test('what is wrong with a request is found before a prepared answer is', async (t) => {
  const { port } = await serve(t);
  for (const [bytes, status] of [
    ['GET /contact HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['GET /contact HTTP/1.1\r\nHost: a\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['GET /contact HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    [get(`/contact?${'x'.repeat(9_000)}`), 414],
    ['GET /contact HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 200],
    ['GET /contact HTTP/1.0\r\n\r\n', 200],
  ] as const)
    assert.match(await exchange(port, bytes), new RegExp(`^HTTP/1\\.1 ${status} `), bytes.slice(0, 80));
});

test('OPTIONS * names the methods of the site', async (t) => {
  const { port } = await serve(t);
  const answer = await exchange(port, get('*', 'OPTIONS'));
  assert.match(answer, /^HTTP\/1\.1 204 [\s\S]*\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n/);
});

test('a host that ends in a number and is no IPv4 address is refused; one that may be missing is made up', async (t) => {
  const { port } = await serve(t);
  const status = async (bytes: string) => (await exchange(port, bytes)).slice(9, 12);
  const of = (host: string) => `GET /hello HTTP/1.1\r\nHost:${host}\r\nConnection: close\r\n\r\n`;
  for (const host of ['999.999.999.999', '1.2.3.4.5', '256.1.1.1', '0x100000000', '300.1.1.1:80'])
    assert.equal(await status(of(` ${host}`)), '400', host);
  assert.equal(await status(get('http://1.2.3.4.5/hello?token=x')), '400');
  for (const host of [' 127.0.0.1:80', ' 1.2.3.4', ' site.example', ''])
    assert.equal(await status(of(host)), '200', host);
  assert.equal(await status('GET /hello HTTP/1.0\r\n\r\n'), '200');
});
