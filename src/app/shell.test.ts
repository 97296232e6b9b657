import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelDisplay, type Surface } from '@clearline/card';
import { html } from 'hono/html';
import { CHANNELS, HOSTILE, labelled, SITE, viewOf } from '../../test/views.ts';
import type { Notice } from '../find/notices/contract.ts';
import {
  cardPage,
  cardVersionPage,
  contactPage,
  humanPage,
  noticePage,
  noticesPage,
  readChoice,
  type View,
} from '../find/surfaces/index.ts';
import type { Page } from '../kernel/http/page.ts';
import { helpPage } from './pages/help.ts';
import { homePage } from './pages/home.ts';
import { privacyPage, termsPage } from './pages/legal.ts';
import { loginPage } from './pages/login.ts';
import { problemPage, unpublishedPage } from './pages/problem.ts';
import { searchPage } from './pages/search.ts';
import { renderDocument } from './shell.ts';

const NOTICE: Notice = {
  slug: 'new-number',
  kind: 'number-changed',
  title: { zh: '新客服电话已启用', en: 'New number' },
  body: { zh: '第一段。\n\n第二段 400-000-0147。', en: 'First.\n\nSecond 400-000-0147.' },
  placements: ['board', 'banner', 'popup'],
  publishedAt: '2026-11-01T00:00:00.000Z',
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: null,
  cardN: 7,
  channel: 'hotline',
  replaces: null,
  announces: null,
};
const VERSION = {
  n: 7,
  issued: NOTICE.publishedAt,
  expires: '2027-01-30T00:00:00.000Z',
  digest: 'ab'.repeat(32),
  changes: [],
};
const PROBLEM = {
  status: 404,
  code: 'not-found',
  title: 'No page',
  detail: 'Gone.',
  requestId: 'r-1',
} as const;
const LANGS = ['zh', 'en'] as const;

const searched = (view: View, lang: 'zh' | 'en', q: string) =>
  searchPage({ view, lang, findImpostor: () => null, publicUrl: SITE }, q, html``);

const PAGES: Record<string, (view: View, lang: 'zh' | 'en') => Page> = {
  '/': homePage,
  '/contact': (v, l) => contactPage(v, l, readChoice(undefined, undefined), SITE),
  '/contact?': (v, l) => contactPage(v, l, readChoice('refund', 'evidence'), SITE),
  '/contact/human': humanPage,
  '/help': helpPage,
  '/notices': (v, l) => noticesPage(v, l, { q: '', page: 1 }),
  '/notices/new-number': (v, l) => noticePage(v, l, NOTICE),
  '/search': (v, l) => searched(v, l, '客服'),
  '/search?q': (v, l) => searched(v, l, '13912345678 400-000-0147'),
  '/card': (v, l) => cardPage(v, l, [VERSION], { publicUrl: 'https://clearline.example' }),
  '/card/7': (v, l) => cardVersionPage(v, l, VERSION, { publicUrl: 'https://clearline.example' }),
  '/login': loginPage,
  '/privacy': privacyPage,
  '/terms': termsPage,
  '/nowhere': (v, l) => problemPage(v, l, PROBLEM),
};

function render(
  view: View | null,
  lang: 'zh' | 'en',
  path: string,
  page: Page,
  dismissed?: ReadonlySet<string>,
): string {
  const context = { view, lang, path, css: 'body{}', siteJs: '/assets/site.js', publicUrl: SITE };
  return renderDocument(page, { ...context, ...(dismissed ? { dismissed } : {}) });
}

/** What find-in-page searches: the text outside <head>, without what forms carry. */
const textOf = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

for (const [path, page] of Object.entries(PAGES)) {
  for (const lang of LANGS) {
    test(`${path} in ${lang}: the words and the digits are text, and nothing needs script (R23)`, () => {
      const view = viewOf({}, [NOTICE]);
      const html = render(view, lang, path, page(view, lang));
      const text = textOf(html);
      for (const word of ['客服', '电话', '联系方式', '400-000-0147']) assert.ok(text.includes(word), word);
      assert.equal(html.match(/<h1[ >]/g)?.length, 1);
      assert.doesNotMatch(html, /<[^>]*\s(style|on[a-z]+)=/i);
      assert.deepEqual(html.match(/<script[^>]*>/g)?.length, 1);
      assert.match(html, /<script type="module" src="\/assets\/site\.js"><\/script>/);
      assert.match(html, new RegExp(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`));
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
      assert.deepEqual(ids, [...new Set(ids)]);
    });
  }
}

test('hostile labels stay text on every page', () => {
  for (const label of HOSTILE) {
    const view = viewOf(labelled(label), [
      { ...NOTICE, title: { zh: label, en: label }, body: { zh: label, en: label } },
    ]);
    for (const [path, page] of Object.entries(PAGES)) {
      const html = render(view, 'zh', path, page(view, 'zh'));
      assert.equal(html.match(/<script/g)?.length, 1, path);
      assert.doesNotMatch(html, /<!--/);
    }
  }
  const html = render(
    viewOf(),
    'zh',
    '/search',
    searched(viewOf(), 'zh', '"><img src=x onerror=alert(1)> @<b>1234567'),
  );
  assert.doesNotMatch(html, /<img src=x/);
});

test('R17 one notice drives board, banner and pop-up, and no page shows it twice', () => {
  const view = viewOf({}, [NOTICE]);
  const shown = (path: string) => {
    const html = render(view, 'zh', path, loginPage(view, 'zh'));
    return { popup: html.includes('class="popup'), banner: html.includes('class="strip"') };
  };
  assert.deepEqual(shown('/'), { popup: true, banner: false });
  assert.deepEqual(shown('/login'), { popup: false, banner: true });
  assert.deepEqual(shown('/notices/new-number'), { popup: false, banner: false });
});

test('a pop-up is for the home page: it covers nothing that people came for elsewhere', () => {
  const view = viewOf({}, [{ ...NOTICE, placements: ['popup'] }]);
  assert.match(render(view, 'zh', '/', loginPage(view, 'zh')), /class="popup/);
  for (const path of ['/login', '/search', '/notices/another'])
    assert.doesNotMatch(render(view, 'zh', path, loginPage(view, 'zh')), /data-notice/);
});

test('R17 a notice put away stays away', () => {
  const view = viewOf({}, [NOTICE]);
  const html = render(view, 'zh', '/login', loginPage(view, 'zh'), new Set(['new-number']));
  assert.doesNotMatch(html, /data-notice/);
});

test('only the newest banners are shown, with a way to the rest', () => {
  const many = [1, 2, 3, 4].map((i): Notice => ({ ...NOTICE, slug: `n-${i}`, placements: ['banner'] }));
  const view = viewOf({}, many);
  const html = render(view, 'en', '/login', loginPage(view, 'en'));
  assert.equal(html.match(/data-notice/g)?.length, 2);
  assert.match(html, /<a href="\/notices">More notices<\/a>/);
});

test('a card that cannot be confirmed, or has expired, says so above everything', () => {
  const away = { ...viewOf(), live: false };
  assert.match(render(away, 'zh', '/login', loginPage(away, 'zh')), /数据库暂不可用/);
  const old = { ...viewOf(), at: Date.parse('2027-02-01T00:00:00Z') };
  assert.match(render(old, 'en', '/login', loginPage(old, 'en')), /expired on 30 January 2027/);
  assert.doesNotMatch(render(viewOf(), 'en', '/login', loginPage(viewOf(), 'en')), /class="strip alert"/);
});

test('without a card the shell still stands, and invents no number', () => {
  for (const lang of LANGS) {
    for (const page of [
      unpublishedPage(lang),
      loginPage(null, lang),
      helpPage(null, lang),
      problemPage(null, lang, PROBLEM),
    ]) {
      const html = render(null, lang, '/contact', page);
      assert.doesNotMatch(html, /tel:/);
      assert.match(textOf(html), /客服电话.*联系方式/);
    }
  }
});

test('R11 R12 the footer names the operator, its filing with a link, and its version', () => {
  const view = viewOf();
  const html = render(view, 'zh', '/login', loginPage(view, 'zh'));
  const foot = html.slice(html.indexOf('<footer'));
  assert.match(foot, /天远卡盟演示有限公司/);
  assert.match(foot, /<a href="https:\/\/filing\.example\/"[^>]*>演示ICP备00000000号<\/a>/);
  assert.match(foot, /官方名片第 7 版<\/a> 签发于 2026年11月1日 08:00/);
});

test('the language switch keeps the path', () => {
  const html = render(viewOf(), 'zh', '/notices', loginPage(viewOf(), 'zh'));
  assert.match(html, /<a href="\/notices\?lang=en" hreflang="en" lang="en">English<\/a>/);
});

const SURFACES = [
  'nav',
  'footer',
  'banner',
  'popup',
  'floating',
  'page',
] as const satisfies readonly Surface[];
/** The fixture's channels, all of one surface but the number, which keeps its own. */
const onlyOn = (surface: Surface): View =>
  viewOf({ channels: CHANNELS.map((c) => (c.id === 'hotline' ? c : { ...c, surfaces: [surface] })) }, [
    { ...NOTICE, slug: 'b', placements: ['banner'] },
    { ...NOTICE, slug: 'p', placements: ['popup'] },
  ]);
const PARTS: Record<(typeof SURFACES)[number], readonly [from: string, to: string]> = {
  nav: ['<header', '</header>'],
  footer: ['<footer', '</footer>'],
  banner: ['<section class="strip"', '</section>'],
  popup: ['<section class="popup', '</section>'],
  floating: ['<aside class="dock"', '</aside>'],
  page: ['<main', '</main>'],
};
const part = (html: string, name: keyof typeof PARTS): string => {
  const [from, to] = PARTS[name];
  const start = html.indexOf(from);
  return html.slice(start, html.indexOf(to, start));
};
/** One value of each kind in the fixture, as a page has it. */
const VALUES = CHANNELS.filter((c) => c.id !== 'hotline').map((c) => ({
  phone: c.kind === 'phone',
  value: channelDisplay(c),
}));

test('R28 every surface shows the channels that are declared for it, and no other surface shows them', () => {
  for (const surface of SURFACES) {
    const view = onlyOn(surface);
    const html = render(view, 'zh', '/', contactPage(view, 'zh', readChoice('enquiry', 'urgent'), SITE));
    for (const name of SURFACES) {
      const text = part(html, name);
      assert.ok(text.length > 0, name);
      for (const { phone, value } of VALUES) {
        const shown = name === surface && (phone || !['nav', 'banner', 'popup'].includes(surface));
        assert.equal(text.includes(value), shown, `${value} of ${surface} in ${name}`);
      }
    }
  }
});
