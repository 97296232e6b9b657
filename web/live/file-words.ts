/** What a file is, in a few signs that are the same in both languages: `PDF · 1.2 MB`. */
import { DOCUMENT_TYPES } from '../../src/reach/files/limits/contract.ts';

const KINDS: Readonly<Record<string, string>> = DOCUMENT_TYPES;
const KB = 1024;

export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  const size = bytes / KB;
  return size < KB ? `${Math.round(size)} KB` : `${(size / KB).toFixed(1)} MB`;
}

/** @param type by content, as the server says it */
export const factsOf = ({ type, bytes }: { readonly type: string; readonly bytes: number }): string =>
  `${(KINDS[type] ?? type.replace(/^.*\//, '')).toUpperCase()} · ${sizeText(bytes)}`;
