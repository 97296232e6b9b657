import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import { AT, viewOf } from '../../test/views.ts';
import type { Notice } from '../find/notices/contract.ts';
import type { View } from '../find/surfaces/index.ts';
import { ManualClock } from '../kernel/clock.ts';
import { sequentialIds } from '../kernel/ids.ts';
import { createMetrics, type Metrics } from '../kernel/metrics.ts';
import type { Wait } from '../reach/conversations/contract.ts';
import type { QueueNow } from '../reach/queue/index.ts';
import { WaysAnswer } from '../reach/ways/contract.ts';
import { WaysNow } from '../reach/ways/index.ts';
import { RESOURCES } from './resources.ts';
import { Site } from './site.ts';
import { assets } from './testing.ts';

const BANNER: Notice = {
  slug: 'n',
  kind: 'service',
  title: { zh: '演示公告', en: 'Demo notice' },
  body: { zh: '演示', en: 'Demo' },
  placements: ['banner'],
  publishedAt: '2026-11-20T00:00:00.000Z',
  startsAt: '2026-11-20T00:00:00.000Z',
  endsAt: null,
  cardN: null,
  channel: null,
  replaces: null,
  announces: null,
};

const WAIT = { lowSeconds: 300, highSeconds: 600 };
/** Fewer speak English. */
const LONG = { lowSeconds: 1_200, highSeconds: 1_800 };
const waitsOf = (wait: Wait | null) => ({
  'top-up-failed': wait,
  'faulty-goods': wait,
  'account-security': wait,
  refund: wait,
  enquiry: wait,
});
const QUEUE: QueueNow = {
  at: AT,
  waiting: 3,
  chat: { zh: { agents: 2, waits: waitsOf(WAIT) }, en: { agents: 1, waits: waitsOf(LONG) } },
  step: 'normal',
};
const NOBODY = { agents: 0, waits: waitsOf(null) };

let view: View | null;
let queue: QueueNow | null;
let clock: ManualClock;
let metrics: Metrics;
let site: Site;
let server: Server;
let origin: string;

beforeEach(async () => {
  view = viewOf();
  queue = QUEUE;
  clock = new ManualClock(AT);
  metrics = createMetrics();
  site = new Site({
    context: {
      assets,
      publicUrl: 'https://clearline.example',
      ways: new WaysNow({ queue: () => queue, clock }),
    },
    current: () => view,
    security: { https: true, styles: [assets.cssHash] },
    metrics: metrics.http,
    ids: sequentialIds('request'),
  });
  server = createServer((req, res) => {
    if (site.front(req, res) === null) res.writeHead(599).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.closeAllConnections() ?? server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

test('every resource with a fixed address answers with its type, an ETag and the security headers', async () => {
  view = viewOf({}, [], [], { n: 7, bundle: '{}', policy: 'quorum none\n' });
  for (const { route, type, audience } of RESOURCES.filter((r) => !r.route.includes(':'))) {
    const response = await get(route);
    assert.equal(response.status, 200, route);
    assert.equal(response.headers.get('content-type'), type, route);
    assert.match(response.headers.get('etag') ?? '', /^"/, route);
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/, route);
    assert.equal(
      response.headers.get('access-control-allow-origin'),
      audience === 'shared' ? '*' : null,
      route,
    );
    assert.match(response.headers.get('strict-transport-security') ?? '', /max-age/, route);
  }
});

test('the language is that of the address, then of the cookie, then of the browser; asking sets the cookie', async () => {
  const lang = async (path: string, headers: Record<string, string>) => {
    const response = await get(path, headers);
    return [response.headers.get('content-language'), response.headers.get('set-cookie')?.split(';')[0]];
  };
  assert.deepEqual(await lang('/contact', {}), ['zh-CN', undefined]);
  assert.deepEqual(await lang('/contact', { 'accept-language': 'en-GB,zh;q=0.5' }), ['en', undefined]);
  assert.deepEqual(await lang('/contact', { 'accept-language': 'en', cookie: 'lang=zh' }), [
    'zh-CN',
    undefined,
  ]);
  assert.deepEqual(await lang('/contact?lang=en', { cookie: 'lang=zh' }), ['en', 'lang=en']);
  assert.deepEqual(await lang('/contact?lang=xx', { cookie: 'lang=en' }), ['en', undefined]);
});

test('every switch of the language arrives: an address that asks for one is never 304, nor kept by a shared cache', async () => {
  for (const lang of ['zh', 'en', 'zh', 'en']) {
    const answer = await get(`/contact?lang=${lang}`, { 'if-none-match': '*' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('etag'), null);
    assert.equal(answer.headers.get('cache-control'), 'private, no-cache');
    assert.match(answer.headers.get('set-cookie') ?? '', new RegExp(`^lang=${lang};.*; Secure$`));
  }
  assert.equal((await get('/contact', { 'if-none-match': '*' })).status, 304);
});

test('a file speaks the language of its address, and sets nothing', async () => {
  for (const path of ['/contact.vcf', '/notices.rss', '/notices.json']) {
    const [plain, english] = [await get(path, { 'accept-language': 'en' }), await get(`${path}?lang=en`)];
    assert.notEqual(await plain.text(), await english.text(), path);
    assert.equal(english.headers.get('set-cookie'), null);
    assert.match(english.headers.get('cache-control') ?? '', /^public/);
  }
  assert.match(await (await get('/contact.vcf?lang=en')).text(), /X-ABLABEL:Demo hotline/);
});

test('a page names as canonical the address that always gives its language', async () => {
  const links = async (path: string, headers: Record<string, string> = {}) => {
    const page = await (await get(path, headers)).text();
    return [
      ...page.matchAll(/<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)">/g),
    ].map(([, rel, lang, href]) => [lang ?? rel, href]);
  };
  const bare = 'https://clearline.example/contact';
  const alternates = [
    ['zh-CN', bare],
    ['en', `${bare}?lang=en`],
    ['x-default', bare],
  ];
  for (const path of ['/contact', '/contact?lang=zh', '/contact?intent=refund'])
    assert.deepEqual(await links(path), [['canonical', bare], ...alternates]);
  assert.deepEqual(await links('/contact?lang=en'), [['canonical', `${bare}?lang=en`], ...alternates]);
});

test('what a page does not understand in its query makes no new answer, and no address is reflected', async () => {
  const plain = await (await get('/contact')).text();
  assert.equal(await (await get('/contact?utm_source=x&intent=%3Cscript%3E')).text(), plain);
  const chosen = await (await get('/contact?x=1&urgency=urgent&intent=refund')).text();
  assert.equal(await (await get('/contact?intent=refund&urgency=urgent')).text(), chosen);
  assert.notEqual(chosen, plain);
});

test('notices stay put away, but made-up combinations of them beyond any need make no page of their own', async () => {
  const banners = Array.from({ length: 7 }, (_, i) => ({ ...BANNER, slug: `n-${i}` }));
  const without = async (slugs: readonly string[]) =>
    (await get('/privacy', { cookie: `seen=${slugs.join('.')}` })).headers.get('etag');
  const combination = (set: number) => banners.map(({ slug }) => slug).filter((_, i) => set & (2 ** i));
  view = viewOf({}, banners);
  const shown = await without([]);
  const [first, last] = [combination(3), combination(127)];
  const putAway = await without(first);
  assert.notEqual(putAway, shown);
  for (let set = 4; set < 124; set++) await without(combination(set));
  assert.equal(await without(first), putAway, 'what was heeded is heeded again');
  assert.equal(await without(last), shown);
  view = viewOf({}, banners);
  assert.notEqual(await without(last), shown, 'a new view begins anew');
});

test('what depends on more than the view is left to the application', async () => {
  for (const path of [
    '/notices?q=x',
    '/notices?page=2',
    '/card?before=3',
    '/search?q=x',
    '/nowhere',
    '/notices/none',
  ]) {
    assert.equal((await get(path)).status, 599, path);
  }
  assert.equal((await fetch(`${origin}/contact`, { method: 'POST' })).status, 599);
  view = null;
  assert.equal((await get('/contact')).status, 599);
  for (const path of [
    '/embed.js',
    '/embed.js?v=1',
    '/support-chat.js',
    '/verify-box.js',
    '/favicon.svg?x',
    '/robots.txt',
    '/help',
    '/login',
  ])
    assert.equal((await get(path)).status, 200, path);
});

test('a new view is answered at once, and its ETag differs', async () => {
  const before = await get('/.well-known/contact-card.json');
  const etag = before.headers.get('etag') ?? '';
  assert.equal((await get('/.well-known/contact-card.json', { 'if-none-match': etag })).status, 304);
  view = viewOf({ n: 8 });
  const after = await get('/.well-known/contact-card.json', { 'if-none-match': etag });
  assert.equal(after.status, 200);
  assert.equal(((await after.json()) as { n: number }).n, 8);
});

test('R43: no contact surface may be kept longer than a minute without asking', () => {
  const untouched = ['/robots.txt', '/sitemap.xml', '/card/:n.json'];
  for (const { route, cache } of RESOURCES.filter((r) => !untouched.includes(r.route))) {
    const seconds = Number(/max-age=(\d+)/.exec(cache)?.[1] ?? 0);
    assert.ok(seconds <= 60, `${route}: ${cache}`);
  }
});

test('answers are counted under their route, whatever the address', async () => {
  await get('/notices');
  await get('/notices?utm=1');
  await fetch(`${origin}/contact`, { method: 'HEAD' });
  const text = await metrics.registry.metrics();
  assert.match(text, /http_requests_total\{method="GET",route="\/notices",status="200"\} 2/);
  assert.match(text, /http_requests_total\{method="HEAD",route="\/contact",status="200"\} 1/);
});

test('R55 what stands on the contact page of the queue is made anew when it changes, and only then', async () => {
  const page = async () => {
    const response = await get('/contact', { 'accept-language': 'zh' });
    return { tag: response.headers.get('etag'), text: await response.text() };
  };
  const first = await page();
  assert.match(first.text, /现在忙，约 5–10 分钟/);
  clock.advance(5_000);
  queue = { ...QUEUE, at: clock.now() };
  assert.equal((await page()).tag, first.tag, 'another look that sees the same changes nothing');
  clock.advance(5_000);
  queue = { ...QUEUE, at: clock.now(), step: 'incident', chat: { zh: NOBODY, en: NOBODY } };
  const second = await page();
  assert.match(second.text, /data-step="incident"/);
  assert.doesNotMatch(second.text, /约 5–10 分钟/);
  assert.match(await (await get('/contact/human')).text(), /data-step="incident"/);
  clock.advance(31_000);
  const stale = await page();
  assert.match(stale.text, /以上是 11月22日 14:05 的情况/, 'what cannot be renewed says as of when it is');
  assert.match(stale.text, /400-000-0147/);
  const shown = /<section id="now".*?<\/section>/s.exec(stale.text)?.[0] ?? assert.fail();
  assert.doesNotMatch(shown, /href="\/chat"/, 'and offers no chat that cannot be opened');
});

test('a visitor is told of those who speak their language', async () => {
  const page = async (lang: string) => (await get('/contact', { 'accept-language': lang })).text();
  const asked = async (query: string) =>
    WaysAnswer.parse(await (await get(`/api/v1/ways?intent=refund${query}`)).json()).chat;
  assert.match(await page('zh'), /现在忙，约 5–10 分钟/);
  assert.match(await page('en'), /20–30 minutes/);
  assert.deepEqual([(await asked('')).wait, (await asked('&lang=en')).wait], [WAIT, LONG]);
  clock.advance(5_000);
  queue = { ...QUEUE, at: clock.now(), chat: { ...QUEUE.chat, en: NOBODY } };
  assert.deepEqual(
    [(await asked('&lang=zh')).state, (await asked('&lang=en')).state],
    ['busy', 'closed'],
    'nobody at the desk speaks English',
  );
});

test('R55 the ways are there for programs too, in their order, for whoever has no script and is not signed in', async () => {
  const asked = async (query: string) => WaysAnswer.parse(await (await get(`/api/v1/ways${query}`)).json());
  const busy = await asked('?intent=refund');
  assert.deepEqual([busy.intent, busy.live, busy.chat.state, busy.chat.wait], ['refund', true, 'busy', WAIT]);
  assert.deepEqual(busy.chat.offers, ['chat', 'message']);
  const plain = await asked('?intent=refund&script=false');
  assert.ok(!plain.ways.some(({ act }) => act === 'chat' || act === 'message'));
  for (const { ways } of [busy, plain]) {
    assert.ok(ways.some(({ now }) => now));
    assert.ok(
      ways.some(({ display }) => display === '400-000-0147'),
      'the number is never hidden',
    );
  }
  queue = null;
  clock.advance(1_000);
  const away = await asked('?made-up=1');
  assert.deepEqual([away.live, away.chat.state, away.chat.offers], [false, 'down', []]);
  assert.ok(away.ways.some(({ now, act }) => now && act !== 'read'));
});
