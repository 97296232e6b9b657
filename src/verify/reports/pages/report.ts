/** /verify/report: one page, few fields, no account; works without script. */
import { html } from 'hono/html';
import type { View } from '../../../find/surfaces/index.ts';
import type { Typed } from '../../../kernel/http/body.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { DEEDS } from '../../verdicts/contract.ts';
import { MAX_TEXT, REACHES, REPORT_REFUSALS, WHATS } from '../contract.ts';
import { dateOf } from '../days.ts';
import type { SendCode } from '../submit.ts';
import { reportWords } from '../words/contract.ts';
import { allTypedIn, typedIn, type Wrong } from './form.ts';
import { pageTexts } from './messages.ts';
import { errorBox, field, formData, formTail, type ReportAssets, scriptOf, urgentBox } from './parts.ts';

export interface ReportForm {
  /** What was typed before, or comes with the address. */
  readonly typed: Typed;
  readonly wrong?: readonly Wrong[];
  /** Why it was refused as a whole. */
  readonly refused?: SendCode | 'unavailable';
  readonly key: string;
  readonly now: number;
}

const STATUS: Readonly<Partial<Record<NonNullable<ReportForm['refused']>, number>>> = {
  'too-many-reports': 429,
  unavailable: 503,
};

export function reportPage(_view: View, lang: Lang, form: ReportForm, assets: ReportAssets): Page {
  const t = pageTexts[lang].report;
  const errors = errorsOf(form, lang);
  const status = errors.length === 0 ? 200 : ((form.refused && STATUS[form.refused]) ?? 422);
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    head: scriptOf(assets),
    status,
    main: html`<div class="wrap report"><h1>${t.title}</h1>${errorBox(lang, errors)}${urgentBox(lang)}<p class="lead">${t.lead}</p>
<form class="proved" method="post" action="/verify/report"${formData(assets, 'report')}>${fields(form, lang)}
<p class="fine">${t.privacy}</p>${formTail(lang, form.key, t.send)}</form><section><h2>${t.have}</h2>${lookUp(lang)}</section></div>`,
  };
}

function errorsOf({ wrong = [], refused }: ReportForm, lang: Lang): { id: string; text: string }[] {
  const texts = pageTexts[lang].wrong;
  const fields = wrong.map((name) => ({ id: name, text: texts[name] }));
  if (refused === undefined) return fields;
  const text = refused === 'unavailable' ? texts.unavailable : REPORT_REFUSALS[refused][lang];
  return [...fields, { id: refused === 'nothing-found' ? 'text' : 'send', text }];
}

function fields({ typed, wrong = [], refused, now }: ReportForm, lang: Lang): Html {
  const t = pageTexts[lang].report;
  const texts = pageTexts[lang].wrong;
  const words = reportWords[lang];
  const errorOf = (name: Wrong) =>
    wrong.includes(name)
      ? texts[name]
      : name === 'text' && refused === 'nothing-found'
        ? REPORT_REFUSALS['nothing-found'][lang]
        : undefined;
  const choice = (
    id: 'what' | 'reach',
    label: string,
    codes: readonly string[],
    names: Readonly<Record<string, string>>,
  ) =>
    field({
      id,
      label,
      error: errorOf(id),
      control: (by) =>
        html`<select id="${id}" name="${id}" required${by}><option value="">${t.choose}</option>${codes.map((code) => html`<option value="${code}"${typedIn(typed, id) === code ? ' selected' : ''}>${names[code]}</option>`)}</select>`,
    });
  const area = (id: 'text' | 'evidence', label: string, hint: string, rows: number, must: boolean) =>
    field({
      id,
      label,
      hint,
      error: errorOf(id),
      control: (by) =>
        html`<textarea id="${id}" name="${id}" rows="${rows}" maxlength="${MAX_TEXT}"${must ? ' required' : ''}${by}>${'\n'}${typedIn(typed, id)}</textarea>`,
    });
  const input = (id: 'lost' | 'happenedOn' | 'email', label: string, hint: string | undefined, rest: Html) =>
    field({
      id,
      label,
      hint,
      error: errorOf(id),
      control: (by) => html`<input id="${id}" name="${id}" value="${typedIn(typed, id)}"${rest}${by}>`,
    });
  const done = allTypedIn(typed, 'deeds');
  const hasMore = ['lost', 'happenedOn', 'evidence', 'email'].some((name) => typedIn(typed, name) !== '');
  return html`${choice('what', t.what, WHATS, words.whats)}
${area('text', t.text, t.textHint, 4, true)}
${choice('reach', t.reach, REACHES, words.reaches)}
<fieldset class="field"><legend>${t.deeds}</legend><div class="ticks">${DEEDS.map((deed) => html`<label><input type="checkbox" name="deeds" value="${deed}"${done.includes(deed) ? ' checked' : ''}><span>${words.deeds[deed]}</span></label>`)}</div></fieldset>
<details class="fold more"${hasMore ? ' open' : ''}><summary>${t.more}</summary>
${input('lost', t.lost, t.lostHint, html` inputmode="decimal" autocomplete="off" maxlength="20"`)}
${input('happenedOn', t.when, undefined, html` type="date" max="${dateOf(now)}"`)}
${area('evidence', t.evidence, t.evidenceHint, 5, false)}
${input('email', t.email, t.emailHint, html` type="email" autocomplete="email" maxlength="254"`)}</details>`;
}

/** @param typed what could be no receipt */
export function lookUp(lang: Lang, typed = '', wrong = false): Html {
  const t = pageTexts[lang].report;
  const error = wrong ? pageTexts[lang].wrong.receipt : undefined;
  return html`<form class="look" action="/verify/receipt">${field({
    id: 'receipt',
    label: t.receipt,
    error,
    control: (by) =>
      html`<div class="row"><input id="receipt" name="no" value="${typed}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false"${by}><button>${t.look}</button></div>`,
  })}</form>`;
}
