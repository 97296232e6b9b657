import { html } from 'hono/html';
import type { View } from '../../../find/surfaces/index.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { brokenPromises, type Call, reasonsOf } from '../judge.ts';
import { CALL_PATH } from './call.ts';
import { callsMessages } from './messages.ts';
import { dialBlock, steps } from './parts.ts';

/** Hang up, dial this, and why. The number stands on the page and nowhere else. */
export function answerPage(view: View, lang: Lang, call: Call): Page {
  const { answer: t, call: title } = callsMessages[lang];
  const isCallback = call.who === 'callback';
  return {
    title: title.title,
    description: title.description,
    section: '/verify',
    noindex: true,
    main: html`<div class="wrap calls"><h1 class="stop">${isCallback ? t.callbackTitle : t.title}</h1>
${call.number.verdict === 'unreadable' ? html`<p role="status">${t.unreadable}</p>` : ''}
${whomToDial(view, lang, call)}
${why(view, lang, call)}
${isCallback ? html`<section><h2>${t.callback}</h2>${steps(t.callbackText)}</section>` : ''}
${isOurs(call) ? html`<p><b>${t.proves}</b> <a href="/verify/agent">${t.proveLink}</a></p>` : ''}
${harm(lang, call)}
<p class="pager"><a href="${reportUrl(lang, call)}">${t.report}</a><a href="${CALL_PATH}">${t.again}</a></p></div>`,
  };
}

const isOurs = ({ who }: Call): boolean => who === 'us' || who === 'callback';

function whomToDial(view: View, lang: Lang, call: Call): Html {
  const { answer: t } = callsMessages[lang];
  const { who } = call;
  if (who === 'us' || who === 'callback') return dialBlock(view, lang, t.dialUs);
  return html`<p class="lead">${t.dial[who]}</p>${dialBlock(view, lang, t.aboutUs)}`;
}

function why(view: View, lang: Lang, call: Call): Html {
  const { answer: t, reasons } = callsMessages[lang];
  const broken = brokenPromises(call, view.card.never);
  return html`<section><h2>${t.why}</h2><ul>${reasonsOf(call).map((reason) => html`<li>${reasons[reason]}</li>`)}</ul>
${broken.length > 0 ? html`<h3>${t.broken}</h3><ul class="never">${broken.map(({ text }) => html`<li>${text[lang]}</li>`)}</ul>` : ''}</section>`;
}

/** What has happened already; what this caller wanted stands open. */
function harm(lang: Lang, { wants }: Call): Html {
  const { answer: t } = callsMessages[lang];
  const has = (...some: string[]) => wants.some((want) => some.includes(want));
  const change = html`<p><a href="/console/account">${t.changePassword}</a></p>`;
  const fold = (title: string, lines: readonly string[], open: boolean, more: Html | '' = '') =>
    html`<details class="fold"${open ? html` open` : ''}><summary>${title}</summary>${steps(lines)}${more}</details>`;
  return html`<div class="harm">${fold(t.told, t.toldSteps, has('code', 'password', 'card'), change)}${fold(t.paid, t.paidSteps, has('transfer'))}${fold(t.installed, t.installedSteps, has('screen', 'other-app'))}</div>`;
}

/** What was answered, for whoever takes the report; it is sent only when somebody follows the link. */
function reportUrl(lang: Lang, { number, wants }: Call): string {
  const t = callsMessages[lang];
  const written = 'written' in number ? number.written : '';
  const wanted = wants.map((want) => t.wants[want]).join(t.answer.separator);
  return `/verify/report?${new URLSearchParams({ text: t.answer.reportText(written, wanted) })}`;
}
