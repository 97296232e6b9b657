import { html } from 'hono/html';
import type { View } from '../../find/surfaces/index.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { pageMessages } from './messages.ts';
import { callCard } from './parts.ts';

/** /login, until accounts exist: honest about it, and never a dead end. */
export function loginPage(view: View | null, lang: Lang): Page {
  const t = pageMessages[lang].login;
  return {
    title: t.title,
    description: t.description,
    noindex: true,
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.lead}</p><p class="warn">${t.warning}</p>${callCard(view, lang, t.call)}</div>`,
  };
}
