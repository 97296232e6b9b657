import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { limits } from './limit.ts';
import { CONTACTS, startTestServer } from './testing.ts';

const serve = (t: TestContext) => {
  const { search } = limits({ search: { points: 2, seconds: 60 } });
  return startTestServer(t, {
    trustedProxies: 'loopback',
    routes: (app) => {
      app.get('/search', search, (c) => c.text('found'));
      app.get('/suggest', search, (c) => c.text('found'));
    },
  });
};
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

test('beyond its points a client is refused, told when to come back, and shown the contacts', async (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  const site = await serve(t);
  const first = await fetch(`${site.url}/search`, from('203.0.113.9'));
  assert.equal(first.headers.get('ratelimit-policy'), '"search";q=2;w=60');
  assert.equal(first.headers.get('ratelimit'), '"search";r=1;t=60');
  assert.equal((await fetch(`${site.url}/suggest`, from('203.0.113.9'))).status, 200);
  t.mock.timers.tick(20_500);
  const refused = await fetch(`${site.url}/search`, from('203.0.113.9'));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '40');
  assert.equal(refused.headers.get('ratelimit'), '"search";r=0;t=40');
  assert.ok((await refused.text()).includes(CONTACTS));
  t.mock.timers.tick(40_000);
  assert.equal((await fetch(`${site.url}/search`, from('203.0.113.9'))).status, 200);
});

test('far beyond its points a client gets two lines that lead to the contacts, and no page is made', async (t) => {
  const site = await serve(t);
  const ask = () => fetch(`${site.url}/search`, from('203.0.113.9'));
  for (const status of [200, 200, 429, 429]) assert.equal((await ask()).status, status);
  const refused = await ask();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(refused.headers.get('retry-after'), '60');
  assert.equal(await refused.text(), '操作太频繁\nhttps://clearline.example/contact\n');
});

test('a request that passes two limits says how much is left of each', async (t) => {
  const { all, search } = limits({ all: { points: 9, seconds: 60 }, search: { points: 2, seconds: 60 } });
  const site = await startTestServer(t, {
    routes: (app) => app.use(all).get('/search', search, (c) => c.text('')),
  });
  const { headers } = await fetch(`${site.url}/search`);
  assert.equal(headers.get('ratelimit-policy'), '"search";q=2;w=60, "all";q=9;w=60');
  assert.equal(headers.get('ratelimit'), '"search";r=1;t=60, "all";r=8;t=60');
});

test('clients are counted apart, and an IPv6 /64 is one client', async (t) => {
  const site = await serve(t);
  const statuses = [];
  for (const address of ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:0:1::1', '203.0.113.1'])
    statuses.push((await fetch(`${site.url}/search`, from(address))).status);
  assert.deepEqual(statuses, [200, 200, 429, 200, 200]);
});
