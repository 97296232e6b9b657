/** Names in letters of several scripts, or of one that imitates another. */
import { looksLike } from '../fold/confusables.ts';

const SCRIPTS = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  armenian: /\p{Script=Armenian}/u,
  cherokee: /\p{Script=Cherokee}/u,
  han: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
} as const;
const OTHER = /[^\p{Script=Common}\p{Script=Inherited}]/u;
const PLAIN = /^[a-z0-9-]+$/;
const FOREIGN = /(?!\p{Script=Latin})\p{L}/u;

/** @param label in Unicode and lower case */
export function mixesScripts(label: string): boolean {
  const used = new Set([...label].flatMap(scriptOf));
  // East Asian names are often joined with Latin ones.
  used.delete('han');
  return used.size > 1;
}

function scriptOf(char: string): string[] {
  const known = Object.entries(SCRIPTS).find(([, pattern]) => pattern.test(char));
  if (known) return [known[0]];
  return OTHER.test(char) ? ['other'] : [];
}

/** Whether every letter looks like one of ASCII, although some are of another script. */
export const imitatesAscii = (label: string): boolean =>
  FOREIGN.test(label) &&
  PLAIN.test([...label.normalize('NFD').replace(/\p{M}/gu, '')].map(looksLike).join(''));
