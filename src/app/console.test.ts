import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from '../kernel/http/testing.ts';
import { startApp } from './testing.ts';

const nonceOf = (policy = '') => /'nonce-([\w-]+)'/.exec(policy)?.[1];

test('the document is the same at every address below, and is never kept', async (t) => {
  const { url } = await startApp(t);
  for (const path of ['/console', '/console/people', '/console/proposals/7?x=1']) {
    const { status, headers, body } = await ask(url + path);
    assert.equal(status, 200, path);
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(body.toString(), /<div id="console">/);
    assert.match(body.toString(), /<meta name="robots" content="noindex">/);
  }
});

test('styles need the nonce of their own answer, and no script can be written into it', async (t) => {
  const { url } = await startApp(t);
  const [first, second] = await Promise.all([ask(`${url}/console`), ask(`${url}/console`)]);
  const policy = first.headers['content-security-policy']?.toString();
  const nonce = nonceOf(policy);
  assert.ok(nonce && nonce.length >= 22);
  assert.notEqual(nonce, nonceOf(second.headers['content-security-policy']?.toString()));
  assert.match(first.body.toString(), new RegExp(`<script type="module" nonce="${nonce}"`));
  assert.match(policy ?? '', /default-src 'none'; script-src 'self';/);
  assert.match(policy ?? '', /frame-ancestors 'none'/);
  assert.doesNotMatch(policy ?? '', /unsafe/);
});

test('it comes in the language and colours that were chosen, and takes no others', async (t) => {
  const { url } = await startApp(t);
  const chosen = await ask(`${url}/console?lang=en`, { cookie: 'theme=dark' });
  assert.match(chosen.body.toString(), /<html lang="en" data-theme="dark">/);
  assert.match(String(chosen.headers['set-cookie']), /^lang=en;/);
  const strange = await ask(`${url}/console`, { cookie: 'theme="><script>alert(1)</script>; lang=xx' });
  assert.match(strange.body.toString(), /<html lang="zh-CN" data-theme="auto">/);
});

test('its files are kept for ever, and sent as they were compressed at the build', async (t) => {
  const { url } = await startApp(t);
  const { status, headers, body } = await ask(`${url}/assets/console/console-1.js`, {
    'accept-encoding': 'br',
  });
  assert.equal(status, 200);
  assert.equal(headers['content-encoding'], 'br');
  assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(body.toString(), 'br');
});
