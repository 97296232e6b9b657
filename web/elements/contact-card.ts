/**
 * `<contact-card>` for any page: the official number with its state, as the official site gives it now. Until
 * there is an answer the page's own children stay as they are; from then on they are not shown any more.
 */
import { render } from 'lit/html.js';
import type { ContactState } from '../../src/find/surfaces/contract.ts';
import { card } from './card.ts';
import { type Answer, ContactFeed } from './feed.ts';
import { defineOnce, langOf } from './host.ts';
import { SHEET } from './style.ts';

const NAME = 'contact-card';
const COPIED_MS = 2_000;

function define(origin: string): void {
  const feed = new ContactFeed(`${origin}/api/v1/contact`);
  // Throws in a browser too old for it, before the element is defined: the page's own link then stays.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);

  class ContactCard extends HTMLElement {
    static readonly observedAttributes = ['lang', 'channel'];
    #root: ShadowRoot | undefined;
    #answer: Answer | undefined;
    #copied: boolean | undefined;
    #unsubscribe = (): void => {};

    connectedCallback(): void {
      this.#unsubscribe = feed.subscribe((answer) => {
        this.#answer = answer;
        this.#draw();
      });
    }

    disconnectedCallback(): void {
      this.#unsubscribe();
    }

    attributeChangedCallback(): void {
      this.#draw();
    }

    #draw(): void {
      if (!this.#answer) return;
      this.#root ??= this.#open();
      const { contact } = this.#answer;
      const channel = chosen(contact, this.getAttribute('channel'));
      const copy = () => void this.#copy(channel.display);
      const view = { channel, lang: langOf(this), touch: isTouch(), copied: this.#copied, copy };
      render(card({ ...this.#answer, ...view }), this.#root);
    }

    /** Closed, and first opened when there is something to show: this is what takes the children's place. */
    #open(): ShadowRoot {
      const root = this.attachShadow({ mode: 'closed' });
      root.adoptedStyleSheets = [sheet];
      return root;
    }

    async #copy(text: string): Promise<void> {
      this.#copied =
        (await navigator.clipboard?.writeText(text).then(
          () => true,
          () => false,
        )) ?? false;
      this.#draw();
      setTimeout(() => {
        this.#copied = undefined;
        this.#draw();
      }, COPIED_MS);
    }
  }

  customElements.define(NAME, ContactCard);
}

function chosen(contact: ContactState, id: string | null) {
  const find = (wanted: string | null) => contact.channels.find((c) => c.id === wanted);
  const channel = find(id) ?? find(contact.primary);
  if (!channel) throw new TypeError('the feed lets no answer pass without its primary channel');
  return channel;
}

/** Where a tap can dial. */
const isTouch = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches;

defineOnce(NAME, 'embed.js', define);
