/**
 * `<verify-box>` for any page: a visitor pastes a number, link, account or message, and the official site says what it
 * is. The text goes to that site alone, in the body of a request; nothing is stored.
 */
import { render } from 'lit/html.js';
import { ask } from './ask.ts';
import { box, type State } from './box.ts';
import { SHEET } from './box-style.ts';
import { type Answer as Contact, ContactFeed } from './feed.ts';
import { defineOnce, langOf } from './host.ts';

const NAME = 'verify-box';
/** Its detail is the code of the conclusion, and nothing of what was pasted. */
const EVENT = 'clearline-verdict';
const IDLE: State = { at: 'idle' };

function define(ownOrigin: string): void {
  const feeds = new Map<string, ContactFeed>();
  // Throws in a browser too old for it, before the element is defined: the page's own link then stays.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);

  const feedOf = (site: string): ContactFeed => {
    const feed = feeds.get(site) ?? new ContactFeed(`${site}/api/v1/contact`);
    feeds.set(site, feed);
    return feed;
  };

  class VerifyBox extends HTMLElement {
    static readonly observedAttributes = ['lang', 'site'];
    readonly #root = this.attachShadow({ mode: 'closed' });
    #site = ownOrigin;
    #contact: Contact | undefined;
    #state: State = IDLE;
    #question: AbortController | undefined;
    #unsubscribe = (): void => {};

    connectedCallback(): void {
      this.#root.adoptedStyleSheets = [sheet];
      this.#site = siteOf(this.getAttribute('site'), ownOrigin);
      this.#contact = undefined;
      this.#unsubscribe = feedOf(this.#site).subscribe((contact) => {
        this.#contact = contact;
        this.#draw();
      });
      this.#become(IDLE);
    }

    disconnectedCallback(): void {
      this.#unsubscribe();
      this.#question?.abort();
    }

    /** An answer stands in the language and of the site that it was asked in. */
    attributeChangedCallback(name: string): void {
      if (!this.isConnected) return;
      if (name === 'site') {
        this.disconnectedCallback();
        this.connectedCallback();
      } else this.#changed();
    }

    #become(state: State): void {
      this.#state = state;
      this.#draw();
    }

    #draw(): void {
      const view = {
        lang: langOf(this),
        site: this.#site,
        contact: this.#contact,
        state: this.#state,
        ask: () => void this.#ask(),
        changed: () => this.#changed(),
      };
      render(box(view), this.#root);
    }

    /** A verdict never stands beside another text than the one that it is about. */
    #changed(): void {
      this.#question?.abort();
      this.#become(IDLE);
    }

    async #ask(): Promise<void> {
      this.#question?.abort();
      const question = new AbortController();
      this.#question = question;
      const text = this.#root.querySelector('textarea')?.value ?? '';
      this.#become({ at: 'asking' });
      const outcome = await ask(this.#site, text, langOf(this), question);
      if (!outcome) return;
      if ('why' in outcome) this.#become({ at: 'failed', why: outcome.why });
      else this.#become({ at: 'answered', answer: outcome.answer });
      this.#root.querySelector('.outcome')?.scrollIntoView({ block: 'nearest' });
      if ('answer' in outcome) this.#tell(outcome.answer.conclusion.code);
    }

    #tell(code: string): void {
      this.dispatchEvent(new CustomEvent(EVENT, { detail: { code }, bubbles: true, composed: true }));
    }
  }

  customElements.define(NAME, VerifyBox);
}

function siteOf(given: string | null, own: string): string {
  if (given === null) return own;
  try {
    const { protocol, origin } = new URL(given);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // Told below, with what is no web address either.
  }
  console.error(`<${NAME}>: site="${given}" is no web address; ${own} is asked instead.`);
  return own;
}

defineOnce(NAME, 'verify-box.js', define);
