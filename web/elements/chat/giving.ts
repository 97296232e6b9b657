/** How files are given: by buttons, pasted, or dropped; and how far those that were given have got. */
import type { Lang } from '@clearline/card';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { ACCEPT, THUMBNAIL_SIDE } from '../../../src/reach/files/limits/contract.ts';
import { sizeText } from '../../live/file-words.ts';
import { fitted } from '../../live/size.ts';
import { spokenPercent, type Upload } from '../../live/upload.ts';
import { icon } from './icons.ts';
import { CHAT_MESSAGES } from './messages.ts';

export interface GivingActs {
  readonly give: (files: Iterable<File>) => void;
  readonly retryUpload: (key: string) => void;
  readonly dropUpload: (key: string) => void;
}

/** With a camera button where there is likely to be one. */
export function giveButtons({ give }: GivingActs, lang: Lang): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const chosen = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    give([...(target.files ?? [])]);
    // The same one may be chosen again.
    target.value = '';
  };
  const ask = ({ currentTarget }: Event): void => {
    const next = currentTarget instanceof Element ? currentTarget.nextElementSibling : null;
    if (next instanceof HTMLInputElement) next.click();
  };
  return html`<button type="button" class="give" aria-label=${t.attach} title=${t.attach} @click=${ask}>${icon('attach')}</button><input
      type="file" hidden multiple accept=${ACCEPT} @change=${chosen}>
    <button type="button" class="give touch" aria-label=${t.camera} title=${t.camera} @click=${ask}>${icon('camera')}</button><input
      type="file" hidden accept="image/*" capture="environment" @change=${chosen}>`;
}

/** What is copied from a document holds a picture of its text as well: then the text is meant. */
export function pasted(event: ClipboardEvent, give: GivingActs['give']): void {
  const { files, types } = event.clipboardData ?? {};
  if (!files?.length || types?.includes('text/plain')) return;
  event.preventDefault();
  give([...files]);
}

/** @param over tells whether files are held above the chat */
export const dropping = (give: GivingActs['give'], over: (isOver: boolean) => void) => ({
  over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  },
  leave({ currentTarget, relatedTarget }: DragEvent): void {
    const isWithin = relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget);
    if (!isWithin) over(false);
  },
  drop(event: DragEvent): void {
    const { files } = event.dataTransfer ?? {};
    if (!files?.length) return;
    event.preventDefault();
    over(false);
    give([...files]);
  },
});

export const uploading = (uploads: readonly Upload[], acts: GivingActs, lang: Lang): unknown =>
  repeat(
    uploads,
    ({ key }) => key,
    (upload) => one(upload, acts, lang),
  );

function one(upload: Upload, { retryUpload, dropUpload }: GivingActs, lang: Lang): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const { key, name, bytes, state, percent, says, canRetry, thumb } = upload;
  const isOver = state === 'refused' || state === 'left';
  const act = (word: string, does: (key: string) => void) =>
    html`<button type="button" class="plain" aria-label=${t.ofFile(word, name)} @click=${() => does(key)}>${word}</button>`;
  // The log is read aloud as it changes: not each hundredth of it.
  return html`<div class="one mine ${isOver ? 'refused' : 'queued'}" aria-live="off">
    ${thumb ? preview(key, thumb) : nothing}
    <p class="bubble" dir="auto"><span class="told">${t.you}：</span>${name} · ${sizeText(bytes)}</p>
    ${isOver ? nothing : html`<progress max="100" value=${percent} aria-label=${name}></progress>`}
    <div class="way"><p class="meta" role=${isOver ? 'alert' : nothing}>${says ?? t.upload[state](percent)}</p>
    <p class="acts">${canRetry && (state === 'stuck' || state === 'refused') ? act(t.retry, retryUpload) : nothing}${act(
      isOver ? t.drop : t.cancel,
      dropUpload,
    )}</p></div>
  </div>`;
}

function preview(key: string, thumb: ImageBitmap): TemplateResult {
  const { width, height } = fitted(thumb, THUMBNAIL_SIDE);
  return html`<canvas class="shot" data-upload=${key} width=${width} height=${height}></canvas>`;
}

/** To be said aloud, in quarters. */
export function spoken(uploads: readonly Upload[], lang: Lang): string {
  const t = CHAT_MESSAGES[lang];
  const now = uploads.find(({ state }) => state === 'sends' || state === 'stuck');
  if (!now) return '';
  return now.state === 'stuck' ? t.upload.stuck() : t.uploaded(now.name, spokenPercent(now));
}
