import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { outbound, type Resolve } from './outbound.ts';
import { parseRanges, type Ranges } from './ranges.ts';

const ranges = (text: string): Ranges => {
  const read = parseRanges(text);
  return read.ok ? read.value : assert.fail(text);
};
const names =
  (table: Readonly<Record<string, readonly string[]>>): Resolve =>
  async (host) =>
    (table[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '2130706433',
  '169.254.169.254',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.0.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::7f00:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[100::1]',
  '[2001::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[fc00::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
];

test('no private address is asked, however it is written', async () => {
  const { check, post } = outbound({ allowed: [] });
  for (const host of PRIVATE) {
    const url = `https://${host}/hook`;
    assert.deepEqual(await check(url), { ok: false, error: 'private-address' }, host);
    const sent = await post(url, { headers: {}, body: '', timeoutMs: 1_000 });
    assert.deepEqual(sent, { ok: false, error: 'private-address' }, host);
  }
});

test('a name with one private address among public ones is refused, and so is one without any', async () => {
  const resolve = names({
    'mixed.example': ['93.184.216.34', '10.0.0.1'],
    'good.example': ['93.184.216.34'],
  });
  const { check } = outbound({ allowed: [], resolve });
  assert.deepEqual(await check('https://mixed.example/'), { ok: false, error: 'private-address' });
  assert.deepEqual(await check('https://gone.example/'), { ok: false, error: 'no-such-host' });
  assert.equal((await check('https://good.example/a?b=c')).ok, true);
});

test('what is no plain address of the web is refused', async () => {
  const { check } = outbound({ allowed: ranges('loopback') });
  for (const url of ['', 'hook', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'https://user:word@127.0.0.1/'])
    assert.deepEqual(await check(url), { ok: false, error: 'not-an-address' }, url);
});

test('without TLS only private addresses that are meant are asked', async () => {
  const resolve = names({ 'public.example': ['93.184.216.34'], 'inside.example': ['10.0.0.7'] });
  const { check } = outbound({ allowed: ranges('10.0.0.0/24'), resolve });
  assert.deepEqual(await check('http://public.example/'), { ok: false, error: 'needs-https' });
  assert.equal((await check('http://inside.example/')).ok, true);
  assert.deepEqual(await check('http://10.0.1.7/'), { ok: false, error: 'private-address' });
});

/** A server on loopback, which these tests allow. */
async function serving(t: TestContext, listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
const LOCAL = { allowed: ranges('loopback'), resolve: names({ 'hook.example': ['127.0.0.1'] }) };
const SENDING = { headers: { 'content-type': 'application/json' }, body: '{"好":1}', timeoutMs: 5_000 };

test('the connection goes to the address that was looked at, under the name that was asked for', async (t) => {
  const heard: unknown[] = [];
  const port = await serving(t, async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString();
    heard.push([req.method, req.headers.host, req.url, body]);
    res.end('thanks');
  });
  const sent = await outbound(LOCAL).post(`http://hook.example:${port}/a?b=1`, SENDING);
  assert.deepEqual(sent, { ok: true, value: { status: 200, text: 'thanks' } });
  assert.deepEqual(heard, [['POST', `hook.example:${port}`, '/a?b=1', '{"好":1}']]);
});

test('a name that leads elsewhere at the next request is looked at anew', async (t) => {
  let asked = 0;
  const port = await serving(t, (_req, res) => {
    asked++;
    res.end();
  });
  let where = '93.184.216.34';
  const resolve: Resolve = async () => [{ address: where, family: 4 }];
  const { check, post } = outbound({ allowed: [], resolve });
  assert.equal((await check(`https://rebind.example:${port}/`)).ok, true);
  where = '127.0.0.1';
  const sent = await post(`https://rebind.example:${port}/`, SENDING);
  assert.deepEqual(sent, { ok: false, error: 'private-address' });
  assert.equal(asked, 0);
});

test('a redirect is an answer like any other, and is not followed', async (t) => {
  let followed = false;
  const port = await serving(t, (req, res) => {
    followed ||= req.url === '/inside';
    res.writeHead(307, { location: '/inside' }).end();
  });
  const sent = await outbound(LOCAL).post(`http://hook.example:${port}/`, SENDING);
  assert.deepEqual(sent, { ok: true, value: { status: 307, text: '' } });
  assert.equal(followed, false);
});

test('of an answer without end only the beginning is read', async (t) => {
  const port = await serving(t, (_req, res) => {
    const more = () => {
      while (res.write('x'.repeat(65_536)));
    };
    res.on('drain', more).on('error', () => {});
    more();
  });
  const sent = await outbound(LOCAL).post(`http://hook.example:${port}/`, SENDING);
  assert.ok(sent.ok && sent.value.status === 200);
  assert.equal(sent.value.text, 'x'.repeat(4_096));
});

test('nobody waits longer than was said: for a name, for an answer, or for the rest of it', async (t) => {
  const port = await serving(t, (req, res) => {
    if (req.url === '/body') res.writeHead(200).write('begun');
  });
  const hurry = { ...SENDING, timeoutMs: 150 };
  const never = outbound({ allowed: [], resolve: () => new Promise(() => {}) });
  const late = { ok: false, error: 'timed-out' };
  assert.deepEqual(await never.post('https://slow.example/', hurry), late);
  assert.deepEqual(await outbound(LOCAL).post(`http://hook.example:${port}/`, hurry), late);
  const begun = await outbound(LOCAL).post(`http://hook.example:${port}/body`, hurry);
  assert.deepEqual(begun, { ok: true, value: { status: 200, text: 'begun' } });
});

test('a connection that is cut, or refused, or without TLS, is said as such', async (t) => {
  const cutting = createSocketServer((socket) => socket.on('data', () => socket.destroy())).listen(
    0,
    '127.0.0.1',
  );
  await once(cutting, 'listening');
  t.after(() => cutting.close());
  const { port } = cutting.address() as AddressInfo;
  const { post } = outbound(LOCAL);
  const failed = { ok: false, error: 'connection-failed' };
  assert.deepEqual(await post(`http://hook.example:${port}/`, SENDING), failed);
  assert.deepEqual(await post('http://hook.example:1/', SENDING), failed);
  const plain = await serving(t, (_req, res) => res.end());
  assert.deepEqual(await post(`https://hook.example:${plain}/`, SENDING), { ok: false, error: 'tls-failed' });
});

test('what is called off rejects, and counts as nothing', async (t) => {
  const stop = new AbortController();
  const port = await serving(t, () => stop.abort());
  const sending = { ...SENDING, signal: stop.signal };
  await assert.rejects(outbound(LOCAL).post(`http://hook.example:${port}/`, sending), { name: 'AbortError' });
});
