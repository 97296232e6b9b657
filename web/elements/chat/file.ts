/** A file in the log: a picture in the room that is kept for it, a document by its name, or how it stands. */
import type { Lang } from '@clearline/card';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AttachedFile } from '../../../src/reach/conversations/contract.ts';
import { THUMBNAIL_SIDE } from '../../../src/reach/files/limits/contract.ts';
import { factsOf } from '../../live/file-words.ts';
import type { Known } from '../../live/files.ts';
import { fitted } from '../../live/size.ts';
import { icon } from './icons.ts';
import { CHAT_MESSAGES } from './messages.ts';

export interface FileActs {
  readonly known: (conversation: string, id: string) => Known | null;
  /** Shows a picture, and saves anything else. */
  readonly openFile: (file: AttachedFile) => void;
}

export function fileOf(
  file: AttachedFile,
  conversation: string,
  { known, openFile }: FileActs,
  lang: Lang,
): TemplateResult {
  const t = CHAT_MESSAGES[lang];
  const found = known(conversation, file.id);
  const state = found === null ? 'loading' : found === 'gone' ? 'gone' : found.state;
  const says = t.file[state];
  const open = () => openFile(file);
  if (!file.picture || state === 'refused' || state === 'gone')
    return html`<button type="button" class="bubble doc" ?disabled=${says !== ''}
      @click=${open}>${icon('file')}<span><span class="told">${says ? nothing : t.lightbox.save} </span><b dir="auto">${file.name}</b><small>${says || factsOf(file)}</small></span></button>`;
  const { width, height } = fitted(file.picture, THUMBNAIL_SIDE);
  return html`<button type="button" class="shot" ?disabled=${says !== ''} aria-label=${says ? nothing : t.picture(file.name)}
    @click=${open}><small>${file.name}<br>${says}</small><canvas data-file=${file.id} width=${width} height=${height}></canvas></button>`;
}
