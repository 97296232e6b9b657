/** /verify/impostors: what was confirmed, and nothing on it can be pressed. */
import { readPhone } from '@clearline/identify';
import { html } from 'hono/html';
import type { View } from '../../../find/surfaces/index.ts';
import type { Html, Page } from '../../../kernel/http/page.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { dateText } from '../../../kernel/when/contract.ts';
import { answer } from '../../verdicts/index.ts';
import { shownValue } from '../defang/contract.ts';
import type { Entry } from '../impostors.ts';
import { reportWords } from '../words/contract.ts';
import { pageTexts } from './messages.ts';
import { type ReportAssets, styleOf } from './parts.ts';

const PAGE = 50;
const FILES = [
  ['JSON', '/verify/impostors.json'],
  ['CSV', '/verify/impostors.csv'],
  ['RSS', '/verify/impostors.rss'],
] as const;

export interface ListAsked {
  readonly q: string;
  /** From 1. */
  readonly page: number;
}

/** @param entries null on a node that cannot tell */
export function impostorsPage(
  view: View,
  lang: Lang,
  entries: readonly Entry[] | null,
  { q, page }: ListAsked,
  assets: ReportAssets,
): Page {
  const t = pageTexts[lang].list;
  const found = entries && matching(entries, q);
  const isOwn = found?.length === 0 && isOfficial(view, lang, q);
  return {
    title: t.title,
    description: t.description,
    section: '/verify',
    head: html`${styleOf(assets)}<link rel="alternate" type="application/rss+xml" title="${t.title}" href="/verify/impostors.rss">`,
    ...(q === '' && page === 1 ? {} : { noindex: true }),
    status: entries === null ? 503 : 200,
    main: html`<div class="wrap report"><h1>${t.title}</h1><p class="lead">${t.lead}</p>
<form class="search" action="/verify/impostors"><label for="q">${t.search}</label><div><input id="q" name="q" value="${q}" maxlength="200" autocomplete="off"><button>${t.button}</button></div></form>
${isOwn ? empty(t.own(q), t.ownText) : found ? listed(found, { q, page }, lang) : empty(t.unknown, t.unknownText)}
${isOwn ? html`<p class="acts"><a class="button" href="/card">${t.card}</a></p>` : html`<p class="acts"><a class="button" href="/verify/report${q ? `?text=${encodeURIComponent(q)}` : ''}">${t.report}</a><a href="/card">${t.card}</a></p>`}
<p><a href="/verify/appeal">${t.appeal}</a></p><p class="fine">${t.files}${FILES.map(([name, href], i) => html`${i > 0 ? ' · ' : ''}<a href="${href}">${name}</a>`)}</p></div>`,
  };
}

/** What is searched for is on the card, and all of it. */
function isOfficial(view: View, lang: Lang, q: string): boolean {
  const { conclusion } = answer(q, { view, lang, findImpostor: () => null, publicUrl: '' });
  return conclusion.code === 'official';
}

function listed(found: readonly Entry[], { q, page }: ListAsked, lang: Lang): Html {
  const t = pageTexts[lang].list;
  if (found.length === 0) return q ? empty(t.noMatch(q), t.noMatchText) : empty(t.none, t.noneText);
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  const to = (n: number) => `?${new URLSearchParams({ ...(q ? { q } : {}), page: String(n) })}`;
  const hasLinks = shown.some(({ kind }) => kind === 'url' || kind === 'domain' || kind === 'email');
  return html`<p class="fine count" role="status">${t.count(found.length)}${hasLinks ? html` · ${t.defanged}` : ''}</p>
<ul class="list impostors">${shown.map((entry) => item(entry, lang))}</ul>
${found.length > PAGE ? html`<nav class="pager">${page > 1 ? html`<a href="${to(page - 1)}">${t.earlier}</a>` : ''}${page * PAGE < found.length ? html`<a href="${to(page + 1)}">${t.later}</a>` : ''}</nav>` : ''}`;
}

function item(entry: Entry, lang: Lang): Html {
  const t = pageTexts[lang].list;
  const words = reportWords[lang];
  const { kind, note, deeds, confirmedAt, expires, id } = entry;
  return html`<li id="i${id}"><p class="k">${words.kinds[kind]}</p><p class="v" translate="no">${grouped(entry)}</p><p>${words.notes[note]}</p><p class="fine">${t.did}${deeds.map((deed) => words.deeds[deed]).join(' · ')}</p><p class="fine">${t.since(dateText(confirmedAt, lang))} · ${t.until(dateText(expires, lang))}</p></li>`;
}

/** Numbers as they are written everywhere. */
function grouped(entry: Entry): string {
  const read = entry.kind === 'phone' ? readPhone(entry.value) : null;
  return read?.ok ? read.phone.display : shownValue(entry);
}

const empty = (title: string, text: string): Html =>
  html`<section class="card none"><p><strong>${title}</strong></p><p>${text}</p></section>`;

/** By what people copy: with or without the disguise, spaces and dashes. */
export function matching(entries: readonly Entry[], q: string): readonly Entry[] {
  const wanted = plain(q);
  return wanted === '' ? entries : entries.filter(({ value }) => plain(value).includes(wanted));
}
const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('[.]', '.').replace(/^hxxp/, 'http').replace(/[\s-]/g, '');
