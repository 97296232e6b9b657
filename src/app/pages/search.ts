import { channelDisplay } from '@clearline/card';
import { html } from 'hono/html';
import { channelRow, kindAndLabel, noticeItem, type View } from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Answer } from '../../verify/verdicts/contract.ts';
import { type Asking, answer, answerBlock } from '../../verify/verdicts/index.ts';
import { shellMessages } from '../shell/messages.ts';
import { type Found, lookUp } from './look-up.ts';
import { pageMessages } from './messages.ts';
import { callCard } from './parts.ts';

const MAX_NOTICES = 10;
/** Longer text is not looked up: an identifier cut in two would be another one. */
const MAX_LENGTH = 500;

/**
 * /search: the number for whoever asks for it, a verdict on every identifier, and what the words lead to.
 * @param style of verdicts, for the pages that show any
 */
export function searchPage(asking: Asking, asked: string, style: Html): Page {
  const { view, lang } = asking;
  const t = pageMessages[lang].search;
  const whole = asked.trim();
  const q = whole.length > MAX_LENGTH ? '' : whole;
  const said = verdictsOn(q, asking);
  return {
    // Chats preview a link by its title: none may say under our address what a stranger wrote.
    title: t.title,
    description: t.description,
    section: '/search',
    ...(whole ? { noindex: true } : {}),
    ...(said ? { head: style } : {}),
    main: html`<div class="wrap"><h1>${t.title}</h1>
<form class="search" role="search" action="/search"><label for="q">${t.label}</label><p class="fine" id="q-hint">${t.hint}</p><div><input id="q" name="q" type="search" value="${whole}" aria-describedby="q-hint" autocomplete="off"><button>${t.button}</button></div></form>
${whole === q ? '' : html`<div class="warn" role="status"><h2>${t.tooLong}</h2><p>${t.tooLongLead}</p></div>`}
${q ? results(asking, q, said) : callCard(view, lang, t.number)}</div>`,
  };
}

/** Null where there is nothing to judge. */
function verdictsOn(q: string, asking: Asking): Answer | null {
  const said = answer(q, asking);
  return said.conclusion.code === 'nothing-found' ? null : said;
}

function results({ view, lang }: Asking, q: string, said: Answer | null): Html {
  const t = pageMessages[lang].search;
  const items = said?.items ?? [];
  const found = lookUp(view, q, items);
  const pages = matchingPages(lang, q);
  // Of what is judged, the channel is no other result.
  const count = (items.length || found.channels.length) + othersIn(found) + pages.length;
  const number = callCard(view, lang, t.number);
  const isFirst = said !== null || found.wantsNumber;
  return html`<p role="status">${t.results(q, count)}</p>
${said ? answerBlock(view, lang, said, 'h2') : isFirst ? number : ''}
${lists(found, view, lang)}
${pages.length > 0 ? html`<section><h2>${t.pages}</h2><ul class="list">${pages.map(([href, name]) => html`<li><p class="v"><a href="${href}">${name}</a></p></li>`)}</ul></section>` : ''}
${count === 0 && !isFirst ? html`<section><h2>${t.none}</h2><p>${t.noneLead}</p></section>` : ''}
${isFirst ? '' : number}`;
}

const othersIn = ({ similar, notices }: Found): number =>
  similar.channels.length + similar.retired.length + notices.length;

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
