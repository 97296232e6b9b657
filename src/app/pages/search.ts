import { html } from 'hono/html';
import { channelRow, noticeItem, retiredRow, type View } from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { shellMessages } from '../shell/messages.ts';
import { type Found, lookUp } from './look-up.ts';
import { pageMessages } from './messages.ts';
import { callCard } from './parts.ts';

const MAX_NOTICES = 10;

/** /search: the number for whoever asks for it; otherwise what the words or digits lead to. */
export function searchPage(view: View, lang: Lang, asked: string): Page {
  const t = pageMessages[lang].search;
  const q = asked.trim().slice(0, 100);
  return {
    title: q ? `${t.title} · ${q}` : t.title,
    description: t.description,
    section: '/search',
    ...(q ? { noindex: true } : {}),
    main: html`<div class="wrap"><h1>${t.title}</h1>
<form class="search" role="search" action="/search"><label for="q">${t.label}</label><p class="fine" id="q-hint">${t.hint}</p><div><input id="q" name="q" type="search" maxlength="100" value="${q}" aria-describedby="q-hint" autocomplete="off"><button>${t.button}</button></div></form>
${q ? results(view, lang, q) : callCard(view, lang, t.number)}</div>`,
  };
}

function results(view: View, lang: Lang, q: string): Html {
  const t = pageMessages[lang].search;
  const found = lookUp(view, q);
  const pages = matchingPages(lang, q);
  const count = found.channels.length + found.retired.length + found.notices.length + pages.length;
  const number = callCard(view, lang, t.number);
  return html`<p role="status">${t.results(q, count)}</p>${found.wantsNumber ? number : ''}
${found.unknownNumber ? html`<div class="warn"><h2>${t.unknownNumber}</h2><p>${t.unknownLead}</p></div>` : ''}
${lists(found, view, lang)}
${pages.length > 0 ? html`<section><h2>${t.pages}</h2><ul class="list">${pages.map(([href, name]) => html`<li><p class="v"><a href="${href}">${name}</a></p></li>`)}</ul></section>` : ''}
${count === 0 && !found.unknownNumber && !found.wantsNumber ? html`<section><h2>${t.none}</h2><p>${t.noneLead}</p></section>` : ''}
${found.wantsNumber || found.channels.length > 0 ? '' : number}`;
}

function lists({ channels, retired, notices }: Found, view: View, lang: Lang): Html {
  const t = pageMessages[lang].search;
  return html`${
    retired.length > 0
      ? html`<section><h2>${t.retired}</h2><p class="lead">${t.retiredLead}</p><ul class="matrix">${retired.map((r) => retiredRow(r, view, lang))}</ul></section>`
      : ''
  }${
    channels.length > 0
      ? html`<section><h2>${t.official}</h2><ul class="matrix">${channels.map((c) => channelRow(c, view, lang))}</ul></section>`
      : ''
  }${
    notices.length > 0
      ? html`<section><h2>${t.notices}</h2><ul class="list">${notices.slice(0, MAX_NOTICES).map((n) => noticeItem(n, lang))}</ul></section>`
      : ''
  }`;
}

/** Pages by what people call them, in either language. */
const PAGES: readonly (readonly [
  href: string,
  key: 'contact' | 'service' | 'help' | 'notices' | 'card',
  words: RegExp,
])[] = [
  ['/contact', 'contact', /联系|电话|客服|方式|地址|邮箱|contact|phone|address|email/i],
  ['/contact/human', 'service', /客服|人工|值班|human|person|agent/i],
  ['/help', 'help', /帮助|打不通|占线|空号|诈骗|骗|举报|错误|help|busy|fraud|scam|error/i],
  ['/notices', 'notices', /公告|通知|变更|notice|change|news/i],
  ['/card', 'card', /名片|核对|版本|历史|真假|card|verify|version|history/i],
];

const matchingPages = (lang: Lang, q: string): (readonly [string, string])[] =>
  PAGES.filter(([, , words]) => words.test(q)).map(([href, key]) => [href, shellMessages[lang][key]]);
