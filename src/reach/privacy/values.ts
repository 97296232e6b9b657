/** What is written as a value: a password, and not a word that speaks of one. */
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';
import { TAKEN } from './taken.ts';

/** @param behind the two characters behind it */
export type Judge = (value: string, behind: string) => boolean;

/** UTF-16 units. */
const LONGEST = 200;
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '「': '」',
  '『': '』',
  '‘': '’',
  '`': '`',
};

/** The value at a place, where there is one that is judged to be. */
export function valueAt(sheet: Sheet, from: number, is: Judge): Place | undefined {
  const { text } = sheet;
  const place = quotedAt(text, from) ?? { from, to: endOfValue(sheet, from) };
  const value = text.slice(place.from, place.to);
  return !value.includes(TAKEN) && is(value, text.slice(place.to, place.to + 2)) ? place : undefined;
}

function quotedAt(text: string, from: number): Place | undefined {
  const close = QUOTES[text[from] ?? ''];
  if (close === undefined) return undefined;
  const end = text.slice(from + 1, from + LONGEST).indexOf(close);
  const isOne = end > 0 && !text.slice(from, from + end).includes('\n');
  return isOne ? { from: from + 1, to: from + 1 + end } : undefined;
}

const VISIBLE = /[!-~]/;
const MARK = /[!-/:-@[-`{-~]/;
const NUMERALS = /^[〇零一二三四五六七八九幺两]{4,64}/;
const CLOSING = /["'.,;:?)\]}>]/;
const LINK = /https?:\/\/|www\./i;
const HOST = /^[\w-]{1,63}\.[\w.-]{2,100}\//;

/**
 * Visible ASCII to the next blank, or Chinese numerals. Marks at its end are those of the sentence, and marks as Chinese
 * is written end it. What goes on with something that was found, or was hidden by whoever wrote it, is none.
 */
function endOfValue({ text, folded }: Sheet, from: number): number {
  const isProse = (at: number) =>
    MARK.test(text[at] ?? '') && folded.original[folded.starts[at] ?? 0] !== text[at];
  let to = from;
  while (to < from + LONGEST && VISIBLE.test(text[to] ?? '') && !isProse(to)) to++;
  if (to === from) to += NUMERALS.exec(text.slice(from, from + LONGEST))?.[0].length ?? 0;
  if (text[to] === TAKEN) return from;
  const link = text.slice(from, to).search(LINK);
  if (link >= 0) to = from + link;
  while (to > from && CLOSING.test(text[to - 1] ?? '')) to--;
  return to;
}

/** What follows "is" and is no password. */
const ORDINARY = new Set(
  `wrong incorrect correct right invalid expired required requested needed not too weak strong case being reset changed forgotten
  lost still never always a an the in on at to for what my your our their his her it this that there of and or but ok fine good bad
  safe secure unknown empty blank missing working same different no yes sent locked blocked used already about from by with without
  important private secret error failed optional forgot please help now here confidential
  null none undefined n/a stored saved encrypted hashed shown hidden`.split(/\s+/),
);
const WORTH = /[\p{L}\p{N}]/u;
const LEADING = /^[,.;:!?)]/;
const SHARE = /^[\d.,]{1,9}%$/;
const COUNTED = /^\s?[位个次年月天日分秒字]/;
const COUNT = /^[\d-]*$/;
const FEWEST = 4;

/** Whatever is said to be one. */
export const isAnything: Judge = (value, behind) =>
  WORTH.test(value) &&
  !LEADING.test(value) &&
  !LINK.test(value) &&
  !HOST.test(value) &&
  !SHARE.test(value) &&
  !ORDINARY.has(value.toLowerCase()) &&
  !(COUNTED.test(behind) && COUNT.test(value));

/** Only what looks like one. */
export const looksLikeOne: Judge = (value, behind) =>
  isAnything(value, behind) && value.length >= FEWEST && /\d/.test(value) && !COUNTED.test(behind);
