/** What a customer takes along of their conversation, or has erased. */
import type { Lang } from '@clearline/card';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CustomerView } from '../../../src/reach/conversations/contract.ts';
import { saveBlob } from '../../live/save-blob.ts';
import type { Thread } from '../../live/thread.ts';
import { RECORDS_MESSAGES } from './records-messages.ts';
import { Refused, type Service } from './service.ts';

export class Records {
  readonly #service: Service;
  readonly #draw: () => void;
  #busy = false;
  #asking = false;
  /** What became of the last act, in words. */
  #said: string | null = null;

  constructor(service: Service, draw: () => void) {
    this.#service = service;
    this.#draw = draw;
  }

  show({ id, view }: Thread, lang: Lang): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    const name = `conversation-${view?.number ?? 'clearline'}`;
    const keep = (as: 'html' | 'text', file: string) => () =>
      void this.#do(lang, async () => {
        saveBlob(
          await this.#service.file(`/chat/conversations/${id}/transcript?as=${as}&lang=${lang}`),
          file,
        );
        return null;
      });
    const data = () =>
      void this.#do(lang, async () => {
        saveBlob(await this.#service.file('/chat/export'), 'clearline-data.zip');
        return null;
      });
    return html`<details class="records"><summary>${t.title}</summary><div>
      <div class="acts"><button type="button" class="plain" ?disabled=${this.#busy} @click=${keep('html', `${name}.html`)}>${t.page}</button><button
        type="button" class="plain" ?disabled=${this.#busy} @click=${keep('text', `${name}.txt`)}>${t.text}</button></div>
      ${view ? this.#mail(id, view.transcriptMail, lang) : nothing}
      ${this.#erasure(lang, data)}
      ${this.#said === null ? nothing : html`<p class="fine" role="status">${this.#said}</p>`}
    </div></details>`;
  }

  /** Asked for only where it can be sent. */
  #mail(id: string, standing: CustomerView['transcriptMail'], lang: Lang): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    if (standing !== 'ready') return html`<p class="fine">${t.noMail[standing]}</p>`;
    const mail = (event: SubmitEvent) => {
      event.preventDefault();
      const email = String(new FormData(event.target as HTMLFormElement).get('email') ?? '').trim();
      void this.#do(lang, async () => {
        await this.#service.mailTranscript(id, email, lang);
        return t.sent;
      });
    };
    return html`<form class="mail" @submit=${mail}><label>${t.email}<input name="email" type="email" autocomplete="email" maxlength="254" required></label><button
      class="plain" ?disabled=${this.#busy}>${t.send}</button></form>`;
  }

  #erasure(lang: Lang, data: () => void): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    const ask = (isAsking: boolean) => () => {
      this.#asking = isAsking;
      this.#draw();
    };
    const erase = () =>
      void this.#do(lang, async () => {
        this.#asking = false;
        return t.erasing((await this.#service.askErasure()).number);
      });
    if (this.#asking)
      return html`<p>${t.eraseSure}</p><div class="acts"><button type="button" class="plain" ?disabled=${this.#busy} @click=${erase}>${t.eraseYes}</button><button
        type="button" class="plain" @click=${ask(false)}>${t.no}</button></div>`;
    return html`<div class="acts"><button type="button" class="plain" ?disabled=${this.#busy} @click=${data}>${t.data}</button><button
      type="button" class="plain" @click=${ask(true)}>${t.erase}</button></div>
      <p class="fine">${t.dataFine}</p>`;
  }

  async #do(lang: Lang, act: () => Promise<string | null>): Promise<void> {
    if (this.#busy) return;
    this.#become(true, null);
    try {
      this.#become(false, await act());
    } catch (error) {
      const words = error instanceof Refused && error.message !== '' ? error.message : null;
      this.#become(false, words ?? RECORDS_MESSAGES[lang].failed);
    }
  }

  #become(busy: boolean, said: string | null): void {
    this.#busy = busy;
    this.#said = said;
    this.#draw();
  }
}
