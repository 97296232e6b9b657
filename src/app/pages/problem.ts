import { html } from 'hono/html';
import type { View } from '../../find/surfaces/index.ts';
import type { ProblemCode } from '../../kernel/errors.ts';
import type { Page } from '../../kernel/http/page.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { pageMessages } from './messages.ts';
import { callCard } from './parts.ts';

export interface ProblemShown {
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
}

/** Every error page: what happened, what to do next, and the number (invariant 9). */
export function problemPage(view: View | null, lang: Lang, problem: ProblemShown): Page {
  const t = pageMessages[lang].problem;
  const { status, code, title, detail, requestId } = problem;
  return {
    title,
    description: detail,
    status,
    noindex: true,
    main: html`<div class="wrap"><h1>${title}</h1><p class="lead">${detail}</p>${callCard(view, lang, t.call)}
<section><h2>${t.what}</h2><ul><li><a href="/">${t.home}</a></li><li><a href="/contact">${t.contact}</a></li><li><a href="/search">${t.search}</a></li><li><a href="/help#problem-${code}">${t.explain}</a></li></ul></section>
<p class="fine">${t.status(status, code)}<br>${t.request(requestId)}</p></div>`,
  };
}

/** In place of the contact pages while no card has been published. */
export function unpublishedPage(lang: Lang): Page {
  const t = pageMessages[lang].unpublished;
  return {
    title: t.title,
    description: t.description,
    status: 503,
    noindex: true,
    main: html`<div class="wrap"><h1>${t.title}</h1><p class="lead">${t.detail}</p><p class="fine">${t.admin}</p></div>`,
  };
}
