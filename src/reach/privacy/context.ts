/** What the words around digits say about them. */
import type { Label } from './labels.ts';
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';
import type { Word } from './words.ts';

/** How many labels are looked back at, or ahead; more do not stand near anything. */
const MOST_LOOKED_AT = 12;

/** Whether such a word stands anywhere. */
export const isNamed = ({ labels }: Sheet, sought: (word: Word) => boolean): boolean =>
  labels.some(({ word }) => sought(word));

/** The nearest one of such words before a place, within so many words. */
export function labelBefore(
  sheet: Sheet,
  from: number,
  most: number,
  sought: (word: Word) => boolean,
): Label | undefined {
  const last = lastBefore(sheet.labels, from);
  for (let at = last; at >= 0 && at > last - MOST_LOOKED_AT; at--) {
    const label = sheet.labels[at] as Label;
    if (wordsBetween(sheet, label.to, from) > most) return undefined;
    if (sought(label.word)) return label;
  }
  return undefined;
}

/** The nearest one behind a place, likewise. */
export function labelBehind(
  sheet: Sheet,
  to: number,
  most: number,
  sought: (word: Word) => boolean,
): Label | undefined {
  const first = lastBefore(sheet.labels, to) + 1;
  for (let at = first; at < sheet.labels.length && at < first + MOST_LOOKED_AT; at++) {
    const label = sheet.labels[at] as Label;
    if (wordsBetween(sheet, to, label.from) > most) return undefined;
    if (label.from >= to && sought(label.word)) return label;
  }
  return undefined;
}

const wordsBetween = ({ words }: Sheet, from: number, to: number): number =>
  (words[Math.max(from, to)] ?? 0) - (words[from] ?? 0);

/** The last of them that ends before a place or right there; -1 where none does. */
function lastBefore(labels: readonly Label[], from: number): number {
  let [low, high] = [0, labels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const FARTHEST_JOINED = 24;
/** What may stand between a word and its digits, and in a list of such. */
const JOINING =
  /^(?:[\s号码为是:#="'“”「([【{\-.…~、和与及\d]|(?<![a-z])(?:no|nr|number|num|numbers|id|is|was|are|and)(?![a-z]))*$/i;

/** Whether the word right before says what these digits are. */
export function isCalled(sheet: Sheet, { from }: Place, sought: (word: Word) => boolean): boolean {
  const label = labelBefore(sheet, from, FARTHEST_JOINED, () => true);
  if (!label || !sought(label.word) || from - label.to > FARTHEST_JOINED) return false;
  const between = sheet.text.slice(label.to, from);
  return JOINING.test(between) && !(SAYS.test(between) && PLACED.test(upTo(sheet, label.from)));
}

/** "The code you sent to my phone was 3317": the code was, and not the phone. */
const SAYS = /[是为]|(?<![a-z])(?:is|was|are)(?![a-z])/i;
const PLACED = /(?:[到在给]我?的?|(?<![a-z])(?:to|on|at|by|from|in|for)\s(?:(?:my|your|the|this)\s)?)$/i;
const LOOKED_BACK = 12;
const upTo = ({ text }: Sheet, to: number): string => text.slice(Math.max(0, to - LOOKED_BACK), to);

const LATIN = /[A-Za-z]/;
/** A letter, or an underscore between. */
const GLUE = /[A-Za-z]$|[A-Za-z0-9\0]_$/;
const ASSIGNED = /^=$/;

/** Whether they belong to a code of letters and digits, or to a link in which no such word names them. */
export function isGlued(sheet: Sheet, { from, to }: Place, names: (word: Word) => boolean): boolean {
  const { text, labels } = sheet;
  const before = labels[lastBefore(labels, from)];
  if (sheet.linked[from])
    return !before || !names(before.word) || !ASSIGNED.test(text.slice(before.to, from));
  const isLabelled = before?.to === from;
  return (GLUE.test(text.slice(Math.max(0, from - 2), from)) && !isLabelled) || isGluedBehind(sheet, to);
}

function isGluedBehind({ text, labels }: Sheet, to: number): boolean {
  if (text[to] === '@') return true;
  return LATIN.test(text[to] ?? '') && labels[lastBefore(labels, to) + 1]?.from !== to;
}
