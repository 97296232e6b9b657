import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Notice } from './contract.ts';
import { jsonFeed, rssFeed } from './feeds.ts';

const SITE = 'https://clearline.example';
const NOTICE: Notice = {
  slug: 'new-number',
  kind: 'number-changed',
  title: { zh: '新号码 <1>', en: 'New number & more' },
  body: { zh: '正文', en: 'Body' },
  placements: ['board'],
  publishedAt: '2026-11-20T00:00:00.000Z',
  startsAt: '2026-11-20T00:00:00.000Z',
  endsAt: null,
  cardN: 7,
  channel: 'hotline',
  replaces: null,
  announces: null,
};
const OPTIONS = { title: '公告', description: '全部公告', publicUrl: SITE };

test('each feed names itself and the pages of its own language', () => {
  for (const [lang, query] of [
    ['zh', ''],
    ['en', '?lang=en'],
  ] as const) {
    const rss = rssFeed([NOTICE], { ...OPTIONS, lang });
    assert.ok(rss.includes(`<atom:link href="${SITE}/notices.rss${query}" rel="self"`), rss);
    assert.ok(rss.includes(`<link>${SITE}/notices${query}</link>`));
    assert.ok(rss.includes(`<link>${SITE}/notices/new-number${query}</link>`));
    const feed = JSON.parse(jsonFeed([NOTICE], { ...OPTIONS, lang }));
    assert.equal(feed.feed_url, `${SITE}/notices.json${query}`);
    assert.equal(feed.home_page_url, `${SITE}/notices${query}`);
    assert.equal(feed.items[0].url, `${SITE}/notices/new-number${query}`);
    assert.equal(feed.items[0].id, `${SITE}/notices/new-number`, 'one id whatever the language');
  }
});

test('texts are escaped in RSS', () => {
  assert.match(rssFeed([NOTICE], { ...OPTIONS, lang: 'zh' }), /<title>新号码 &lt;1&gt;<\/title>/);
});

test('an RSS description is HTML: paragraphs stay apart, and no text of a notice becomes markup', () => {
  const body = { zh: '第一段 <b>\n\n第二段 & 号码', en: 'Body' };
  assert.ok(
    rssFeed([{ ...NOTICE, body }], { ...OPTIONS, lang: 'zh' }).includes(
      '<description>&lt;p&gt;第一段 &amp;lt;b&amp;gt;&lt;/p&gt;&lt;p&gt;第二段 &amp;amp; 号码&lt;/p&gt;</description>',
    ),
  );
});
