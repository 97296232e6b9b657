import { html } from 'hono/html';
import { contactMessages, phoneIcon, stateLine, telLink, type View } from '../../../find/surfaces/index.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';

/** The stylesheet of these pages, beside the site's own. */
export const withStyle = (page: Page, style: string): Page => ({
  ...page,
  head: html`<link rel="stylesheet" href="${style}">`,
});

/** The official number, big, and a button that dials it. */
export function dialBlock(view: View, lang: Lang, title: string): Html {
  const { channel } = view.primary;
  return html`<section class="dial" aria-label="${title}"><p><b>${title}</b></p><p class="digits">${telLink(channel, 'tel')}</p><p class="go"><a class="button" href="${channel.number.uri}">${phoneIcon}${contactMessages[lang].call}</a> ${stateLine(view.primary, view, lang)}</p></section>`;
}

export const steps = (lines: readonly string[]): Html =>
  html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
