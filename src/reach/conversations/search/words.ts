/**
 * Text as the search reads it: width, case, accents and traditional characters are folded; Chinese, Japanese and Korean
 * become pairs of neighbours, Latin words and numbers stay whole. What is stored and what is asked for are read alike.
 */
import { Converter } from 'opencc-js/t2cn';

/** Each folded character, and which UTF-16 offset of the text it came from. */
export interface Folded {
  readonly characters: readonly string[];
  readonly from: readonly number[];
}

const MARK = /\p{M}/u;
const simplified = (() => {
  // Loading its table takes some milliseconds, so it waits for the first text.
  let convert: ReturnType<typeof Converter> | null = null;
  return (character: string): string => {
    const convertText = convert ?? Converter({ from: 't', to: 'cn' });
    convert = convertText;
    return convertText(character);
  };
})();

const kept = new Map<string, string>();
const MOST_KEPT = 50_000;

/** One character as all its spellings are read; nothing for a mark on another one. */
function foldOne(character: string): string {
  const known = kept.get(character);
  if (known !== undefined) return known;
  const plain = [...character.normalize('NFKD')].filter((one) => !MARK.test(one)).join('');
  const folded = simplified(plain.toLowerCase());
  if (kept.size < MOST_KEPT) kept.set(character, folded);
  return folded;
}

export function fold(text: string): Folded {
  const characters: string[] = [];
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const one of foldOne(character)) {
      characters.push(one);
      from.push(at);
    }
    at += character.length;
  }
  return { characters, from };
}

/** @member start of `characters`; `end` is exclusive */
export interface Run {
  readonly kind: 'pairs' | 'word';
  readonly start: number;
  readonly end: number;
}

type Kind = 'pairs' | 'letters' | 'digits' | null;
const PAIRS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u;

function kindOf(character: string): Kind {
  if (PAIRS.test(character)) return 'pairs';
  if (/\p{N}/u.test(character)) return 'digits';
  return /\p{L}/u.test(character) ? 'letters' : null;
}

/** Letters and digits are words apart, so that an order is found by its number alone. */
export function runsOf(characters: readonly string[]): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let before: Kind = null;
  for (let at = 0; at <= characters.length; at++) {
    const character = characters[at];
    const kind = character === undefined ? null : kindOf(character);
    if (kind === before && character !== undefined) continue;
    if (before) runs.push({ kind: before === 'pairs' ? 'pairs' : 'word', start, end: at });
    [start, before] = [at, kind];
  }
  return runs;
}

/** Longer words are found by how they begin. Below what PostgreSQL takes (2,046 bytes). */
const MOST_LETTERS = 64;
export const wordOf = (characters: readonly string[], { start, end }: Run): string =>
  characters.slice(start, Math.min(end, start + MOST_LETTERS)).join('');

/** PostgreSQL counts no further. */
const LAST_POSITION = 16_383;

/** As a `tsvector`: each pair stands where its first character does, and the last character of a run alone. */
export function vectorOf(text: string): string {
  const { characters } = fold(text);
  const places = new Map<string, number[]>();
  let position = 0;
  const put = (lexeme: string): void => {
    position = Math.min(position + 1, LAST_POSITION);
    const known = places.get(lexeme);
    if (known) known.push(position);
    else places.set(lexeme, [position]);
  };
  for (const run of runsOf(characters)) {
    if (run.kind === 'word') put(wordOf(characters, run));
    else
      for (let at = run.start; at < run.end; at++)
        put(characters.slice(at, Math.min(at + 2, run.end)).join(''));
  }
  // Only letters and digits stand in a lexeme, so that quotes are all it needs.
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}
