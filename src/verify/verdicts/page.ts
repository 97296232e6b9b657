/** /verify: one box; below it the answer, which leads with the conclusion and the next step. */
import { html } from 'hono/html';
import { copyControl, keepNumbers, type View } from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { dateText, instantText } from '../../kernel/when/contract.ts';
import { type Answer, type ConclusionCode, MAX_TEXT, type VerifiedItem } from './contract.ts';
import { defanged } from './defanged.ts';
import { pageMessages } from './page-messages.ts';
import { sentences } from './sentences.ts';
import { sharePath } from './share.ts';

export const VERIFY_PATH = '/verify';
/** Of which a report or a call is asked about next. */
const REPORT_PATH = '/verify/report';
const MORE = [
  ['/verify/call', 'call'],
  ['/verify/agent', 'agent'],
  [REPORT_PATH, 'report'],
  ['/verify/impostors', 'impostors'],
  ['/contact', 'ways'],
  ['/search', 'search'],
] as const;
const REPORTED = 300;

const TONES: Record<ConclusionCode, 'good' | 'stop' | 'mind'> = {
  impostor: 'stop',
  lookalike: 'stop',
  'official-called': 'stop',
  retired: 'mind',
  unknown: 'mind',
  official: 'good',
  'public-number': 'mind',
  'nothing-found': 'mind',
};

/** What the build made for the page. */
export interface PageParts {
  /** Stylesheet and script. */
  readonly head: Html;
  /** Path of the module that reads pictures. */
  readonly reader: string;
}

export interface Asked {
  readonly text: string;
  /** Null where the text is too long to be answered. */
  readonly answer: Answer | null;
}

/** @param asked null where nothing has been asked yet */
export function verifyPage(view: View, lang: Lang, asked: Asked | null, parts: PageParts): Page {
  const t = pageMessages[lang];
  return {
    title: t.title,
    description: t.description,
    section: VERIFY_PATH,
    head: parts.head,
    ...(asked ? { noindex: true } : {}),
    main: html`<div class="wrap ask-page">${asked ? answered(view, lang, asked) : html`<h1>${t.title}</h1><p class="lead">${t.lead}</p>`}
${box(lang, asked?.text ?? '', parts)}
<p class="fine">${t.limits}</p>
<ul class="more">${MORE.map(([path, key]) => html`<li><a href="${path}">${t[key]}</a></li>`)}</ul></div>`,
  };
}

/** What somebody shared: the conclusion and what is public of it. */
export function sharedPage(view: View, lang: Lang, answer: Answer, parts: PageParts): Page {
  const t = pageMessages[lang];
  return {
    title: t.sharedTitle,
    description: t.description,
    section: VERIFY_PATH,
    noindex: true,
    head: parts.head,
    main: html`<div class="wrap ask-page"><p class="fine">${t.sharedTitle}</p>${result(view, lang, answer)}<p class="lead">${t.sharedLead}</p>${box(lang, '', parts)}</div>`,
  };
}

function box(lang: Lang, text: string, { reader }: PageParts): Html {
  const t = pageMessages[lang];
  return html`<form class="ask-box" method="post" action="${VERIFY_PATH}">
<label for="text">${text === '' ? t.label : t.again}</label>
<textarea id="text" name="text" rows="4" maxlength="${MAX_TEXT}" aria-describedby="text-hint" autocapitalize="off" autocomplete="off" spellcheck="false" required>${text}</textarea>
<p class="fine" id="text-hint">${t.hint}</p>
<button class="button">${t.button}</button>
<div class="pictured" hidden data-lang="${lang}" data-reader="${reader}"><label class="plain">${t.picture}<input type="file" accept="image/*" aria-describedby="picture-hint"></label><p class="status" role="status"></p><button type="button" hidden>${t.stop}</button><p class="fine" id="picture-hint">${t.pictureHint}<span class="by-mouse">${t.dropHint}</span></p></div></form>`;
}

function answered(view: View, lang: Lang, { answer }: Asked): Html {
  const t = pageMessages[lang];
  if (!answer)
    return html`<div class="verdict mind" role="status"><h1>${t.tooLong}</h1><p>${t.tooLongLead}</p></div>${callBlock(view, lang)}`;
  return html`${result(view, lang, answer)}${further(lang, answer)}`;
}

function result(view: View, lang: Lang, answer: Answer): Html {
  const { conclusion, items } = answer;
  const t = pageMessages[lang];
  return html`<section class="verdict ${TONES[conclusion.code]}" role="status"><h1>${conclusion.says}</h1><p class="next">${keepNumbers(conclusion.next)}</p></section>
${callBlock(view, lang)}
${view.live ? '' : html`<p class="fine">${t.unconfirmed(instantText(view.confirmedAt, lang))}</p>`}
${items.length > 0 ? html`<section><h2>${t.found}</h2><ul class="found">${items.map((item) => itemRow(item, lang))}</ul></section>` : ''}
${behaviour(view, lang, answer)}`;
}

/** The number is right beside the verdict, whatever that is. */
function callBlock({ primary: { channel } }: View, lang: Lang): Html {
  const { display, uri } = channel.number;
  return html`<div class="call-now"><p class="fine">${pageMessages[lang].number}</p><p class="digits"><a class="tel" href="${uri}">${display}</a></p>${copyControl(channel, lang)}</div>`;
}

function itemRow(item: VerifiedItem, lang: Lang): Html {
  const t = pageMessages[lang];
  const like = item.lookalikeOf && item.verdict === 'unknown';
  return html`<li class="v-${item.verdict}${like ? ' v-like' : ''}"><p class="v"><bdi>${defanged(item)}</bdi> <span class="badge">${t.what[like ? 'like' : item.verdict]}</span></p>
<p>${keepNumbers(item.says)}</p>
${item.signals.length > 0 ? html`<ul class="signs">${item.signals.map(({ says }) => html`<li>${says}</li>`)}</ul>` : ''}
${item.card ? html`<p class="fine">${item.since && item.verdict === 'official' ? html`${t.since(dateText(item.since, lang))} · ` : ''}<a href="/card/${item.card}">${t.sinceCard(item.card)}</a>${item.proof ? html` · <a href="/p/${item.card}">${t.proof}</a>` : ''}</p>` : ''}</li>`;
}

/** Why it is taken for an impostor's. */
function behaviour({ card }: View, lang: Lang, { items, conclusion }: Answer): Html | '' {
  const t = pageMessages[lang];
  if (conclusion.code !== 'impostor') return '';
  const { asks, broken } = conclusion;
  const rules = card.never.filter(({ id }) => broken.includes(id));
  const isKnown = items.some(({ verdict }) => verdict === 'reported');
  return html`${asks.length > 0 ? html`<section><h2>${t.asks}</h2><ul class="signs">${asks.map((ask) => html`<li>${askText(ask, lang)}</li>`)}</ul></section>` : ''}
${rules.length > 0 ? html`<section><h2>${t.broken}</h2><ul class="never">${rules.map(({ text }) => html`<li>${text[lang]}</li>`)}</ul></section>` : ''}
${isKnown ? '' : html`<p class="fine">${t.alike}</p>`}`;
}

const askText = (ask: string, lang: Lang): string =>
  sentences[lang].asks[ask as keyof (typeof sentences)['zh']['asks']];

/** Only what is reported goes into the address, and nothing else of what was pasted. */
const reported = ({ items }: Answer): string =>
  items
    .filter(({ verdict, kind }) => verdict !== 'official' && kind !== 'order')
    .map(({ text }) => text)
    .join(' ')
    .slice(0, REPORTED);

function further(lang: Lang, answer: Answer): Html {
  const t = pageMessages[lang];
  const { code } = answer.conclusion;
  const canReport = code !== 'official' && code !== 'public-number' && answer.items.length > 0;
  const share = sharePath(answer);
  return html`${
    canReport
      ? html`<form class="acts" action="${REPORT_PATH}"><input type="hidden" name="text" value="${reported(answer)}"><button>${t.report}</button></form>`
      : ''
  }
${share ? html`<details class="fold"><summary>${t.share}</summary><p class="fine">${t.shareLead}</p><p><a href="${share}">${t.shareOpen}</a></p></details>` : ''}`;
}
