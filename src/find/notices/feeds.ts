/** The notices as RSS 2.0 and JSON Feed 1.1, newest first. */
import { html, raw } from 'hono/html';
import { text } from '../../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../../kernel/i18n.ts';
import type { Notice } from './contract.ts';

const MAX_ITEMS = 50;

export interface FeedOptions {
  title: string;
  description: string;
  /** Origin, without a slash at the end. */
  publicUrl: string;
  lang: Lang;
}

/** Chinese is the language of the bare address. */
const address = (path: string, { publicUrl, lang }: FeedOptions): string =>
  `${publicUrl}${path}${lang === 'zh' ? '' : `?lang=${lang}`}`;
const guid = (notice: Notice, publicUrl: string): string => `${publicUrl}/notices/${notice.slug}`;

/** Readers take an RSS description for HTML, so plain text is escaped twice: as HTML here, and then as XML. */
const asHtml = (body: string): string =>
  text(html`${body.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}`);

export function rssFeed(notices: readonly Notice[], options: FeedOptions): string {
  const { title, description, publicUrl, lang } = options;
  return text(html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${title}</title><link>${address('/notices', options)}</link><description>${description}</description><language>${HTML_LANG[lang]}</language>
<atom:link href="${address('/notices.rss', options)}" rel="self" type="application/rss+xml"/>
${notices.slice(0, MAX_ITEMS).map(
  (
    notice,
  ) => html`<item><title>${notice.title[lang]}</title><link>${address(`/notices/${notice.slug}`, options)}</link><guid isPermaLink="${lang === 'zh' ? 'true' : 'false'}">${guid(notice, publicUrl)}</guid><pubDate>${new Date(notice.publishedAt).toUTCString()}</pubDate><description>${asHtml(notice.body[lang])}</description></item>
`,
)}</channel></rss>
`);
}

export function jsonFeed(notices: readonly Notice[], options: FeedOptions): string {
  const { title, description, publicUrl, lang } = options;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: address('/notices', options),
    feed_url: address('/notices.json', options),
    language: HTML_LANG[lang],
    items: notices.slice(0, MAX_ITEMS).map((notice) => ({
      id: guid(notice, publicUrl),
      url: address(`/notices/${notice.slug}`, options),
      title: notice.title[lang],
      content_text: notice.body[lang],
      date_published: notice.publishedAt,
    })),
  });
}
