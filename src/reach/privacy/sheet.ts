/** A message as it is searched: as people read it, with what its digits are called, and what belongs to something. */
import { type Folded, fold, numeralKind, type Reading, readingOf } from '@clearline/identify';
import { type Group, groupsOf } from './digits.ts';
import { type Label, labelsIn } from './labels.ts';
import type { Place } from './place.ts';
import { TAKEN, withoutMasks } from './taken.ts';

export interface Sheet {
  readonly folded: Folded;
  /** As people read it; {@link TAKEN} where something was found, or is hidden already. All places are places in it. */
  readonly text: string;
  /** As its words are compared. */
  readonly reading: Reading;
  readonly labels: readonly Label[];
  /** Runs of digits. */
  readonly groups: readonly Group[];
  /** How many words stand before each place; digits and what is taken count for none. */
  readonly words: Int32Array;
  /** 1 within a link. */
  readonly linked: Uint8Array;
  /** The caller's own contacts and accounts, which are never hidden: digits alone, or the value as it is written. */
  readonly isOfficial: (value: string) => boolean;
}

/** It begins in nothing that can be hidden. */
const LINK = /(?<![\w.~+/=-])(?:https?:\/\/|www\.)[!-~\0]+/gi;

export function sheetOf(given: string, isOfficial: Sheet['isOfficial']): Sheet {
  const folded = fold(given);
  const text = withoutMasks(folded.text);
  const reading = readingOf({ ...folded, text: text.replaceAll(TAKEN, '\n') });
  const linked = new Uint8Array(text.length);
  for (const match of text.matchAll(LINK)) linked.fill(1, match.index, match.index + match[0].length);
  return { folded, reading, linked, isOfficial, ...around(text, reading) };
}

/** Takes what was found: what the words around say is then said of the rest alone. */
export function without(sheet: Sheet, found: readonly Place[]): Sheet {
  if (found.length === 0) return sheet;
  let text = '';
  for (const { from, to } of found) text += sheet.text.slice(text.length, from) + TAKEN.repeat(to - from);
  return { ...sheet, ...around(text + sheet.text.slice(text.length), sheet.reading) };
}

const around = (text: string, reading: Reading): Pick<Sheet, 'text' | 'labels' | 'groups' | 'words'> => ({
  text,
  labels: labelsIn(reading, text),
  groups: groupsOf(text),
  words: countWords(text),
});

const WORD = /[A-Za-z0-9]+|[\p{L}\p{M}]/gu;
const DIGIT = /\d/;

/** Each Chinese character counts as a word, but for numerals, and each run of Latin letters without a digit. */
function countWords(text: string): Int32Array {
  const words = new Int32Array(text.length + 1);
  let [count, end] = [0, 0];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.fill(count, end, index + 1);
    if (!DIGIT.test(word) && !isNumeral(word)) count++;
    end = index + 1;
  }
  return words.fill(count, end);
}

const LATIN = /[A-Za-z]/;
const isNumeral = (word: string): boolean =>
  word.length === 1 && !LATIN.test(word) && numeralKind(word.charCodeAt(0)) !== undefined;
