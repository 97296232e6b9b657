/** What the site answers from the view alone: one row for each kind of address. */

import { canonical } from '@clearline/card';
import { html, raw } from 'hono/html';
import { jsonFeed, rssFeed } from '../find/notices/index.ts';
import {
  cardPage,
  contactPage,
  contactState,
  dialQr,
  humanPage,
  isPhone,
  noticePage,
  noticesPage,
  OFFLINE_PATH,
  organizationJsonLd,
  robotsTxt,
  securityTxt,
  sitemap,
  trustTxt,
  VERIFY_PATH,
  type View,
  vcard,
  verifyPage,
} from '../find/surfaces/index.ts';
import type { HeaderList } from '../kernel/http/front.ts';
import type { Audience } from '../kernel/http/headers.ts';
import type { Page } from '../kernel/http/page.ts';
import type { Lang } from '../kernel/i18n.ts';
import { CHAT_PATH, chatPage } from '../reach/chat/index.ts';
import {
  plainWays,
  readAsked,
  stepNote,
  type WaysNow,
  waysAnswer,
  waysFragment,
} from '../reach/ways/index.ts';
import { VERIFY_PATH as VERDICT_PATH, verifyPage as verdictPage } from '../verify/verdicts/index.ts';
import { apiDocument } from './api-document.ts';
import type { Assets } from './assets.ts';
import { offlineDocument } from './offline.ts';
import { apiDocsPage } from './pages/api-docs.ts';
import { helpPage } from './pages/help.ts';
import { homePage } from './pages/home.ts';
import { privacyPage, termsPage } from './pages/legal.ts';
import { loginPage } from './pages/login.ts';
import { feedOptions } from './pages/messages.ts';
import { choiceOf, choiceQuery, versionOf, versionQuery, waysQuery, without } from './queries.ts';
import { renderDocument } from './shell.ts';

export interface SiteContext {
  readonly assets: Assets;
  /** Origin, without a slash at the end. */
  readonly publicUrl: string;
  readonly ways: WaysNow;
}

export interface Asked {
  readonly path: string;
  /** Only what the resource understands. */
  readonly query: URLSearchParams;
  readonly lang: Lang;
  /** Slugs of the notices put away, parted by dots. */
  readonly seen: string;
  /** What stands in the variable part of the path. */
  readonly name: string;
}

export interface Resource {
  /** The address as metrics and documents name it. */
  readonly route: string;
  readonly pattern: RegExp;
  readonly type: string;
  readonly cache: string;
  readonly audience: Audience;
  /** Beside those that every answer has. */
  readonly headers?: HeaderList;
  /** The part of a query that this page understands, always spelt the same way; null leaves it to the application. */
  query?(query: URLSearchParams): string | null;
  /** What else it depends on; while this stays the same, so does the answer. */
  stamp?(view: View, context: SiteContext): string;
  /** Null where there is no such thing, or none before the first card. */
  render(view: View | null, asked: Asked, context: SiteContext): string | Uint8Array | null;
}

/** Pages must be asked for anew each time; with their ETag that costs one short answer. */
const REVALIDATE = 'no-cache';
const HALF_A_MINUTE = 'public, max-age=30';
export const HOUR = 'public, max-age=3600';
export const FOR_EVER = 'public, max-age=31536000, immutable';

const HTML = 'text/html; charset=utf-8';
const JSON_TEXT = 'application/json; charset=utf-8';
export const SVG = 'image/svg+xml';
const PLAIN = 'text/plain; charset=utf-8';

type Make<V, T> = (view: V, asked: Asked, context: SiteContext) => T | null;

const withCard =
  <T>(make: Make<View, T>): Make<View | null, T> =>
  (view, asked, context) =>
    view && make(view, asked, context);

const page = (route: string, content: Make<View, Page>, query?: Resource['query']): Resource =>
  openPage(route, withCard(content), query);

/** A page that has something to say before the first card too. */
function openPage(route: string, content: Make<View | null, Page>, query?: Resource['query']): Resource {
  return {
    route,
    pattern: patternOf(route),
    type: HTML,
    cache: REVALIDATE,
    audience: 'page',
    ...(query ? { query } : {}),
    render(view, asked, context) {
      const found = content(view, asked, context);
      return found && document(found, view, asked, context);
    },
  };
}

function file(
  route: string,
  type: string,
  cache: string,
  content: Make<View, string>,
  audience: Audience = 'shared',
): Resource {
  return { route, pattern: patternOf(route), type, cache, audience, render: withCard(content) };
}

/** `:name` stands for one lower-case word with hyphens. */
const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll('.', '\\.').replace(/:\w+/, '([a-z0-9-]+)')}$`);

export function document(
  content: Page,
  view: View | null,
  asked: Omit<Asked, 'name'>,
  context: SiteContext,
): string {
  const query = new URLSearchParams(asked.query);
  query.delete('lang');
  return renderDocument(content, {
    view,
    lang: asked.lang,
    path: asked.path,
    query: query.toString(),
    css: context.assets.css,
    siteJs: context.assets.siteJs.path,
    publicUrl: context.publicUrl,
    dismissed: new Set(asked.seen.split('.')),
  });
}

/** Two months of special opening hours cost more than the rest of a page, so they are worked out once a view. */
const structuredData = new WeakMap<View, Partial<Record<Lang, string>>>();

/** With the contacts as schema.org data for search engines. */
function structured(content: Page, view: View, lang: Lang, { publicUrl }: SiteContext): Page {
  const known = structuredData.get(view) ?? {};
  structuredData.set(view, known);
  known[lang] ??= organizationJsonLd(view, { publicUrl, lang });
  return { ...content, head: html`<script type="application/ld+json">${raw(known[lang])}</script>` };
}

const savedPage: Make<View, string> = (view, { lang }, { assets }) => offlineDocument(view, lang, assets);
const cardJson = (view: View) => canonical(view.card);

/** Of every page with a verdict on it. */
export const verdictStyle = ({ assets: { verdict } }: SiteContext) =>
  html`<link rel="stylesheet" href="${verdict.style.path}">`;

/** Of the page that says what is genuine. */
export const verdictParts = (context: SiteContext) => ({
  head: html`${verdictStyle(context)}<script type="module" src="${context.assets.verdict.script.path}"></script>`,
  reader: context.assets.picture.script,
});

/** Of what tells how the channels stand now. */
const stampOf = (view: View, { ways }: SiteContext): string => ways.stamp(view);

export const RESOURCES: readonly Resource[] = [
  page('/', (view, { lang }, context) => structured(homePage(view, lang), view, lang, context)),
  {
    ...page(
      '/contact',
      (view, { lang, query }, context) => {
        const choice = choiceOf(query);
        const now = waysFragment(view, lang, context.ways.of(view, lang), choice.intent ?? 'enquiry');
        return structured(contactPage(view, lang, choice, context.publicUrl, now), view, lang, context);
      },
      choiceQuery,
    ),
    stamp: stampOf,
  },
  {
    ...page('/contact/human', (view, { lang }, { ways }) =>
      humanPage(view, lang, stepNote(ways.of(view, lang), lang)),
    ),
    stamp: stampOf,
  },
  {
    ...page(CHAT_PATH, (view, { lang }, { ways }) =>
      chatPage(view, lang, '/support-chat.js', plainWays(view, lang, ways.of(view, lang))),
    ),
    stamp: stampOf,
  },
  openPage('/help', (view, { lang }) => helpPage(view, lang)),
  page('/notices', (view, { lang }) => noticesPage(view, lang, { q: '', page: 1 }), without('q', 'page')),
  page('/notices/:slug', (view, { lang, name }) => {
    const notice = view.notices.find((n) => n.slug === name);
    return notice ? noticePage(view, lang, notice) : null;
  }),
  page('/card', (view, { lang }, context) => cardPage(view, lang, view.versions, context), without('before')),
  page(
    VERDICT_PATH,
    (view, { lang }, context) => verdictPage(view, lang, null, verdictParts(context)),
    without('text'),
  ),
  page(
    VERIFY_PATH,
    (view, { lang, query }, { assets: { verify } }) => {
      const n = versionOf(query);
      if (n !== null && n > view.card.n) return null;
      return {
        ...verifyPage(view, lang, n),
        head: html`<link rel="stylesheet" href="${verify.style.path}"><script type="module" src="${verify.script.path}"></script>`,
      };
    },
    versionQuery,
  ),
  {
    ...file(OFFLINE_PATH, HTML, REVALIDATE, savedPage, 'page'),
    headers: [['Content-Disposition', 'attachment; filename="clearline-verify.html"']],
  },
  openPage('/api/docs', (_view, { lang }, { publicUrl }) => apiDocsPage(lang, publicUrl)),
  openPage('/login', (view, { lang }) => loginPage(view, lang)),
  page('/privacy', (view, { lang }) => privacyPage(view, lang)),
  page('/terms', (view, { lang }) => termsPage(view, lang)),

  file('/.well-known/contact-card.json', JSON_TEXT, HALF_A_MINUTE, cardJson),
  file('/card/:n.json', JSON_TEXT, FOR_EVER, (view, { name }) =>
    name === String(view.card.n) ? cardJson(view) : null,
  ),
  file('/api/v1/contact', JSON_TEXT, HALF_A_MINUTE, (view, _, { publicUrl }) =>
    JSON.stringify(contactState(view, publicUrl)),
  ),
  {
    ...file('/api/v1/ways', JSON_TEXT, REVALIDATE, (view, { query, lang }, { ways, publicUrl }) =>
      JSON.stringify(waysAnswer(view, ways.of(view, lang), readAsked(query), publicUrl)),
    ),
    query: waysQuery,
    stamp: stampOf,
  },
  file('/contact.vcf', 'text/vcard; charset=utf-8', HALF_A_MINUTE, (view, { lang }, { publicUrl }) =>
    vcard(view, { publicUrl, lang }),
  ),
  file('/.well-known/security.txt', PLAIN, HALF_A_MINUTE, (view, _, context) => securityTxt(view, context)),
  file('/.well-known/trust.txt', PLAIN, HALF_A_MINUTE, (view, _, context) => trustTxt(view, context)),
  file('/trust.txt', PLAIN, HALF_A_MINUTE, (view, _, context) => trustTxt(view, context)),
  {
    ...file('/robots.txt', PLAIN, HOUR, () => null),
    render: (_view, _asked, context) => robotsTxt(context),
  },
  {
    ...file('/api/openapi.json', JSON_TEXT, HALF_A_MINUTE, () => null),
    render: (_view, _asked, { publicUrl }) => JSON.stringify(apiDocument(publicUrl)),
  },
  file('/sitemap.xml', 'application/xml; charset=utf-8', HOUR, (view, _, context) => sitemap(view, context)),
  file('/notices.rss', 'application/rss+xml; charset=utf-8', HALF_A_MINUTE, (view, { lang }, { publicUrl }) =>
    rssFeed(view.notices, { ...feedOptions(view, lang), publicUrl, lang }),
  ),
  file(
    '/notices.json',
    'application/feed+json; charset=utf-8',
    HALF_A_MINUTE,
    (view, { lang }, { publicUrl }) =>
      jsonFeed(view.notices, { ...feedOptions(view, lang), publicUrl, lang }),
  ),
  file(
    '/contact/qr/:id.svg',
    SVG,
    HALF_A_MINUTE,
    (view, { name }) => {
      const phone = view.channels.filter(isPhone).find(({ channel }) => channel.id === name);
      return phone ? dialQr(phone.channel) : null;
    },
    'page',
  ),
];
