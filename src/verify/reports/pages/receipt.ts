/** How a report or an appeal goes, for whoever has its receipt: a state, and nothing personal. */
import { html } from 'hono/html';
import type { View } from '../../../find/surfaces/index.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { instantText } from '../../../kernel/when/contract.ts';
import type { CaseState } from '../contract.ts';
import type { AppealState } from '../store/appeal.ts';
import { pageTexts } from './messages.ts';
import { type ReportAssets, styleOf, urgentBox } from './parts.ts';
import { lookUp } from './report.ts';

export interface ReceiptState {
  readonly receipt: string;
  readonly at: Date;
  readonly states: readonly { readonly state: CaseState; readonly merged: boolean }[];
}

/** Of several, the one that tells most. */
const ORDER: readonly CaseState[] = ['confirmed', 'open', 'own', 'struck', 'expired', 'rejected'];

/** What the reporter reads: while nothing is decided, that theirs was joined with another. */
export function toldState(states: ReceiptState['states']): CaseState {
  const all = states.map(({ state, merged }) => (merged && state === 'open' ? 'merged' : state));
  return ORDER.find((state) => all.includes(state)) ?? all[0] ?? 'open';
}

export function receiptPage(
  _view: View,
  lang: Lang,
  { receipt, at, states }: ReceiptState,
  assets: ReportAssets,
): Page {
  const t = pageTexts[lang].receipt;
  const told = toldState(states);
  const [state = '', text = ''] = t.states[told];
  const urgent = told === 'open' || told === 'merged' || told === 'own';
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    head: styleOf(assets),
    noindex: true,
    main: html`<div class="wrap report"><h1>${t.title}</h1>${head(lang, receipt, at, state, text)}
<section class="next"><h2>${t.nextTitle}</h2><ul>${t.next.map((one) => html`<li>${one}</li>`)}</ul></section>
<p class="acts"><a class="button" href="/verify/impostors">${t.list}</a><a href="/verify/report">${t.again}</a></p>${urgent ? urgentBox(lang) : ''}</div>`,
  };
}

export interface AppealReceipt {
  readonly receipt: string;
  readonly at: Date;
  readonly state: AppealState;
}

export function appealReceiptPage(
  _view: View,
  lang: Lang,
  { receipt, at, state }: AppealReceipt,
  assets: ReportAssets,
): Page {
  const t = pageTexts[lang].receipt;
  const [title = '', text = ''] = t.appeal[state];
  return {
    title: t.appealTitle,
    description: t.description,
    section: '/verify',
    head: styleOf(assets),
    noindex: true,
    main: html`<div class="wrap report"><h1>${t.appealTitle}</h1>${head(lang, receipt, at, title, text)}<p class="acts"><a class="button" href="/verify/impostors">${t.list}</a></p></div>`,
  };
}

function head(lang: Lang, receipt: string, at: Date, state: string, text: string): Html {
  const t = pageTexts[lang].receipt;
  return html`<section class="card receipt"><p><strong>${t.got}</strong></p><p>${t.keep}</p><p class="no" translate="no">${receipt}</p><p class="standing"><strong>${state}</strong></p><p>${text}</p><p class="fine">${t.at(instantText(at.toISOString(), lang))}</p></section>`;
}

/** For what is no receipt, and for one that nobody has: the two must not be told apart. */
export function noReceiptPage(_view: View, lang: Lang, typed: string, assets: ReportAssets): Page {
  const t = pageTexts[lang];
  return {
    title: t.report.have,
    description: t.receipt.description,
    section: '/verify',
    head: styleOf(assets),
    noindex: true,
    status: 404,
    main: html`<div class="wrap report"><h1>${t.report.have}</h1>${lookUp(lang, typed.slice(0, 20), true)}<p><a href="/verify/report">${t.report.title}</a></p></div>`,
  };
}
