import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Card } from '@clearline/card';
import { card, phone } from '../../../test/cards.ts';
import { AT, SITE, viewOf } from '../../../test/views.ts';
import { jsonFeed, type Notice, rssFeed } from '../notices/index.ts';
import { sitemap } from './files/sitemap.ts';
import { noticePage, noticesPage } from './pages/notices.ts';
import { makeView } from './view.ts';

const notice = (slug: string, startsAt: string, more: Partial<Notice> = {}): Notice => ({
  slug,
  kind: 'service',
  title: { zh: `公告 ${slug}`, en: `Notice ${slug}` },
  body: { zh: '正文', en: 'Text' },
  placements: ['board', 'banner', 'popup'],
  publishedAt: '2026-11-20T00:00:00.000Z',
  startsAt,
  endsAt: null,
  cardN: null,
  channel: null,
  replaces: null,
  announces: null,
  ...more,
});
const published = (notices: Notice[]) => ({
  card: card(1),
  notices,
  versions: [],
  former: [],
  proof: null,
  logged: [],
  down: [],
  confirmedAt: AT,
  live: true,
});
const FUTURE = '2026-11-25T00:00:00.000Z';

test('R19: a notice that has yet to start is seen nowhere; then it appears, dated by its start', () => {
  const past = notice('past', '2026-11-21T00:00:00.000Z', { endsAt: '2026-11-22T00:00:00.000Z' });
  const now = notice('now', '2026-11-20T00:00:00.000Z');
  const ahead = published([now, notice('ahead', FUTURE), past]);
  const before = makeView(ahead, AT);
  assert.deepEqual(
    before.notices.map((n) => n.slug),
    ['past', 'now'],
  );
  const options = { title: '', description: '', publicUrl: SITE, lang: 'zh' as const };
  const surfaces = (view: typeof before) => [
    ...[view.banners, view.popups].map((list) => list.map((n) => `notices/${n.slug}`).join(' ')),
    sitemap(view, { publicUrl: SITE }),
    rssFeed(view.notices, options),
    jsonFeed(view.notices, options),
    String(noticesPage(view, 'zh', { q: '', page: 1 }).main),
    String(noticesPage(view, 'zh', { q: 'ahead', page: 1 }).main),
  ];
  for (const surface of surfaces(before)) assert.doesNotMatch(surface, /notices\/ahead/);
  assert.ok(before.validUntil <= Date.parse(FUTURE));
  const then = makeView(ahead, Date.parse(FUTURE));
  for (const surface of surfaces(then)) assert.match(surface, /notices\/ahead/);
  assert.deepEqual(
    then.notices.map((n) => [n.slug, n.publishedAt]),
    [
      ['ahead', FUTURE],
      ['past', '2026-11-21T00:00:00.000Z'],
      ['now', '2026-11-20T00:00:00.000Z'],
    ],
  );
});

test('a view wakes at the start of a notice', () => {
  const soon = AT + 60_000;
  const ahead = published([notice('ahead', new Date(soon).toISOString())]);
  assert.equal(makeView(ahead, AT).validUntil, soon);
});

test('the number is the first phone by priority in the navigation, else the first phone', () => {
  const number = (...channels: ReturnType<typeof phone>[]) =>
    viewOf({ channels }).primary.channel.number.digits;
  const hidden = phone('hidden', '0000001', { surfaces: ['page'] });
  const second = phone('second', '0000002', { priority: 3 });
  const first = phone('first', '0000003', { priority: 2 });
  assert.equal(number(hidden, second, first), '4000000003');
  assert.equal(number(hidden), '4000000001');
});

test('a view can be made of whatever the card lets through', () => {
  const { number: _n, direction: _d, reachableFrom: _r, ...shared } = phone('mail', '0000000');
  const mail = { ...shared, kind: 'email' as const, address: 'help@card.example' };
  assert.equal(Card.safeParse(card(1, { channels: [mail] })).success, false);
  const least = Card.parse(
    card(1, { channels: [mail, phone('main', '0000000', { surfaces: ['machine'] })] }),
  );
  assert.equal(makeView({ ...published([]), card: least }, AT).primary.channel.id, 'main');
});

test('a notice that a later card undoes leaves the banner; its page and the archive say so', () => {
  const changed = (n: number, replaces: string | null, announces: string | null) =>
    notice(`card-${n}`, '2026-11-20T00:00:00.000Z', { cardN: n, replaces, announces });
  const banners = (...notices: Notice[]) => makeView(published(notices), AT).banners.map((n) => n.slug);
  const [toB, toC, backToA] = [changed(2, 'a', 'b'), changed(3, 'b', 'c'), changed(3, 'b', 'a')];
  assert.deepEqual(banners(toB), ['card-2']);
  assert.deepEqual(banners(toC, toB), ['card-3']);
  assert.deepEqual(banners(backToA, toB), ['card-3']);
  assert.deepEqual(banners(changed(3, 'b', null), toB), ['card-3'], 'retired without a successor');
  assert.deepEqual(banners(changed(3, null, 'a'), changed(2, 'a', null)), ['card-3'], 'in use again');
  assert.deepEqual(banners(changed(3, 'x', 'y'), toB), ['card-3', 'card-2'], 'another line is no matter');
  const view = makeView(published([toC, toB]), AT);
  assert.equal(view.notices.length, 2);
  for (const told of view.notices)
    assert.equal(/发布以后又有变动/.test(String(noticePage(view, 'zh', told).main)), told.slug === 'card-2');
  const [, newer, older] = String(noticesPage(view, 'zh', { q: '', page: 1 }).main).split('<li>');
  assert.match(older ?? '', /notices\/card-2.*<b>后来又有变动<\/b>/);
  assert.doesNotMatch(newer ?? '', /后来又有变动/);
});
