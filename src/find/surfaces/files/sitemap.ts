import { HTML_LANG, type Lang } from '../../../kernel/i18n.ts';
import { machineTime } from '../../../kernel/when/contract.ts';
import type { View } from '../view.ts';
import type { SiteOptions } from './addresses.ts';

/** The pages that show the card, and so change with it. */
const CARD_PAGES = ['/', '/contact', '/contact/human', '/help', '/card', '/verify'];
const LANGUAGES: readonly Lang[] = ['zh', 'en'];

/** `/sitemap.xml` (sitemaps.org 0.9): the pages that lead to the contacts and every notice, in both languages, under
 * the addresses that the pages themselves call canonical, each naming its alternates. */
export function sitemap(view: View, { publicUrl }: SiteOptions): string {
  const changed = Date.parse(view.card.issued);
  const newest = Math.max(changed, ...view.notices.map((n) => Date.parse(n.publishedAt)));
  const pages: [path: string, changed: number][] = [
    ...CARD_PAGES.map((path): [string, number] => [path, changed]),
    ['/notices', newest],
    ...view.notices.map((n): [string, number] => [
      `/notices/${encodeURIComponent(n.slug)}`,
      Date.parse(n.publishedAt),
    ]),
  ];
  const urls = pages.flatMap(([path, at]) => LANGUAGES.map((lang) => entry(publicUrl + path, lang, at)));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`;
}

function entry(page: string, lang: Lang, changed: number): string {
  const alternates = [
    ...LANGUAGES.map((l) => link(HTML_LANG[l], inLanguage(page, l))),
    link('x-default', page),
  ];
  return `<url><loc>${xml(inLanguage(page, lang))}</loc><lastmod>${machineTime(changed)}</lastmod>${alternates.join('')}</url>`;
}

/** Chinese is the language of the bare address. */
const inLanguage = (page: string, lang: Lang): string => (lang === 'zh' ? page : `${page}?lang=${lang}`);

const link = (lang: string, href: string): string =>
  `<xhtml:link rel="alternate" hreflang="${lang}" href="${xml(href)}"/>`;

const xml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
