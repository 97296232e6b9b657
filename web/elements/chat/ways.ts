/** What the official site says of its chat before anything is opened, and of the other ways: kept up to date while it matters. */
import type { Lang } from '@clearline/card';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Intent } from '../../../src/reach/conversations/contract.ts';
import type { WaysAnswer } from '../../../src/reach/ways/contract.ts';
import { CHAT_MESSAGES } from './messages.ts';

const REFRESH_MS = 30_000;
const TIMEOUT_MS = 10_000;
const MOST = 2;

export class WaysFeed {
  readonly #url: string;
  readonly #lang: () => Lang;
  readonly #matters: () => boolean;
  readonly #heard: (answer: WaysAnswer) => void;
  #intent: Intent = 'enquiry';
  #timer = 0;

  /**
   * @param lang of the page: who is there for it
   * @param matters while it does not, nothing is asked
   */
  constructor(site: string, lang: () => Lang, matters: () => boolean, heard: (answer: WaysAnswer) => void) {
    this.#url = `${site}/api/v1/ways`;
    this.#lang = lang;
    this.#matters = matters;
    this.#heard = heard;
  }

  start(): void {
    if (this.#timer !== 0) return;
    this.#timer = window.setInterval(() => void this.#ask(), REFRESH_MS);
    void this.#ask();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  about(intent: Intent): void {
    this.#intent = intent;
    void this.#ask();
  }

  /** What cannot be renewed stays: the site says itself as of when it speaks. */
  async #ask(): Promise<void> {
    if (!this.#matters()) return;
    const intent = this.#intent;
    try {
      const response = await fetch(`${this.#url}?lang=${this.#lang()}&intent=${intent}`, {
        cache: 'no-cache',
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: WaysAnswer = await response.json();
      if (response.ok && intent === this.#intent) this.#heard(answer);
    } catch {
      // Opening it says what the matter is.
    }
  }
}

/** How to begin: what the site would have first, first. Until it has said so, to begin is all there is. */
export function beginnings(ways: WaysAnswer | null, lang: Lang, busy: boolean): TemplateResult[] {
  const t = CHAT_MESSAGES[lang];
  const offers = ways && ways.chat.offers.length > 0 ? ways.chat.offers : (['chat'] as const);
  const buttons = offers.map(
    (offer, i) =>
      html`<button class=${i === 0 ? 'go' : 'plain'} name="as" value=${offer} ?disabled=${busy}>${
        offer === 'chat' ? t.start : t.leave
      }</button>`,
  );
  const left = ways?.chat.state === 'busy' && ways.ways.find(({ act, now }) => now && act === 'message');
  return left ? [...buttons, html`<p class="fine">${left.label[lang]} · ${left.text[lang]}</p>`] : buttons;
}

/** What a long line means. Steps that only advise to leave a message say so to whoever could wait for somebody instead. */
export function stepOf(ways: WaysAnswer | null, lang: Lang): TemplateResult | typeof nothing {
  if (!ways?.stepText) return nothing;
  const { step, chat } = ways;
  const advises = step === 'publish' || step === 'message';
  if (advises && (chat.state !== 'busy' || !chat.offers.includes('message'))) return nothing;
  return html`<p class="step">${ways.stepText[lang]}</p>`;
}

/** Other ways that work now, wherever the chat is not there at once. */
export function otherWays(
  ways: WaysAnswer | null,
  lang: Lang,
  isTroubled: boolean,
): TemplateResult | typeof nothing {
  if (!ways || (ways.chat.state === 'open' && !isTroubled)) return nothing;
  const others = ways.ways
    .filter(({ act, now }) => now && act !== 'chat' && act !== 'message')
    .slice(0, MOST);
  return html`<ul class="others">${others.map(
    ({ label, display, href, text }) => html`<li><span class="fine">${label[lang]} · ${text[lang]}</span>
      ${href ? html`<a href=${href}>${display ?? label[lang]}</a>` : display}</li>`,
  )}</ul>`;
}
