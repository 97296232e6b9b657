import { html } from 'hono/html';
import { words } from '../../find/surfaces/contract.ts';
import { channelLink, shownOn, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { instantText } from '../../kernel/when/contract.ts';
import { shellMessages } from './messages.ts';

/** 官方信息 (R11, R12): who runs this, under which filing, how to reach them, and as of when. */
export function footer(view: View | null, lang: Lang): Html {
  const t = shellMessages[lang];
  return html`<footer class="foot"><div class="wrap"><h2>${t.footer}</h2>
${t.words ? html`<p lang="zh-CN">${t.words}</p>` : ''}
${view ? officialInformation(view, lang) : html`<p>${t.unpublished}</p>`}
<p><a href="/privacy">${t.privacy}</a><a href="/terms">${t.terms}</a><a href="/contact">${t.ways}</a><a href="/search">${t.search}</a></p></div></footer>`;
}

function officialInformation(view: View, lang: Lang): Html {
  const t = shellMessages[lang];
  const { operator, never, n, issued } = view.card;
  const entry = (term: string, details: readonly (Html | string)[]) =>
    details.length > 0 ? html`<div><dt>${term}</dt>${details.map((d) => html`<dd>${d}</dd>`)}</div>` : '';
  return html`<dl>${channels(view, lang).map(([kind, links]) => entry(kind, links))}
${entry(t.legalName, [operator.legalName])}
${entry(
  t.filings,
  operator.filings.map((f) => html`<a href="${f.url}" rel="noopener">${f.number}</a>`),
)}
${entry(
  t.licences,
  operator.licences.map((l) => {
    const text = `${l.name[lang]} ${l.number}`;
    return l.url ? html`<a href="${l.url}" rel="noopener">${text}</a>` : text;
  }),
)}
${entry(
  t.never,
  never.map((item) => item.text[lang]),
)}</dl>
<p class="fine"><a href="/card">${t.version(n)}</a> ${t.issued(instantText(issued, lang))}</p>`;
}

/** The channels of the surface `footer` under the names of their kinds. */
function channels(view: View, lang: Lang): [kind: string, links: Html[]][] {
  const byKind = Map.groupBy(shownOn(view, 'footer'), ({ channel }) => channel.kind);
  return [...byKind].map(([kind, list]) => [
    words[lang].kinds[kind],
    list.map(({ channel }) => channelLink(channel, lang)),
  ]);
}
