/** What the box shows. Whatever was pasted, and whatever the site says of it, becomes text nodes and nothing else. */
import type { Lang } from '@clearline/card';
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Answer, ConclusionCode, VerifiedItem } from '../../src/verify/verdicts/contract.ts';
import { standingOf, worstFirst } from '../../src/verify/verdicts/standing/contract.ts';
import type { Failure } from './ask.ts';
import { MESSAGES } from './box-messages.ts';
import type { Answer as Contact } from './feed.ts';
import { beijingTime } from './messages.ts';

export type State =
  | { readonly at: 'idle' }
  | { readonly at: 'asking' }
  | { readonly at: 'answered'; readonly answer: Answer }
  | { readonly at: 'failed'; readonly why: Failure };

export interface BoxView {
  readonly lang: Lang;
  /** Origin of the official site. */
  readonly site: string;
  /** What that site last said of itself, if it has. */
  readonly contact: Contact | undefined;
  readonly state: State;
  readonly ask: () => void;
  /** The text is no longer the one that was asked about. */
  readonly changed: () => void;
}

type Tone = 'good' | 'stop' | 'mind';

const TONES: Record<ConclusionCode, Tone> = {
  impostor: 'stop',
  lookalike: 'stop',
  'official-called': 'stop',
  'never-asked': 'mind',
  retired: 'mind',
  unknown: 'mind',
  official: 'good',
  'public-number': 'mind',
  'staff-number': 'mind',
  'nothing-found': 'mind',
};

/** A disc with a tick, an octagon with a cross, a triangle: told apart without colour. */
const ICONS: Record<Tone, TemplateResult> = {
  good: svg`<circle cx="8" cy="8" r="7.25" fill="currentColor"/><path class="mark" d="M4.8 8.2 7 10.4l4.2-4.6"/>`,
  stop: svg`<path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z"/><path class="mark" d="m5.5 5.5 5 5m0-5-5 5"/>`,
  mind: svg`<path d="M8 2 1.5 13.5h13L8 2ZM8 6.5v3M8 11.6v.1"/>`,
};

const LISTED = 20;
const LONGEST = 200;

export function box(view: BoxView): TemplateResult {
  const { lang, site, contact, state } = view;
  const t = MESSAGES[lang];
  const { host } = new URL(site);
  const keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    view.ask();
  };
  return html`<div class="frame"><section
      class="box" lang=${lang === 'zh' ? 'zh-CN' : 'en'} translate="no" aria-label=${t.title}>
    <p class="who"><b>${t.title}</b><span class="by"><span>${contact?.contact.operator[lang]}</span> <span>${host}</span></span></p>
    <label for="text">${t.label}</label>
    <textarea id="text" rows="4" dir="auto" aria-describedby="hint" autocapitalize="off" autocomplete="off"
      spellcheck="false" @input=${view.changed} @keydown=${keydown}></textarea>
    <p class="fine" id="hint">${t.hint}</p>
    <button type="button" @click=${view.ask}>${state.at === 'asking' ? t.asking : t.button}</button>
    <div class="outcome"><div role="status">${status(view)}</div>${call(view)}</div>
    ${state.at === 'answered' ? items(state.answer.items, lang) : nothing}
    <p class="foot"><a href="${site}/verify" target="_blank" rel="noopener">${t.details}</a></p>
  </section></div>`;
}

/** The region is there from the beginning, so that a screen reader says what comes into it. */
function status({ state, lang, contact, site }: BoxView) {
  const t = MESSAGES[lang];
  if (state.at === 'idle') return nothing;
  if (state.at === 'asking') return html`<p class="fine">${t.asking}</p>`;
  if (state.at === 'answered') {
    const { code, says, next } = state.answer.conclusion;
    return verdict(TONES[code] ?? 'mind', says, html`<p>${unbroken(next)}</p>`);
  }
  const [says, next] = t.failures[state.why];
  const meanwhile = contact ? t.meanwhile : t.withoutNumber(new URL(site).host);
  return verdict(
    'mind',
    says,
    html`<p>${next}</p>${state.why === 'empty' ? nothing : html`<p>${meanwhile}</p>`}`,
  );
}

const verdict = (
  tone: Tone,
  says: string,
  rest: TemplateResult,
): TemplateResult => html`<div class="verdict ${tone}">
    <svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[tone]}</svg><div><p class="says">${says}</p>${rest}</div></div>`;

/** A number is never broken into two lines. */
const unbroken = (text: string) =>
  text
    .split(/(\d[\d-]{5,}\d)/)
    .map((part, i) => (i % 2 === 1 ? html`<span class="num">${part}</span>` : part));

/** The number that the answer brought; without an answer, the last one known, with its time. */
function call({ state, contact: known, lang }: BoxView) {
  const t = MESSAGES[lang];
  if (state.at === 'answered') return number(state.answer.conclusion.call, t.number, nothing);
  if (state.at !== 'failed' || !known) return nothing;
  const { contact, asOf } = known;
  const primary = contact.channels.find(({ id }) => id === contact.primary);
  const isOver = asOf >= Date.parse(contact.expires);
  const note = html`<span>${isOver ? t.expired : t.asOf(beijingTime(asOf, lang))}</span>`;
  return primary ? number(primary, t.number, note) : nothing;
}

function number({ display, uri }: { display: string; uri: string | null }, label: string, note: unknown) {
  const value = uri?.startsWith('tel:') ? html`<a href=${uri}>${display}</a>` : html`<b>${display}</b>`;
  return html`<p class="call"><span>${label}</span>${value}${note}</p>`;
}

function items(all: readonly VerifiedItem[], lang: Lang) {
  if (all.length === 0) return nothing;
  const t = MESSAGES[lang];
  const more = all.length - LISTED;
  // Worst first, so that what is not listed is the least.
  return html`<div class="found"><p class="says">${t.found}</p><ul>${worstFirst(all)
    .slice(0, LISTED)
    .map((one) => item(one, lang))}</ul>
    ${more > 0 ? html`<p class="fine">${t.more(more)}</p>` : nothing}</div>`;
}

function item(one: VerifiedItem, lang: Lang): TemplateResult {
  const standing = standingOf(one);
  return html`<li class=${standing}><p class="what"><bdi>${harmless(one)}</bdi> <span class="badge">${MESSAGES[lang].badges[standing]}</span></p>
    <p>${unbroken(one.says)}</p>${
      one.signals.length > 0
        ? html`<ul class="signs">${one.signals.map(({ says }) => html`<li>${says}</li>`)}</ul>`
        : nothing
    }</li>`;
}

/** No link; its dots in brackets unless it is official; what is invisible or turns the text made a visible mark. */
function harmless({ kind, text, verdict }: VerifiedItem): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const seen = short.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '▯');
  return verdict !== 'official' && (kind === 'url' || kind === 'domain') ? seen.replaceAll('.', '[.]') : seen;
}
