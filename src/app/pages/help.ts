import { html } from 'hono/html';
import { channelLink, shownOn, type View } from '../../find/surfaces/index.ts';
import { HTTP_PROBLEMS, type ProblemCode } from '../../kernel/errors.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import { problemText } from '../../kernel/http/problem-texts.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { helpMessages } from './help-messages.ts';
import { howToCheck, neverList } from './parts.ts';

const PROBLEM_CODES = Object.keys(HTTP_PROBLEMS) as ProblemCode[];

/** /help: what to do when reaching us fails, and when somebody pretends to be us. Stands without a card too. */
export function helpPage(view: View | null, lang: Lang): Page {
  const t = helpMessages[lang];
  const sections: readonly (readonly [id: string, title: string, body: Html])[] = [
    ['busy', t.busy.title, busy(lang)],
    ['dead', t.dead.title, deadNumber(view, lang)],
    ...(view ? ([['check', t.check.title, howToCheck(view, lang)]] as const) : []),
    [
      'fraud',
      t.fraud.title,
      html`${steps(t.fraud.steps)}<p><a href="/verify/call">${t.fraud.call}</a> · <a href="/verify/agent">${t.fraud.agent}</a></p><p class="warn">${t.fraud.rule}</p>`,
    ],
    [
      'partners',
      t.partners.title,
      html`<p>${t.partners.text}</p><p><a href="/contact#embed">${t.partners.link}</a></p>`,
    ],
    ['problems', t.problems.title, glossary(lang)],
  ];
  return {
    title: t.title,
    description: t.description,
    section: '/help',
    main: html`<div class="wrap"><h1>${t.title}</h1>
<nav class="card rows" aria-labelledby="contents"><h2 id="contents">${t.contents}</h2><ul>${sections.map(([id, title]) => html`<li><a href="#${id}"><b>${title}</b></a></li>`)}</ul></nav>
${sections.map(([id, title, body]) => html`<section><h2 id="${id}">${title}</h2>${body}</section>`)}
${view ? neverList(view, lang) : ''}</div>`,
  };
}

const steps = (items: readonly string[]): Html =>
  html`<ol>${items.map((item) => html`<li>${item}</li>`)}</ol>`;

const busy = (lang: Lang): Html => {
  const t = helpMessages[lang].busy;
  return html`${steps(t.steps)}<p><a href="/contact/human">${t.link}</a></p>`;
};

/** The order of R40: first the archive of notices, then chat. */
function deadNumber(view: View | null, lang: Lang): Html {
  const t = helpMessages[lang].dead;
  const chat = view && shownOn(view, 'page').find(({ channel }) => channel.kind === 'chat');
  return html`<p>${t.lead}</p><ol><li>${t.steps.archive} <a href="/notices">${t.steps.archiveLink}</a></li>
${chat ? html`<li>${t.steps.chat} ${channelLink(chat.channel, lang)}</li>` : ''}
<li>${t.steps.contact} <a href="/contact">${t.steps.contactLink}</a></li></ol><p class="fine">${t.mobile}</p>`;
}

const glossary = (lang: Lang): Html =>
  html`<p>${helpMessages[lang].problems.lead}</p><dl class="terms">${PROBLEM_CODES.map((code) => {
    const { title, detail } = problemText(code, lang);
    return html`<div id="problem-${code}"><dt>${title} <code>${code}</code></dt><dd>${detail}</dd></div>`;
  })}</dl>`;
