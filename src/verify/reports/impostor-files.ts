/** The list of impostors for programs: JSON, CSV and RSS. Links in it are taken apart, as on the page. */
import { html, raw } from 'hono/html';
import { text } from '../../kernel/http/page.ts';
import { HTML_LANG, type Lang } from '../../kernel/i18n.ts';
import { shownValue } from './defang/contract.ts';
import type { Entry } from './impostors.ts';
import { pageTexts } from './pages/messages.ts';
import { reportWords } from './words/contract.ts';

const MAX_ITEMS = 100;

/** Values in the one form in which they are compared as well, for programs that block them. */
export const impostorsJson = (entries: readonly Entry[], publicUrl: string): string =>
  JSON.stringify({
    about: `${publicUrl}/verify/impostors`,
    impostors: entries.map((entry) => ({
      kind: entry.kind,
      value: entry.value,
      shown: shownValue(entry),
      note: entry.note,
      deeds: entry.deeds,
      since: entry.confirmedAt,
      until: entry.expires,
    })),
  });

const COLUMNS = ['kind', 'shown', 'note', 'deeds', 'since', 'until'] as const;

export const impostorsCsv = (entries: readonly Entry[]): string =>
  [
    COLUMNS.join(','),
    ...entries.map((entry) =>
      [entry.kind, shownValue(entry), entry.note, entry.deeds.join(' '), entry.confirmedAt, entry.expires]
        .map(cell)
        .join(','),
    ),
    '',
  ].join('\r\n');

/** What a spreadsheet would compute is text (OWASP, CSV injection); quoted by RFC 4180. */
function cell(value: string): string {
  const tamed = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(tamed) ? `"${tamed.replaceAll('"', '""')}"` : tamed;
}

export function impostorsRss(
  entries: readonly Entry[],
  { publicUrl, lang }: { publicUrl: string; lang: Lang },
): string {
  const { title, description } = pageTexts[lang].list;
  const words = reportWords[lang];
  const page = `${publicUrl}/verify/impostors`;
  return text(html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${title}</title><link>${page}</link><description>${description}</description><language>${HTML_LANG[lang]}</language>
<atom:link href="${page}.rss" rel="self" type="application/rss+xml"/>
${entries.slice(0, MAX_ITEMS).map(
  (
    entry,
  ) => html`<item><title>${words.kinds[entry.kind]} ${shownValue(entry)}</title><link>${page}#i${entry.id}</link><guid isPermaLink="false">impostor-${entry.id}-${entry.confirmedAt}</guid><pubDate>${new Date(entry.confirmedAt).toUTCString()}</pubDate><description>${words.notes[entry.note]}</description></item>
`,
)}</channel></rss>
`);
}
