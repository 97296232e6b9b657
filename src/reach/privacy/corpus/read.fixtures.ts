/** The labelled texts of this folder. */
import { readFile } from 'node:fs/promises';
import type { Secret, SecretKind } from '../contract.ts';

export interface MaskText {
  readonly class: string;
  readonly text: string;
  readonly secrets: readonly Secret[];
}

const MARKED = /⟦([a-z-]+):([^⟧]*)⟧/g;

/** `exam` was written when the rules were done. */
export type Part = 'written' | 'exam';

export const readMasks = async (part: Part): Promise<readonly MaskText[]> =>
  (await lines(`masks.${part}.txt`)).map((line) => {
    const bar = line.indexOf('|');
    const marked = unescaped(line.slice(bar + 1));
    const secrets: Secret[] = [];
    let text = '';
    let end = 0;
    for (const { 0: whole, 1: kind = '', 2: secret = '', index } of marked.matchAll(MARKED)) {
      text += marked.slice(end, index);
      secrets.push({ kind: kind as SecretKind, start: text.length, end: text.length + secret.length });
      text += secret;
      end = index + whole.length;
    }
    return { class: line.slice(0, bar), text: text + marked.slice(end), secrets };
  });

export interface AskText {
  readonly text: string;
  /** What it asks; nothing for what may be sent. */
  readonly asks: readonly string[];
}

export const readAsks = async (part: Part): Promise<readonly AskText[]> =>
  (await lines(`asks.${part}.txt`)).map((line) => {
    const [, asks = '', ...text] = line.split('|');
    return { text: unescaped(text.join('|')), asks: asks.split(',').filter(Boolean) };
  });

async function lines(name: string): Promise<string[]> {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
}

const unescaped = (text: string): string =>
  text
    .replaceAll('\\n', '\n')
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
