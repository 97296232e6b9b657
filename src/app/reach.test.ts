import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { LIMITS } from './limits.ts';
import { startApp } from './testing.ts';

const open = (url: string, address: string) =>
  fetch(`${url}/api/v1/chat/conversations/${randomUUID()}`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': 'zh',
      'x-forwarded-for': address,
    },
    body: JSON.stringify({ intent: 'enquiry', lang: 'zh' }),
  });

test('guests are free to make, so who opens conversations is limited by network, and told another way', async (t) => {
  const { url } = await startApp(t, { env: { TRUSTED_PROXIES: 'loopback' } });
  const { points } = LIMITS.open;
  // One network, whichever of its addresses asks.
  const neighbour = (n: number) => `2001:db8:0:1::${(n + 1).toString(16)}`;
  for (let n = 0; n < points; n++) assert.notEqual((await open(url, neighbour(n))).status, 429, String(n));
  const refused = await open(url, neighbour(points));
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  const { detail } = (await refused.json()) as { detail: string };
  assert.match(detail, /已有的会话里继续，或拨打官方电话/);
  assert.notEqual((await open(url, '2001:db8:0:2::1')).status, 429, 'another network is not held up');
  const read = await fetch(`${url}/api/v1/chat/conversations`, {
    headers: { 'x-forwarded-for': neighbour(0) },
  });
  assert.notEqual(read.status, 429, 'and what is open goes on');
});
