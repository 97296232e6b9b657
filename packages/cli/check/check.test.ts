import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { runHere } from '../context.fixtures.ts';
import { check } from './check.ts';

const OFFICIAL = {
  items: [{ text: '400-000-0000', verdict: 'official', says: '是我们的。', signals: [] }],
  conclusion: { code: 'official', says: '这是我们的官方联系方式。', next: '可以放心使用。' },
};

async function siteThatSays(t: TestContext, status: number, said: unknown) {
  const asked: unknown[] = [];
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const part of req) body += part;
    asked.push([req.method, req.url, JSON.parse(body)]);
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { asked, site: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('the answer is printed, conclusion first, and the exit code says what to think of it', async (t) => {
  for (const [code, exit] of [
    ['official', 0],
    ['retired', 1],
    ['unknown', 1],
    ['impostor', 3],
    ['lookalike', 3],
  ] as const) {
    const said = { ...OFFICIAL, conclusion: { ...OFFICIAL.conclusion, code } };
    const { asked, site } = await siteThatSays(t, 200, said);
    const ran = await runHere((context) => check('400-000-0000', { site }, context));
    assert.equal(ran.code, exit);
    assert.deepEqual(asked, [['POST', '/api/v1/verify?lang=en', { text: '400-000-0000' }]]);
    assert.match(ran.stdout, /^这是我们的官方联系方式。\n可以放心使用。\n- 400-000-0000 \[official\]/);
  }
});

test('what a hostile site says commands no terminal', async (t) => {
  const says = '\u001b[2Jofficial';
  const { site } = await siteThatSays(t, 200, { ...OFFICIAL, conclusion: { code: 'x', says, next: '' } });
  const { stdout } = await runHere((context) => check('1', { site }, context));
  assert.ok(!stdout.includes('\u001b'));
});

test('a site that answers nothing readable, and what is no site, are told apart', async (t) => {
  const { site } = await siteThatSays(t, 503, {});
  const busy = await runHere((context) => check('1', { site }, context));
  assert.deepEqual([busy.code, /HTTP 503/.test(busy.stderr)], [66, true]);
  const other = await siteThatSays(t, 200, { ok: true });
  assert.equal((await runHere((context) => check('1', { site: other.site }, context))).code, 66);
  assert.equal((await runHere((context) => check('1', { site: 'ftp://x' }, context))).code, 2);
  assert.equal((await runHere((context) => check('1'.repeat(40_000), { site }, context))).code, 2);
});
