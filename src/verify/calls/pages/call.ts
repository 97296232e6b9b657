import { html } from 'hono/html';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { adviceNote } from '../../advice/index.ts';
import { answersQuery, CALLERS, type CallAnswers, type CallStep, stepOf, WANTS } from '../flow.ts';
import { MAX_NUMBER } from '../judge.ts';
import { callsMessages } from './messages.ts';

export const CALL_PATH = '/verify/call';

/** One question. What was answered before is in the address, and so is the way back. */
export function callPage(lang: Lang, answers: CallAnswers): Page {
  const t = callsMessages[lang].call;
  const step = stepOf(answers);
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    ...(step === 'who' ? {} : { noindex: true }),
    main: html`<div class="wrap calls">${step === 'who' ? adviceNote('called', lang) : ''}<p class="k">${t.title} · ${t.step(NUMBERED[step])}</p>
${QUESTIONS[step](lang, answers)}
${step === 'who' ? '' : html`<p><a href="${CALL_PATH}${answersQuery(before(step, answers))}">← ${t.back}</a></p>`}</div>`,
  };
}

const NUMBERED: Record<CallStep, number> = { who: 1, wants: 2, number: 3 };

const before = (step: CallStep, { who }: CallAnswers): CallAnswers =>
  step === 'number' ? { who, wants: null } : { who: null, wants: null };

const QUESTIONS: Record<CallStep, (lang: Lang, answers: CallAnswers) => Html> = {
  who(lang) {
    const { call: t, callers } = callsMessages[lang];
    return html`<form action="${CALL_PATH}"><fieldset><legend><h1>${t.who}</h1></legend>
${CALLERS.map((one) => html`<label class="pick"><input type="radio" name="who" value="${one}" required><span>${callers[one]}</span></label>`)}</fieldset>
<p><button class="check">${t.next}</button></p></form>`;
  },
  wants(lang, { who }) {
    const { call: t, wants } = callsMessages[lang];
    return html`<form action="${CALL_PATH}"><input type="hidden" name="who" value="${who}"><fieldset aria-describedby="asks-hint"><legend><h1>${t.asks}</h1></legend><p class="fine" id="asks-hint">${t.asksHint}</p>
${WANTS.map((one) => html`<label class="pick"><input type="checkbox" name="want" value="${one}"><span>${wants[one]}</span></label>`)}</fieldset>
<p><button class="check" name="asked" value="1">${t.next}</button></p></form>`;
  },
  number(lang, answers) {
    const { call: t } = callsMessages[lang];
    return html`<form method="post" action="${CALL_PATH}${answersQuery(answers)}"><h1><label for="number">${t.number}</label></h1><p class="fine" id="number-hint">${t.numberHint}</p>
<p><input id="number" name="number" type="tel" maxlength="${MAX_NUMBER}" autocomplete="off" aria-describedby="number-hint"></p>
<p><button class="check">${t.result}</button></p></form>`;
  },
};
