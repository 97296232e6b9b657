import { html, raw } from 'hono/html';
import type { View } from '../find/surfaces/index.ts';
import { type Page, text } from '../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../kernel/i18n.ts';
import { dock } from './shell/dock.ts';
import { footer } from './shell/footer.ts';
import { header } from './shell/header.ts';
import { shellMessages } from './shell/messages.ts';
import { activeNotices, bannerStrip, popupCard, warnings } from './shell/strips.ts';

export interface DocumentContext {
  /** Null until the first card is published. */
  readonly view: View | null;
  readonly lang: Lang;
  /** Path of the page, without the query. */
  readonly path: string;
  /** The part of the query that the page answers to, encoded, without the language. */
  readonly query?: string;
  /** The whole style sheet; its hash stands in the Content-Security-Policy. */
  readonly css: string;
  /** Path of the enhancement script. */
  readonly siteJs: string;
  /** Origin under which visitors know the site, without a slash at the end. */
  readonly publicUrl: string;
  /** Slugs of the notices that this visitor has put away. */
  readonly dismissed?: ReadonlySet<string>;
}

/** The handset, drawn once and used wherever something dials. */
const SPRITE = raw(
  '<svg class="hid" width="0" height="0"><symbol id="phone" viewBox="0 0 24 24"><path fill="currentColor" d="M6.6 2.5 9.3 2l2 5-2.4 2c1 2.500 3.300 4.900 6 6.100l2-2.500 5 2.100-.5 2.700c-.4 2-2 3.400-4 3.100C9.700 19.600 4 13.600 3.100 6.600c-.2-2 1.400-3.700 3.500-4.100z"/></symbol></svg>',
);

/** Wraps a slice's page into the whole document. The same input gives the same characters. */
export function renderDocument(page: Page, context: DocumentContext): string {
  const { view, lang, css, siteJs, publicUrl, query = '', dismissed = new Set<string>() } = context;
  // A path of two slashes would lead to another site.
  const path = `/${context.path.replace(/^[/\\]+/, '')}`;
  const back = query ? `${path}?${query}` : path;
  const t = shellMessages[lang];
  const name = view?.card.operator.name[lang] ?? t.siteFallback;
  const failed = (page.status ?? 200) >= 400;
  const notices = view ? activeNotices(view, path, dismissed) : { banners: [], popup: undefined };
  return text(html`<!doctype html>
<html lang="${HTML_LANG[lang]}"><head><meta charset="utf-8"><title>${page.title} - ${name}</title>
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">
${page.noindex || failed ? html`<meta name="robots" content="noindex">` : languageLinks(publicUrl + path, lang)}
<link rel="icon" href="/favicon.svg"><style>${raw(css)}</style><script type="module" src="${siteJs}"></script>${page.head ?? ''}</head>
<body>${SPRITE}<a class="skip" href="#main">${t.skip}</a>
${header(view, lang, { path, query, section: page.section })}
${view ? html`${warnings(view, lang)}${bannerStrip(view, notices.banners, lang, back)}${failed ? '' : popupCard(view, notices, lang, back)}` : ''}
<main id="main" tabindex="-1">${page.main}</main>
${footer(view, lang)}
${dock(view, lang)}<p id="said" class="hid" role="status"></p></body></html>`);
}

/** Chinese is what the bare address is in for whoever states no language, as robots do; the sitemap says the same. */
const languageLinks = (url: string, lang: Lang) => {
  const english = `${url}?lang=en`;
  return html`<link rel="canonical" href="${lang === 'en' ? english : url}"><link rel="alternate" hreflang="zh-CN" href="${url}"><link rel="alternate" hreflang="en" href="${english}"><link rel="alternate" hreflang="x-default" href="${url}">`;
};
