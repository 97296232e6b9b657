/**
 * What a customer takes along of their conversation, or has erased: a script of its own, loaded once somebody wants that. It
 * draws with what the chat hands in, for a second copy of the library would ask for a second policy of the page.
 */
import type { Lang } from '@clearline/card';
import type { html, nothing, TemplateResult } from 'lit/html.js';
import type { CustomerView, OwnErasure } from '../../../src/reach/conversations/contract.ts';
import { erasureText, erasureWords } from '../../../src/reach/conversations/erasure/contract.ts';
import { saveBlob } from '../../live/save-blob.ts';
import type { Thread } from '../../live/thread.ts';
import type { ask } from './one-field.ts';
import { RECORDS_MESSAGES } from './records-messages.ts';
import type { Service } from './service.ts';

export interface RecordsKit {
  readonly service: Service;
  readonly draw: () => void;
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly ask: typeof ask;
  /** What went wrong, in the site's words; null where it has none. */
  readonly words: (error: unknown) => string | null;
}

export class Records {
  readonly #kit: RecordsKit;
  #busy = false;
  #exporting = false;
  #asking = false;
  #erasure: OwnErasure | null = null;
  /** What became of the last act, in words. */
  #said: string | null = null;

  constructor(kit: RecordsKit) {
    this.#kit = kit;
    void this.look();
  }

  /** Staff may have decided meanwhile. */
  async look(): Promise<void> {
    try {
      const { erasure } = await this.#kit.service.own<{ erasure: OwnErasure | null }>('GET', '/chat/erasure');
      this.#erasure = erasure;
      this.#kit.draw();
    } catch {
      // Asked again, the site says that it has the request.
    }
  }

  show({ id, view }: Thread, lang: Lang): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    const { html, nothing, service } = this.#kit;
    const name = `conversation-${view?.number ?? 'clearline'}`;
    const keep = (as: 'html' | 'text', file: string) => () =>
      void this.#do(lang, async () => {
        saveBlob(await service.file(`/chat/conversations/${id}/transcript?as=${as}&lang=${lang}`), file);
        return null;
      });
    return html`<div>
      <div class="acts"><button type="button" class="plain" ?disabled=${this.#busy} @click=${keep('html', `${name}.html`)}>${t.page}</button><button
        type="button" class="plain" ?disabled=${this.#busy} @click=${keep('text', `${name}.txt`)}>${t.text}</button></div>
      ${view ? this.#mail(id, view.transcriptMail, lang) : nothing}
      ${this.#data(lang)}
      ${this.#toErase(lang)}
      ${this.#said === null ? nothing : html`<p class="fine" role="status">${this.#said}</p>`}
    </div>`;
  }

  /** Asked for only where it can be sent. */
  #mail(id: string, standing: CustomerView['transcriptMail'], lang: Lang): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    const { html, ask, service } = this.#kit;
    if (standing !== 'ready') return html`<p class="fine">${t.noMail[standing]}</p>`;
    const said = (email: string) =>
      void this.#do(lang, async () => {
        await service.own('POST', `/chat/conversations/${id}/transcript`, { email, lang });
        return t.sent;
      });
    return ask({ label: t.email, type: 'email', most: 254, busy: this.#busy, word: t.send, said });
  }

  /** It takes as long as there is much of it. */
  #data(lang: Lang): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    const { html, service } = this.#kit;
    const data = async () => {
      this.#exporting = true;
      await this.#do(lang, async () => {
        saveBlob(await service.file('/chat/export'), 'clearline-data.zip');
        return t.exported;
      });
      this.#exporting = false;
      this.#kit.draw();
    };
    return html`<div class="acts"><button type="button" class="plain" ?disabled=${this.#busy} @click=${data}>${
      this.#exporting ? t.exporting : t.data
    }</button></div>
      <p class="fine" role="status">${this.#exporting ? t.exportingFine : t.dataFine}</p>`;
  }

  #toErase(lang: Lang): TemplateResult {
    const t = RECORDS_MESSAGES[lang];
    const told = erasureWords[lang];
    const { html, nothing, service, draw } = this.#kit;
    const ask = (isAsking: boolean) => () => {
      this.#asking = isAsking;
      draw();
    };
    const erase = () =>
      void this.#do(lang, async () => {
        this.#erasure = await service.own<OwnErasure>('POST', '/chat/erasure');
        this.#asking = false;
        return null;
      });
    const withdraw = () =>
      void this.#do(lang, async () => {
        await service.own('DELETE', '/chat/erasure').finally(() => this.look());
        return told.withdrawn;
      });
    const asked = this.#erasure;
    if (asked?.state === 'asked')
      return html`<div class="note" role="status"><p><b>${erasureText(asked, lang)}</b></p><p>${told.next}</p></div>
        <div class="acts"><button type="button" class="plain" ?disabled=${this.#busy} @click=${withdraw}>${told.withdraw}</button></div>`;
    if (this.#asking)
      return html`<p>${told.sure}</p><div class="acts"><button type="button" class="plain" @click=${ask(false)}>${t.no}</button><button
        type="button" class="plain grave" ?disabled=${this.#busy} @click=${erase}>${told.yes}</button></div>`;
    return html`${asked ? html`<p class="note" role="status">${erasureText(asked, lang)} ${told.again}</p>` : nothing}
      <div class="acts"><button type="button" class="plain" @click=${ask(true)}>${told.ask}</button></div>`;
  }

  async #do(lang: Lang, act: () => Promise<string | null>): Promise<void> {
    if (this.#busy) return;
    this.#become(true, null);
    try {
      this.#become(false, await act());
    } catch (error) {
      this.#become(false, this.#kit.words(error) ?? RECORDS_MESSAGES[lang].failed);
    }
  }

  #become(busy: boolean, said: string | null): void {
    this.#busy = busy;
    this.#said = said;
    this.#kit.draw();
  }
}
