/** What a file is, by its content alone; and what of it is kept. */
import { fileTypeFromBuffer } from 'file-type';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { DOCUMENT_TYPES, type PICTURE_TYPES } from './contract.ts';
import { type Picture, type PictureCode, pictureOf } from './picture.ts';

export interface Kept {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Of its name, without the dot. */
  readonly ending: string;
  readonly picture: Picture | null;
}

export type JudgeCode = 'file-empty' | 'file-not-allowed' | PictureCode;

/** By how a picture comes: how it is kept. */
const PICTURES: Readonly<Record<(typeof PICTURE_TYPES)[number], Picture['type']>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/gif': 'image/png',
  'image/webp': 'image/webp',
};
const ENDINGS: Readonly<Record<Picture['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

export async function judge(bytes: Uint8Array): Promise<Result<Kept, { readonly code: JudgeCode }>> {
  if (bytes.length === 0) return refuse({ code: 'file-empty' });
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (isPlainText(bytes) ? 'text/plain' : '');
  const kept = hasKey(PICTURES, found) ? PICTURES[found] : null;
  if (kept) {
    const made = await pictureOf(bytes, kept);
    if (!made.ok) return made;
    const { type } = made.value;
    return ok({ bytes: made.value.bytes, type, ending: ENDINGS[type], picture: made.value });
  }
  const ending = hasKey(DOCUMENT_TYPES, found) ? DOCUMENT_TYPES[found] : null;
  if (ending === null) return refuse({ code: 'file-not-allowed' });
  return ok({ bytes, type: found, ending, picture: null });
}

const hasKey = <K extends string>(table: Readonly<Record<K, unknown>>, key: string): key is K =>
  Object.hasOwn(table, key);

/** Of what no text has: controls but for white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
const CONTROLS = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;
/** Markup and scripts are texts as well, but not for reading. */
const MARKUP = /^\s*(<|#!)/;

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !CONTROLS.test(text) && !MARKUP.test(text);
  } catch {
    return false;
  }
}
