/** A text as its words are compared: in lower case, simplified, without what is put between characters to hide them. */
import { looksLike } from '../fold/confusables.ts';
import type { Folded } from '../fold/fold.ts';
import { plainOf } from './variants.ts';

export interface Reading {
  readonly text: string;
  /** Where each unit of `text` stands in the folded text. */
  readonly places: Int32Array;
}

const HAN = /[\u3400-\u9fff〇]/;
const LATIN = /[a-z0-9]/;
/** Ends a clause. A dot does where a space follows, see below. */
const BORDER = /[,;:。!?\n]/;
const LETTER = /[\p{L}\p{N}]/u;
const APOSTROPHE = /['’‘`]/;
/** Belongs to addresses and words such as `e-mail` where letters stand on both sides. */
const JOINS = /[./_@-]/;
/** Beside these a space says nothing. */
const NO_SPACE = /[\u3400-\u9fff〇,;:。!?\n]/;
const SPACE = /\s/;

/** Linear in the text. */
export function readingOf({ text }: Folded): Reading {
  const units: string[] = [];
  const places: number[] = [];
  const push = (unit: string, place: number) => {
    units.push(unit);
    places.push(place);
  };
  let gap = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = comparedAt(text, at);
    if (unit === '') {
      if (gap < 0) gap = at;
      continue;
    }
    const last = units.at(-1) ?? '\n';
    if (gap >= 0 && !NO_SPACE.test(unit) && !NO_SPACE.test(last)) push(' ', gap);
    gap = -1;
    push(unit, at);
  }
  return { text: units.join(''), places: Int32Array.from(places) };
}

/** What is compared of one unit: empty where it only stands between others. */
function comparedAt(text: string, at: number): string {
  const char = text[at] ?? '';
  if (APOSTROPHE.test(char)) return isBetweenLetters(text, at) ? "'" : '';
  if (JOINS.test(char)) return joined(text, at, char);
  const known = compared.get(char) ?? alone(char);
  compared.set(char, known);
  return known;
}
/** Of single units, so that it stays small. */
const compared = new Map<string, string>();

function alone(char: string): string {
  if (LATIN.test(char) || BORDER.test(char)) return char;
  const plain = plainOf(char.toLowerCase()).charAt(0);
  if (HAN.test(plain) || LATIN.test(plain) || plain === '+') return plain;
  return LETTER.test(plain) ? looksLike(plain).charAt(0) : '';
}

const isLatin = (char: string | undefined): boolean => LATIN.test((char ?? '').toLowerCase());
const isBetweenLetters = (text: string, at: number): boolean =>
  isLatin(text[at - 1]) && isLatin(text[at + 1]);

function joined(text: string, at: number, char: string): string {
  if (isBetweenLetters(text, at)) return char;
  const next = text[at + 1];
  return char === '.' && isLatin(text[at - 1]) && (next === undefined || SPACE.test(next)) ? '。' : '';
}
