/** The form of one language: gathers what is to be checked, and shows the answer. */
import { type CardCrypto, type Lang, REFUSAL_SENTENCES } from '@clearline/card';
import { html, render, type TemplateResult } from 'lit/html.js';
import { answer, notice } from './answer.ts';
import { check } from './check.ts';
import { MESSAGES } from './messages.ts';
import { fromFiles, fromSite, fromText, type Proof } from './proofs.ts';
import { type Given, trustOf } from './trust.ts';

/** What is to be checked, or why there is nothing. */
type Gathered = Awaited<ReturnType<typeof fromSite>>;

export class VerifyForm {
  readonly #form: HTMLFormElement;
  readonly #given: Given;
  readonly #crypto: CardCrypto;
  readonly #lang: Lang;
  #files: readonly File[] = [];
  /** Counts the questions: an answer that another question has overtaken is not shown. */
  #asked = 0;

  constructor(form: HTMLFormElement, given: Given, crypto: CardCrypto) {
    this.#form = form;
    this.#given = given;
    this.#crypto = crypto;
    this.#lang = form.dataset.lang === 'en' ? 'en' : 'zh';
  }

  start(): void {
    const place = this.#get('.answer');
    place.replaceChildren();
    render(html`<p class="fine">${place.dataset.waiting}</p>`, place);
    this.#get<HTMLFieldSetElement>('.asked').disabled = false;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#run(this.#current());
    });
    this.#get('.check-own').addEventListener('click', () => void this.#run(this.#own()));
    this.#get('.clear').addEventListener('click', () => this.#clear());
    this.#bindFiles();
    // Who comes by a link to one version has asked already, and on a phone the answer stands below the screen.
    const { bundle, proof, asked } = this.#given;
    const isLinked = proof !== null && asked !== null;
    if (bundle !== null || isLinked) void this.#run(this.#current(), isLinked);
  }

  async #run(gathering: Promise<Gathered>, isAsked = true): Promise<void> {
    const asked = ++this.#asked;
    const place = this.#get('.answer');
    place.ariaBusy = 'true';
    const shown = await this.#answer(gathering);
    if (asked !== this.#asked) return;
    place.ariaBusy = null;
    render(shown, place);
    const verdict = place.querySelector('.verdict');
    if (!isAsked || !verdict) return;
    this.#get('.told').textContent = verdict.textContent.replace(/\s+/g, ' ');
    verdict.scrollIntoView({ block: 'nearest' });
  }

  async #answer(gathering: Promise<Gathered>): Promise<TemplateResult> {
    const t = MESSAGES[this.#lang];
    const trust = trustOf(this.#get<HTMLTextAreaElement>('.pinned').value, this.#given);
    if (!trust) return notice(t.badPin);
    const proofs = await gathering;
    if (typeof proofs === 'string') return notice(t[proofs]);
    if (proofs.length === 0) return notice(t.none);
    const value = this.#get<HTMLInputElement>('.value').value.trim();
    try {
      const asked = { proofs, value, trust, now: Date.now(), crypto: this.#crypto };
      return answer(await check(asked), this.#lang);
    } catch {
      // An older browser lacks more than signatures. Whatever it is, an answer of before must not stay.
      return notice([t.broken, REFUSAL_SENTENCES['unsupported-here'][this.#lang]]);
    }
  }

  /** The card in this page, or the version that was asked for, with what is newer, or the one that the site shows now. */
  async #current(): Promise<Gathered> {
    const t = MESSAGES[this.#lang];
    const { bundle, proof, newer, asked } = this.#given;
    if (bundle !== null) return fromText(() => t.fromFile, bundle);
    if (proof === null) return this.#own();
    const first = [asked === null ? t.fromSite : t.versionOf(asked), proof] as const;
    const found = await fromSite(newer === null ? [first] : [first, [t.fromSite, newer]]);
    if (typeof found === 'string') return found;
    return found.map((one) => ({ ...one, isNewer: newer !== null && one.name === t.fromSite }));
  }

  async #own(): Promise<Proof[]> {
    const pasted = this.#get<HTMLTextAreaElement>('.pasted').value;
    return [...(await fromFiles(this.#files)), ...fromText(MESSAGES[this.#lang].pasted, pasted)];
  }

  #clear(): void {
    this.#files = [];
    this.#get<HTMLInputElement>('input[type=file]').value = '';
    this.#get<HTMLTextAreaElement>('.pasted').value = '';
  }

  #bindFiles(): void {
    const chosen = this.#get<HTMLInputElement>('input[type=file]');
    const drop = this.#get('.drop');
    const take = (files: FileList | undefined) => {
      if (!files?.length) return;
      this.#files = [...files];
      void this.#run(this.#own());
    };
    chosen.addEventListener('change', () => take(chosen.files ?? undefined));
    // Beside the marked place a browser would open the file and leave the page.
    for (const type of ['dragover', 'dragleave', 'drop'])
      this.#form.addEventListener(type, (event) => {
        event.preventDefault();
        drop.classList.toggle('over', type === 'dragover');
      });
    this.#form.addEventListener('drop', ({ dataTransfer }) => {
      if (dataTransfer) chosen.files = dataTransfer.files;
      take(dataTransfer?.files);
    });
  }

  #get<E extends HTMLElement>(selector: string): E {
    const found = this.#form.querySelector<E>(selector);
    if (!found) throw new TypeError(`the form has no ${selector}`);
    return found;
  }
}
