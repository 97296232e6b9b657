import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csrf } from './csrf.ts';
import { CONTACTS, exchange, startTestServer } from './testing.ts';

const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';
const JSON_BODY = 'Content-Type: application/json\r\n';

const CASES: readonly (readonly [string, string, number])[] = [
  ['a form of our own page', `${FORM}Sec-Fetch-Site: same-origin\r\nOrigin: https://example.com\r\n`, 200],
  ['an older browser on our page', `${FORM}Origin: https://example.com\r\n`, 200],
  ['our page under the address it was opened at', `${FORM}Origin: http://local.test:81\r\n`, 200],
  ['a strange site', `${FORM}Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.test\r\n`, 403],
  ['a sibling domain', `${FORM}Sec-Fetch-Site: same-site\r\nOrigin: https://shop.example.com\r\n`, 403],
  ['headers that disagree', `${FORM}Sec-Fetch-Site: same-origin\r\nOrigin: https://evil.test\r\n`, 403],
  ['a strange site in an older browser', `${FORM}Origin: https://evil.test\r\n`, 403],
  ['a sandboxed frame', `${FORM}Origin: null\r\n`, 403],
  ['a strange site that sends JSON', `${JSON_BODY}Origin: https://evil.test\r\n`, 403],
  ['a form without a word of where it is from', FORM, 403],
  ['no content type', '', 403],
  ['a program that sends JSON', JSON_BODY, 200],
  ['a program with a token and nothing to send', 'Authorization: Bearer cl_x\r\n', 200],
  ['a form to an address with a password', `${FORM}Authorization: Basic eDp5\r\n`, 403],
  ['a strange site with a token', 'Authorization: Bearer cl_x\r\nOrigin: https://evil.test\r\n', 403],
];

for (const [what, headers, status] of CASES) {
  test(`${what}: ${status}`, async (t) => {
    const site = await startTestServer(t, {
      routes: (app) => {
        app.use(csrf(() => 'https://example.com'));
        app.post('/act', (c) => c.text('acted'));
      },
    });
    const answer = await exchange(
      site.port,
      `POST /act HTTP/1.1\r\nHost: local.test:81\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`,
    );
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.equal(answer.includes(CONTACTS), status === 403);
  });
}

test('reading is never refused', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => {
      app.use(csrf(() => 'https://example.com'));
      app.get('/read', (c) => c.text('read'));
    },
  });
  const response = await fetch(`${site.url}/read`, { headers: { origin: 'https://evil.test' } });
  assert.equal(response.status, 200);
});
