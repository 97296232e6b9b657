import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cspHash, securityHeaders } from './headers.ts';
import { startTestServer } from './testing.ts';

const of = (...args: Parameters<typeof securityHeaders>) => Object.fromEntries(securityHeaders(...args));

test('a page allows its own inline styles by hash, and nothing inline otherwise', () => {
  const hash = cspHash('p{color:red}');
  assert.match(hash, /^'sha256-[A-Za-z0-9+/]{43}='$/);
  const policy = of('page', { https: false, styles: [hash] })['Content-Security-Policy'] ?? '';
  assert.ok(policy.includes(`style-src 'self' ${hash};`));
  assert.ok(policy.startsWith("default-src 'none';"));
  assert.doesNotMatch(policy, /unsafe|upgrade-insecure/);
});

test('HSTS and the upgrade of insecure requests are for a public https address alone', () => {
  assert.equal(of('page', { https: false })['Strict-Transport-Security'], undefined);
  const secure = of('page', { https: true });
  assert.equal(secure['Strict-Transport-Security'], 'max-age=31536000');
  assert.match(secure['Content-Security-Policy'] ?? '', /; upgrade-insecure-requests$/);
});

test('shared files may be read by any site; pages may not', () => {
  const shared = of('shared', { https: true });
  assert.equal(shared['Access-Control-Allow-Origin'], '*');
  assert.equal(shared['Cross-Origin-Resource-Policy'], 'cross-origin');
  assert.equal(of('page', { https: true })['Access-Control-Allow-Origin'], undefined);
});

test('dynamic answers and errors carry the headers, unless a handler has set its own', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => {
      app.get('/plain', (c) => c.text('x'));
      app.get('/own', (c) => c.text('x', 200, { 'Referrer-Policy': 'no-referrer' }));
    },
  });
  for (const path of ['/plain', '/nowhere']) {
    const { headers } = await fetch(site.url + path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/);
  }
  assert.equal((await fetch(`${site.url}/own`)).headers.get('referrer-policy'), 'no-referrer');
});
