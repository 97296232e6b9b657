import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from './metrics.ts';

test('requests are counted by method, route and status, with unknown methods under one label', async () => {
  const { http, registry } = createMetrics();
  http.request('GET', '/card/:n', 200, 0.003);
  http.request('BREW', '/card/:n', 405, 0.003);
  const text = await registry.metrics();
  assert.match(text, /http_requests_total\{method="GET",route="\/card\/:n",status="200"\} 1/);
  assert.match(text, /http_requests_total\{method="other",route="\/card\/:n",status="405"\} 1/);
  assert.match(text, /http_request_duration_seconds_bucket\{le="0\.005",method="GET",route="\/card\/:n"\} 1/);
  assert.match(text, /process_cpu_seconds_total/);
});

test('tallies of one route add up over scrapes', async () => {
  const { http, registry } = createMetrics();
  const first = http.tally('/contact');
  first.hit(200, false);
  await registry.metrics();
  first.hit(200, false);
  http.tally('/contact').hit(200, false);
  http.tally('/contact').hit(304, true);
  const text = await registry.metrics();
  assert.match(text, /http_requests_total\{method="GET",route="\/contact",status="200"\} 3/);
  assert.match(text, /http_requests_total\{method="HEAD",route="\/contact",status="304"\} 1/);
});

test('the gauges of the product are read at the scrape', async () => {
  const metrics = createMetrics();
  let up = true;
  metrics.observe({
    cardNumber: () => 7,
    cardRefused: () => true,
    cardExpires: () => 1_800_000_000_000,
    viewAge: () => 1_500,
    databaseUp: async () => up,
  });
  metrics.job('publish', 'failed', 0.2);
  assert.match(await metrics.registry.metrics(), /clearline_database_up 1/);
  up = false;
  const text = await metrics.registry.metrics();
  assert.match(text, /clearline_card_number 7\n/);
  assert.match(text, /clearline_card_expiry_timestamp_seconds 1800000000\n/);
  assert.match(text, /clearline_view_age_seconds 1\.5\n/);
  assert.match(text, /clearline_database_up 0/);
  assert.match(text, /clearline_jobs_total\{task="publish",result="failed"\} 1/);
});
