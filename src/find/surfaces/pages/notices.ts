import { html } from 'hono/html';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { instantText, machineTime } from '../../../kernel/when/contract.ts';
import type { Notice } from '../../notices/contract.ts';
import { isOver, isUndone, type View } from '../view.ts';
import { noticeMessages } from './notice-messages.ts';
import { keepNumbers, matchNotices, noticeBody, noticeItem } from './notice-parts.ts';
import { channelLink, kindAndLabel, stateLine } from './parts.ts';

const PAGE_SIZE = 20;

const feedLinks: Html = html`<link rel="alternate" type="application/rss+xml" href="/notices.rss"><link rel="alternate" type="application/feed+json" href="/notices.json">`;

/** /notices: the archive. `page` counts from 1; beyond the last page the last one is shown. */
export function noticesPage(view: View, lang: Lang, asked: { q: string; page: number }): Page {
  const t = noticeMessages[lang];
  const q = asked.q.trim().slice(0, 100);
  const found = matchNotices(view.notices, q);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    title: t.title,
    description: t.description,
    section: '/notices',
    head: feedLinks,
    ...(q ? { noindex: true } : {}),
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}</p>
<form class="search" role="search" action="/notices"><label for="nq">${t.search}</label><div><input id="nq" name="q" type="search" maxlength="100" value="${q}"><button>${t.searchButton}</button></div></form>
${q ? html`<p role="status">${t.found(found.length, q)} · <a href="/notices">${t.all}</a></p>` : ''}
${shown.length > 0 ? html`<ul class="list">${shown.map((notice) => noticeItem(notice, view, lang))}</ul>` : html`<p>${q ? t.foundNone : t.none}</p>`}
${pages > 1 ? pager(q, page, pages, lang) : ''}
<p class="fine">${t.feeds} <a href="/notices.rss">RSS</a> · <a href="/notices.json">JSON Feed</a></p></div>`,
  };
}

/** /notices/<slug>: the permalink. Stays for ever; says so when it is over. */
export function noticePage(view: View, lang: Lang, notice: Notice): Page {
  const t = noticeMessages[lang];
  return {
    title: notice.title[lang],
    description: notice.body[lang].slice(0, 150),
    section: '/notices',
    head: feedLinks,
    main: html`<div class="wrap"><p><a href="/notices">${t.all}</a></p><article><h1>${keepNumbers(notice.title[lang])}</h1>
<p class="fine">${t.kinds[notice.kind]} · ${t.published} <time datetime="${machineTime(notice.publishedAt)}">${instantText(notice.publishedAt, lang)}</time></p>
${noLongerTrue(view, lang, notice)}
${noticeBody(notice, lang)}
${notice.cardN === null ? '' : html`<p class="fine"><a href="/card/${notice.cardN}">${t.version(notice.cardN)}</a></p>`}</article>
${notice.channel === null ? '' : channelToday(view, lang, notice.channel)}</div>`,
  };
}

function noLongerTrue(view: View, lang: Lang, notice: Notice): Html | '' {
  const t = noticeMessages[lang];
  if (isUndone(notice, view.notices)) return html`<p class="warn">${t.undone}</p>`;
  return isOver(notice, view.at) ? html`<p class="warn">${t.ended}</p>` : '';
}

/** An old notice must never leave its reader with an old number. */
function channelToday(view: View, lang: Lang, id: string): Html {
  const t = noticeMessages[lang];
  const found = view.channels.find((c) => c.channel.id === id);
  const shown = found ?? view.primary;
  return html`<section class="card" aria-label="${t.channelNow}"><p class="k">${found ? t.channelNow : t.channelGone}</p><p class="k">${kindAndLabel(shown.channel, lang)}</p><p class="digits">${channelLink(shown.channel, lang)}</p><p>${stateLine(shown, view, lang)}</p></section>`;
}

function pager(q: string, page: number, pages: number, lang: Lang): Html {
  const t = noticeMessages[lang];
  const href = (to: number) => `/notices?${new URLSearchParams({ ...(q ? { q } : {}), page: String(to) })}`;
  return html`<nav class="pager" aria-label="${t.pageOf(page, pages)}">${page > 1 ? html`<a rel="prev" href="${href(page - 1)}">${t.newer}</a>` : ''}<span>${t.pageOf(page, pages)}</span>${page < pages ? html`<a rel="next" href="${href(page + 1)}">${t.older}</a>` : ''}</nav>`;
}
