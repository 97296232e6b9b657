import { channelDisplay } from '@clearline/card';
import { html } from 'hono/html';
import {
  channelRow,
  isPhone,
  kindAndLabel,
  noticeItem,
  retiredRow,
  type View,
} from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { shellMessages } from '../shell/messages.ts';
import { type Answer, type Found, lookUp } from './look-up.ts';
import { pageMessages } from './messages.ts';
import { callCard } from './parts.ts';

const MAX_NOTICES = 10;
/** Longer text is not looked up: an identifier cut in two would be another one. */
const MAX_LENGTH = 500;

/** /search: the number for whoever asks for it, a verdict on every identifier, and what the words lead to. */
export function searchPage(view: View, lang: Lang, asked: string): Page {
  const t = pageMessages[lang].search;
  const whole = asked.trim();
  const q = whole.length > MAX_LENGTH ? '' : whole;
  return {
    // Chats preview a link by its title: none may say under our address what a stranger wrote.
    title: t.title,
    description: t.description,
    section: '/search',
    ...(whole ? { noindex: true } : {}),
    main: html`<div class="wrap"><h1>${t.title}</h1>
<form class="search" role="search" action="/search"><label for="q">${t.label}</label><p class="fine" id="q-hint">${t.hint}</p><div><input id="q" name="q" type="search" value="${whole}" aria-describedby="q-hint" autocomplete="off"><button>${t.button}</button></div></form>
${whole === q ? '' : html`<div class="warn" role="status"><h2>${t.tooLong}</h2><p>${t.tooLongLead}</p></div>`}
${q ? results(view, lang, q) : callCard(view, lang, t.number)}</div>`,
  };
}

function results(view: View, lang: Lang, q: string): Html {
  const t = pageMessages[lang].search;
  const found = lookUp(view, q);
  const pages = matchingPages(lang, q);
  const count = resultCount(found) + pages.length;
  const number = callCard(view, lang, t.number);
  const unknown = found.answers.some(({ verdict }) => verdict === 'unknown');
  const first = found.wantsNumber || unknown;
  return html`<p role="status">${t.results(q, count)}</p>
${found.answers.map((answer) => verdict(answer, view, lang))}${first ? number : ''}
${lists(found, view, lang)}
${pages.length > 0 ? html`<section><h2>${t.pages}</h2><ul class="list">${pages.map(([href, name]) => html`<li><p class="v"><a href="${href}">${name}</a></p></li>`)}</ul></section>` : ''}
${count === 0 && !first ? html`<section><h2>${t.none}</h2><p>${t.noneLead}</p></section>` : ''}
${first ? '' : number}`;
}

function resultCount({ answers, channels, similar, notices }: Found): number {
  const retired = answers.filter(({ verdict }) => verdict === 'retired');
  return retired.length + channels.length + similar.channels.length + similar.retired.length + notices.length;
}

function verdict(answer: Answer, view: View, lang: Lang): Html {
  const t = pageMessages[lang].search;
  switch (answer.verdict) {
    case 'official':
      return html`<section><h2>${t.official(answer.written, answer.channels.map(({ channel }) => kindAndLabel(channel, lang)).join(lang === 'zh' ? '、' : ', '))}</h2>${
        answer.altered ? html`<div class="warn"><p>${t.altered}</p></div>` : ''
      }${answer.channels.some(isPhone) ? html`<p class="lead">${t.officialPhone}</p>` : ''}</section>`;
    case 'retired':
      return html`<section><div class="warn"><h2>${t.retired(answer.written)}</h2><p>${t.retiredLead}</p></div><ul class="matrix">${answer.retired.map((r) => retiredRow(r, view, lang))}</ul></section>`;
    case 'unknown':
      return html`<div class="warn"><h2>${t.unknown(answer.written)}</h2><p>${t.unknownLead}</p></div>`;
  }
}

function lists({ channels, similar, notices }: Found, view: View, lang: Lang): Html {
  const t = pageMessages[lang].search;
  return html`${
    channels.length > 0
      ? html`<section><h2>${t.channels}</h2><ul class="matrix">${channels.map((c) => channelRow(c, view, lang))}</ul></section>`
      : ''
  }${
    similar.channels.length + similar.retired.length > 0
      ? html`<section><h2>${t.similar}</h2><p class="lead">${t.similarLead}</p><ul class="list">${similar.channels.map(({ channel }) => html`<li><p class="fine">${kindAndLabel(channel, lang)}</p><p class="v">${channelDisplay(channel)}</p></li>`)}${similar.retired.map((r) => html`<li><p class="fine">${r.label[lang]}</p><p class="v"><s>${r.display}</s></p></li>`)}</ul></section>`
      : ''
  }${
    notices.length > 0
      ? html`<section><h2>${t.notices}</h2><ul class="list">${notices.slice(0, MAX_NOTICES).map((n) => noticeItem(n, view, lang))}</ul></section>`
      : ''
  }`;
}

/** Pages by what people call them, in either language. */
const PAGES: readonly (readonly [
  href: string,
  key: 'contact' | 'service' | 'help' | 'notices' | 'card' | 'call' | 'agent',
  words: RegExp,
])[] = [
  ['/contact', 'contact', /联系|电话|客服|方式|地址|邮箱|contact|phone|address|email/i],
  ['/contact/human', 'service', /客服|人工|值班|human|person|agent/i],
  ['/help', 'help', /帮助|打不通|占线|空号|诈骗|骗|举报|错误|help|busy|fraud|scam|error/i],
  ['/verify/call', 'call', /来电|接到|冒充|诈骗|骗|called|caller|scam|fraud/i],
  ['/verify/agent', 'agent', /核验码|身份|工号|真的是|agent|identity|staff/i],
  ['/notices', 'notices', /公告|通知|变更|notice|change|news/i],
  ['/card', 'card', /名片|核对|版本|历史|真假|card|verify|version|history/i],
];

const matchingPages = (lang: Lang, q: string): (readonly [string, string])[] =>
  PAGES.filter(([, , words]) => words.test(q)).map(([href, key]) => [href, shellMessages[lang][key]]);
