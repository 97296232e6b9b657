import { html } from 'hono/html';
import type { Html } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { adviceFor, type Moment } from './contract.ts';

/** The warning as a part of a public page. It stands before what it warns of. */
export function adviceNote(moment: Moment, lang: Lang): Html {
  const { title, lines } = adviceFor(moment, lang);
  return html`<aside class="warn" aria-label="${title}"><h2>${title}</h2>${lines.map((line) => html`<p>${line}</p>`)}</aside>`;
}
