import type { Lang } from '@clearline/card';
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { ContactChannel } from '../../src/find/surfaces/contract.ts';
import type { Answer } from './feed.ts';
import { beijingTime, MESSAGES } from './messages.ts';

export interface CardView extends Answer {
  channel: ContactChannel;
  lang: Lang;
  /** Whether a tap dials; elsewhere the number is copied. */
  touch: boolean;
  /** How the last attempt to copy ended, while that is told. */
  copied: boolean | undefined;
  copy: () => void;
}

/** A filled disc with a tick, a ring with a bar, a triangle: told apart without colour. */
const ICON = {
  open: svg`<circle cx="8" cy="8" r="7.25" fill="currentColor"/><path class="mark" d="M4.8 8.2 7 10.4l4.2-4.6"/>`,
  expired: svg`<path d="M8 2 1.5 13.5h13L8 2ZM8 6.5v3M8 11.6v.1"/>`,
  shut: svg`<circle cx="8" cy="8" r="6.5"/><path d="M5 8h6"/>`,
};

export function card(view: CardView): TemplateResult {
  const { contact, asOf, fresh, channel, lang, touch, copied, copy } = view;
  const t = MESSAGES[lang];
  const time = beijingTime(asOf, lang);
  const told = copied === undefined ? '' : copied ? t.copied : t.select;
  return html`<div class="frame"><section
      class="card" lang=${lang === 'zh' ? 'zh-CN' : 'en'} translate="no" aria-label=${t.title}>
    <p class="who"><b>${contact.operator[lang]}</b>${channel.label[lang]}</p>
    <div class="row">${value(channel, touch)}
      ${touch ? nothing : html`<button type="button" @click=${copy}>${told || t.copy}</button>`}
    </div>
    ${asOf >= Date.parse(contact.expires) ? status('expired', t.expired) : state(channel, lang)}
    ${action(channel, touch, lang)}
    <p class="foot"><span class=${fresh ? '' : 'stale'}>${fresh ? t.asOf(time) : t.stale(time)}</span>
      <a href=${contact.site} target="_blank" rel="noopener">${t.check}</a></p>
    <span class="told" role="status">${told}</span>
  </section></div>`;
}

function value({ kind, display, uri }: ContactChannel, touch: boolean): TemplateResult {
  const size = kind !== 'phone' ? 'long' : display.length < 15 ? '' : 'mid';
  const shown = display.replace(/^https?:\/\//, '');
  return html`<p class="value ${size}">${touch && uri ? html`<a href=${uri}>${shown}</a>` : shown}</p>`;
}

function state({ state: { open, always }, stateText, hoursText }: ContactChannel, lang: Lang) {
  const hours = always ? nothing : html`<p class="hours">${hoursText[lang]}</p>`;
  return html`${status(open ? 'open' : 'shut', stateText[lang])}${hours}`;
}

const status = (icon: keyof typeof ICON, words: string): TemplateResult => html`<p class="state ${icon}">
    <svg viewBox="0 0 16 16" aria-hidden="true">${ICON[icon]}</svg><span>${words}</span></p>`;

/** The one thing to do: dial where a tap can, open where there is a page. */
function action({ kind, uri }: ContactChannel, touch: boolean, lang: Lang) {
  if (!uri || (kind === 'phone' && !touch)) return nothing;
  return html`<a class="go" href=${uri}>${MESSAGES[lang][kind === 'phone' ? 'call' : 'visit']}</a>`;
}
