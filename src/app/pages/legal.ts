import { html } from 'hono/html';
import type { View } from '../../find/surfaces/index.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { legalMessages } from './legal-messages.ts';
import { callCard } from './parts.ts';

export const privacyPage = (view: View, lang: Lang): Page => legalPage(view, lang, 'privacy');
export const termsPage = (view: View, lang: Lang): Page => legalPage(view, lang, 'terms');

/** True for what this software does; the operator's legal name comes from the card. */
function legalPage(view: View, lang: Lang, which: 'privacy' | 'terms'): Page {
  const t = legalMessages[lang];
  const { title, description, lead, sections } = t[which];
  return {
    title,
    description,
    main: html`<div class="wrap"><h1>${title}</h1><p class="lead">${lead(view.card.operator.legalName)}</p>
${sections.map(([heading, ...paragraphs]) => html`<section><h2>${heading}</h2>${paragraphs.map((p) => html`<p>${p}</p>`)}</section>`)}
${callCard(view, lang, t.call)}</div>`,
  };
}
