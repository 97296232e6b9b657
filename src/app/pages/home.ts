import { INTENTS } from '@clearline/card';
import { html } from 'hono/html';
import { words } from '../../find/surfaces/contract.ts';
import { contactMessages, isUndone, noticeItem, numberBlock, type View } from '../../find/surfaces/index.ts';
import type { Html, Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { pageMessages } from './messages.ts';
import { howToCheck, neverList } from './parts.ts';

const LATEST = 3;

/** / : the number, what people come for, what we never do, what changed, and how to check that it is us. */
export function homePage(view: View, lang: Lang): Page {
  const t = pageMessages[lang].home;
  const { operator } = view.card;
  const { display } = view.primary.channel.number;
  return {
    title: t.title(display),
    description: t.description(operator.name[lang], display),
    section: '/',
    main: html`<section class="band"><div class="wrap split">${numberBlock(view, lang, t.heading(operator.name[lang]))}
${intentRows(lang)}</div></section>
<div class="wrap">${neverList(view, lang)}
<div class="columns"><section><h2>${t.check}</h2>${howToCheck(view, lang)}</section>
<section><h2>${t.notices}</h2>${latestNotices(view, lang)}</section></div></div>`,
  };
}

function intentRows(lang: Lang): Html {
  const { intents } = words[lang];
  const { intentHints } = contactMessages[lang];
  return html`<nav class="card rows" aria-labelledby="intents"><h2 id="intents">${pageMessages[lang].home.intents}</h2><ul>${INTENTS.map(
    (intent) =>
      html`<li><a href="/contact?intent=${intent}#ways"><b>${intents[intent]}</b><small>${intentHints[intent]}</small></a></li>`,
  )}</ul></nav>`;
}

function latestNotices(view: View, lang: Lang): Html {
  const t = pageMessages[lang].home;
  if (view.notices.length === 0) return html`<p>${t.noNotices}</p>`;
  const latest = view.notices.filter((n) => !isUndone(n, view.notices)).slice(0, LATEST);
  return html`<ul class="list">${latest.map((n) => noticeItem(n, view, lang))}</ul><p><a href="/notices">${t.allNotices}</a></p>`;
}
