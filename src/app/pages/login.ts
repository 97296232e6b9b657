import { html } from 'hono/html';
import type { View } from '../../find/surfaces/index.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { pageMessages } from './messages.ts';
import { callCard } from './parts.ts';

/** /login: staff go on to their console, and customers learn that they need none of it, nor an account. */
export function loginPage(view: View | null, lang: Lang): Page {
  const t = pageMessages[lang].login;
  return {
    title: t.title,
    description: t.description,
    noindex: true,
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}</p><p><a class="button" href="/console">${t.staff}</a></p><p class="warn">${t.warning}</p>${callCard(view, lang, t.call)}<p class="fine">${t.buyers} <a href="/console/sign-up">${t.signUp}</a> · <a href="/console">${t.signIn}</a></p></div>`,
  };
}
