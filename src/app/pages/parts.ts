import { html } from 'hono/html';
import { channelLink, phoneActions, stateLine, telLink, type View } from '../../find/surfaces/index.ts';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { pageMessages } from './messages.ts';

/** The number, for pages on which something else is the subject. */
export function callCard(view: View | null, lang: Lang, title: string): Html | '' {
  if (!view) return '';
  const { channel } = view.primary;
  return html`<section class="card"><h2>${title}</h2><p class="digits">${telLink(channel, 'tel')}</p><p>${stateLine(view.primary, view, lang)}</p>${phoneActions(channel, lang)}</section>`;
}

/** What no genuine employee does, word for word from the card. */
export function neverList(view: View, lang: Lang): Html {
  const t = pageMessages[lang].home;
  return html`<section><h2 id="never">${t.never}</h2><p class="lead">${t.neverLead}</p><ul class="never">${view.card.never.map((item) => html`<li>${item.text[lang]}</li>`)}</ul></section>`;
}

/** Checks that need nothing but this site; also on the help page. */
export function howToCheck(view: View, lang: Lang): Html {
  const t = pageMessages[lang].home;
  const domains = view.channels.filter(({ channel }) => channel.kind === 'domain');
  const address = html`<li><h3>${t.steps.domain}</h3><p>${t.steps.domainText}</p><ul>${domains.map(({ channel }) => html`<li>${channelLink(channel, lang)}</li>`)}</ul></li>`;
  return html`<ol class="steps">${domains.length > 0 ? address : ''}
<li><h3>${t.steps.number}</h3><p>${t.steps.numberText}</p><form class="search" method="post" action="/verify"><label for="look-up">${t.numberLabel}</label><div><input id="look-up" name="text" maxlength="1000" autocomplete="off" required><button>${t.steps.numberButton}</button></div></form></li>
<li><h3>${t.steps.card}</h3><p>${t.steps.cardText}</p><p><a href="/card">${t.steps.cardLink}</a></p></li></ol>`;
}
