import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../clock.ts';
import { healthz, metricsPage, readyz } from './health.ts';
import { startTestServer } from './testing.ts';

const clock = new ManualClock('2026-11-22T00:00:00Z');
const passing = { name: 'card', required: true, run: async () => {} };
const failing = (required: boolean) => ({
  name: 'database',
  required,
  run: () => Promise.reject(new Error('password of the database')),
});
const hanging = { name: 'disk', required: true, run: () => new Promise<void>(() => {}) };

test('healthz is 200 while the process serves', async (t) => {
  const site = await startTestServer(t, { routes: (app) => app.get('/healthz', healthz) });
  const response = await fetch(`${site.url}/healthz`);
  assert.equal(await response.text(), 'ok\n');
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('readyz names each check, and only required ones make it 503', async (t) => {
  const site = await startTestServer(t, {
    routes: (app) => {
      app.get('/degraded', readyz([passing, failing(false)], 1_000, clock));
      app.get('/down', readyz([failing(true), hanging], 20, clock));
    },
  });
  const degraded = await fetch(`${site.url}/degraded`);
  assert.equal(degraded.status, 200);
  assert.deepEqual(await degraded.json(), {
    ready: true,
    checks: { card: { required: true, outcome: 'ok' }, database: { required: false, outcome: 'failed' } },
  });
  const down = await fetch(`${site.url}/down`);
  assert.equal(down.status, 503);
  const text = await down.text();
  assert.match(text, /"ready":false.*"timed out"/);
  assert.doesNotMatch(text, /password of/);
});

test('the database is asked once a second, however often somebody asks whether the node is ready', async (t) => {
  let asked = 0;
  const database = {
    ...failing(false),
    keepMs: 1_000,
    run: () => {
      asked += 1;
      return Promise.reject(new Error('away'));
    },
  };
  const site = await startTestServer(t, {
    routes: (app) => app.get('/readyz', readyz([passing, database], 1_000, clock)),
  });
  const ask = async () => (await fetch(`${site.url}/readyz`)).text();
  const answers = await Promise.all([ask(), ask(), ask()]);
  assert.match(answers[0], /"database":\{"required":false,"outcome":"failed"\}/);
  assert.equal(new Set(answers).size, 1);
  clock.advance(999);
  await ask();
  assert.equal(asked, 1);
  assert.equal(site.lines.filter((line) => line.includes('a check fails')).length, 1);
  clock.advance(1);
  await ask();
  assert.equal(asked, 2);
  clock.advance(-3_600_000);
  await ask();
  assert.equal(asked, 3, 'nor does a clock that is set back keep an answer');
});

test('metrics answer the token; without one, only this machine itself', async (t) => {
  const site = await startTestServer(t, {
    trustedProxies: 'loopback',
    routes: (app) => {
      app.get('/open', (c, next) => metricsPage(site.metrics.registry, null)(c, next));
      app.get('/token', (c, next) => metricsPage(site.metrics.registry, 'a-token-for-metrics')(c, next));
    },
  });
  const status = async (path: string, headers: Record<string, string>) =>
    (await fetch(site.url + path, { headers })).status;
  assert.equal(await status('/open', {}), 200);
  assert.equal(await status('/open', { 'x-forwarded-for': '203.0.113.9' }), 403);
  assert.equal(await status('/open', { 'x-forwarded-for': '127.0.0.1' }), 403);
  assert.equal(await status('/token', {}), 401);
  assert.equal(await status('/token', { authorization: 'Bearer wrong' }), 401);
  const right = await fetch(`${site.url}/token`, {
    headers: { authorization: 'Bearer a-token-for-metrics' },
  });
  assert.equal(right.status, 200);
  assert.match(await right.text(), /http_requests_total/);
});
