/** /verify/appeal: for whoever is on the list and should not be. */
import { html } from 'hono/html';
import type { View } from '../../../find/surfaces/index.ts';
import type { Typed } from '../../../kernel/http/body.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { MAX_TEXT, REPORT_REFUSALS } from '../contract.ts';
import type { SendCode } from '../submit.ts';
import { type AppealWrong, typedIn } from './form.ts';
import { pageTexts } from './messages.ts';
import { errorBox, field, formData, formTail, type ReportAssets, scriptOf } from './parts.ts';

export interface AppealForm {
  readonly typed: Typed;
  readonly wrong?: readonly AppealWrong[];
  readonly refused?: SendCode | 'unavailable';
  readonly key: string;
}

const FIELD: Readonly<Record<AppealWrong, string>> = {
  entry: 'entry',
  who: 'who',
  why: 'why',
  emailNeeded: 'email',
};

export function appealPage(_view: View, lang: Lang, form: AppealForm, assets: ReportAssets): Page {
  const t = pageTexts[lang].appeal;
  const { wrong = [], refused } = form;
  const texts = pageTexts[lang].wrong;
  const whole = refused === 'unavailable' ? texts.unavailable : refused && REPORT_REFUSALS[refused][lang];
  const errors = [
    ...wrong.map((name) => ({ id: FIELD[name], text: texts[name] })),
    ...(whole ? [{ id: 'entry', text: whole }] : []),
  ];
  const status = refused === 'unavailable' ? 503 : refused === 'too-many-reports' ? 429 : 422;
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    head: scriptOf(assets),
    status: errors.length === 0 ? 200 : status,
    main: html`<div class="wrap report"><h1>${t.title}</h1>${errorBox(lang, errors)}<p class="lead">${t.lead}</p>
<form class="proved" method="post" action="/verify/appeal"${formData(assets, 'appeal')}>${fields(form, lang)}${formTail(lang, form.key, t.send)}</form></div>`,
  };
}

function fields({ typed, wrong = [], refused }: AppealForm, lang: Lang): Html {
  const t = pageTexts[lang].appeal;
  const texts = pageTexts[lang].wrong;
  const errorOf = (name: AppealWrong) => (wrong.includes(name) ? texts[name] : undefined);
  const noEntry = refused === 'no-such-entry' ? REPORT_REFUSALS['no-such-entry'][lang] : undefined;
  return html`${field({
    id: 'entry',
    label: t.entry,
    hint: t.entryHint,
    error: errorOf('entry') ?? noEntry,
    control: (by) =>
      html`<input id="entry" name="entry" value="${typedIn(typed, 'entry')}" required maxlength="2000" autocomplete="off" spellcheck="false"${by}>`,
  })}${field({
    id: 'who',
    label: t.who,
    hint: t.whoHint,
    error: errorOf('who'),
    control: (by) =>
      html`<input id="who" name="who" value="${typedIn(typed, 'who')}" required maxlength="200"${by}>`,
  })}${field({
    id: 'why',
    label: t.why,
    error: errorOf('why'),
    control: (by) =>
      html`<textarea id="why" name="why" rows="6" required maxlength="${MAX_TEXT}"${by}>${'\n'}${typedIn(typed, 'why')}</textarea>`,
  })}${field({
    id: 'email',
    label: t.email,
    hint: t.emailHint,
    error: errorOf('emailNeeded'),
    control: (by) =>
      html`<input id="email" name="email" type="email" value="${typedIn(typed, 'email')}" required maxlength="254" autocomplete="email"${by}>`,
  })}`;
}
