import { html } from 'hono/html';
import { phoneIcon } from '../../../find/surfaces/index.ts';
import type { Html } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { pageTexts } from './messages.ts';

/** The files of these pages, as the build made them. */
export interface ReportAssets {
  readonly style: { readonly path: string };
  readonly script: { readonly path: string };
  /** Loaded by the script when somebody sends a form. */
  readonly worker: { readonly path: string };
}

export const styleOf = (assets: ReportAssets): Html =>
  html`<link rel="stylesheet" href="${assets.style.path}">`;
export const scriptOf = (assets: ReportAssets): Html =>
  html`${styleOf(assets)}<script type="module" src="${assets.script.path}"></script>`;

/** What helps a victim most, before anything is asked of them. Numbers of the state: the one kind a page may type. */
export function urgentBox(lang: Lang): Html {
  const t = pageTexts[lang].urgent;
  return html`<section class="urgent card"><h2>${t.title}</h2><ol>${t.steps.map((step) => html`<li>${step}</li>`)}</ol><p>${t.after}</p><p class="acts"><a class="button" href="tel:96110">${phoneIcon}96110</a><a href="tel:110">${phoneIcon}110</a></p></section>`;
}

interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly control: (described: Html) => Html;
}

/** A labelled control; hint and error are read out with it. */
export function field({ id, label, hint, error, control }: FieldOptions): Html {
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const described = html`${by ? html` aria-describedby="${by}"` : ''}${error ? html` aria-invalid="true"` : ''}`;
  return html`<div class="field${error ? ' bad' : ''}"><label for="${id}">${label}</label>${hint ? html`<p class="fine" id="${id}-hint">${hint}</p>` : ''}${error ? html`<p class="error" id="${id}-error">${error}</p>` : ''}${control(described)}</div>`;
}

/** Every field that is wrong, as links to them; the whole gets the focus. */
export function errorBox(
  lang: Lang,
  errors: readonly { readonly id: string; readonly text: string }[],
): Html | '' {
  if (errors.length === 0) return '';
  const t = pageTexts[lang].wrong;
  return html`<section class="errors" role="alert" tabindex="-1"><h2>${t.title}</h2><ul>${errors.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul><p>${t.kept}</p></section>`;
}

/** What both forms have: the key by which a second press is the first one again, and where the check stands. */
export function formTail(lang: Lang, key: string, send: string): Html {
  const t = pageTexts[lang].report;
  return html`<input type="hidden" name="key" value="${key}"><input type="hidden" name="proof" value="">
<noscript><p class="fine">${t.noScript}</p></noscript><p class="fine cannot" hidden>${t.cannotCheck}</p>
<p><button class="button send">${send}</button></p><p class="fine checking" role="status" data-text="${t.checking}"></p>`;
}

/** Where a script finds what it needs. */
export const formData = (assets: ReportAssets, use: 'report' | 'appeal'): Html =>
  html` data-use="${use}" data-worker="${assets.worker.path}"`;
