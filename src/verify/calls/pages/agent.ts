import { html } from 'hono/html';
import { words } from '../../../find/surfaces/contract.ts';
import type { View } from '../../../find/surfaces/index.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { dateText, instantText } from '../../../kernel/when/contract.ts';
import { adviceNote } from '../../advice/index.ts';
import type { AgentProof } from '../contract.ts';
import { CALL_PATH } from './call.ts';
import { dialBlock } from './parts.ts';
import { proofMessages } from './proof-messages.ts';

export const AGENT_PATH = '/verify/agent';

/** Why no agent is shown. */
export type NoProof = 'wrong' | 'digits' | 'refused' | 'away';
const STATUS: Record<NoProof, number> = { wrong: 422, digits: 422, refused: 429, away: 503 };

/**
 * Where the code is typed. After a refusal it says first what to do, and the form stays.
 * @param typed what was no code, to be mended
 */
export function agentPage(view: View, lang: Lang, refusal: NoProof | null, typed = ''): Page {
  const { agent: t } = proofMessages[lang];
  const form = html`<form method="post" action="${AGENT_PATH}"><label for="code">${t.label}</label><p class="row"><input id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="20" value="${typed}" required${refusal ? html` aria-invalid="true" aria-describedby="refused"` : ''}><button>${t.check}</button></p></form>`;
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    ...(refusal ? { noindex: true, status: STATUS[refusal] } : {}),
    main: html`<div class="wrap calls">${
      refusal
        ? html`<div class="warn" role="alert" id="refused"><h1>${t[refusal]}</h1><p>${t[`${refusal}Text`]}</p></div>${refusal === 'digits' ? '' : dialBlock(view, lang, t.call)}${refusal === 'refused' || refusal === 'away' ? '' : form}`
        : html`<h1>${t.title}</h1><p class="lead">${t.lead}</p>${form}${adviceNote('code-typed', lang)}`
    }
<p><a href="${CALL_PATH}">${t.suspicious}</a></p></div>`,
  };
}

/** Whose code it was. */
export function proofPage(view: View, lang: Lang, proof: AgentProof): Page {
  const { agent: t } = proofMessages[lang];
  const { name, staffNumber, since, intent, order, usedAt } = proof;
  const row = (term: string, value: string | Html) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    noindex: true,
    main: html`<div class="wrap calls"><h1>${t.good}</h1>
<dl class="terms proof">${row(t.name, html`<b class="v">${name}</b>`)}${row(t.staffNumber, html`<b class="v">${staffNumber}</b>`)}${row(t.since, dateText(since, lang))}${row(t.about, words[lang].intents[intent])}${order === null ? '' : row(t.order, order)}</dl>
<div class="warn"><h2>${t.compare}</h2><p>${t.compareText}</p><p>${t.still}</p></div>
<p class="fine">${t.just(instantText(usedAt, lang))} ${t.onlyNow}</p>
${dialBlock(view, lang, t.call)}
<p><a href="${CALL_PATH}">${t.suspicious}</a></p></div>`,
  };
}
