/** Runs of characters that people read as digits. A number consists of one or more of them. */
import type { Folded } from '../fold/fold.ts';
import { numeralKind, numeralValue } from '../fold/numerals.ts';
import { type Gap, gapOf, LONGEST, SOMETHING_ELSE } from './gaps.ts';

/** `from` and `to` are places in the folded text. */
export interface Atom {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** No digit is in it, only Chinese numerals, which ordinary sentences are full of. */
  readonly isVerbal: boolean;
  /** To the run before. */
  readonly gap: Gap;
}

type Part = Omit<Atom, 'gap' | 'digits'>;

const LATIN = /[A-Za-z]/;
/** Stand for digits even where no digit is beside them. */
const ROUND_OR_STRAIGHT = /^[OoΟοОоIl○◯⭕]+$/;
const HAN_ONE = '一';

const kindAt = (text: string, at: number) => numeralKind(text.charCodeAt(at));

/** @param taken places that already belong to something else */
export function atomsOf({ text }: Folded, taken: Uint8Array): Atom[] {
  const atoms: Atom[] = [];
  let end = 0;
  for (let at = 0; at < text.length; ) {
    if (taken[at] || !kindAt(text, at)) {
      at++;
      continue;
    }
    let to = at + 1;
    while (to < text.length && !taken[to] && kindAt(text, to)) to++;
    for (const part of carved(text, at, to)) {
      const isJoined = atoms.length > 0 && isFree(taken, end, part.from);
      const gap = isJoined ? gapOf(text, end, part.from) : SOMETHING_ELSE;
      atoms.push({ ...part, digits: digitsOf(text, part.from, part.to), gap });
      end = part.to;
    }
    at = to;
  }
  return atoms;
}

function isFree(taken: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to && at < from + LONGEST; at++) if (taken[at]) return false;
  return true;
}

function digitsOf(text: string, from: number, to: number): string {
  let digits = '';
  for (let at = from; at < to; at++) digits += numeralValue(text.charCodeAt(at));
  return digits;
}

function carved(text: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  let begin = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !isDrawnAsDash(text, at, from, to)) continue;
    const part = trimmed(text, begin, at);
    if (part) parts.push(part);
    begin = at + 1;
  }
  return parts;
}

/** 400一000一0000: between digits the Chinese one is a dash. */
function isDrawnAsDash(text: string, at: number, from: number, to: number): boolean {
  if (text[at] !== HAN_ONE || at - from < 2 || to - at < 3) return false;
  return [at - 2, at - 1, at + 1, at + 2].every((near) => kindAt(text, near) === 'digit');
}

/** 198s, 40b: behind a few digits a small letter is a unit. */
const FEW = 7;
const UNIT = /[bgqsz]/;
const isUnit = (text: string, begin: number, end: number): boolean =>
  end - begin > 1 && end - begin < FEW && UNIT.test(text[end - 1] ?? '') && kindAt(text, end - 2) === 'digit';

/** Letters that belong to a word are no digits. */
function trimmed(text: string, from: number, to: number): Part | undefined {
  let [begin, end] = [from, to];
  if (LATIN.test(text[begin - 1] ?? '')) while (begin < end && kindAt(text, begin) === 'letter') begin++;
  if (LATIN.test(text[end] ?? '')) while (end > begin && kindAt(text, end - 1) === 'letter') end--;
  if (isUnit(text, begin, end)) end--;
  if (begin === end) return undefined;
  let [digits, numerals] = [0, 0];
  for (let at = begin; at < end; at++) {
    const kind = kindAt(text, at);
    if (kind === 'digit') digits++;
    if (kind === 'numeral') numerals++;
  }
  if (digits + numerals === 0 && !ROUND_OR_STRAIGHT.test(text.slice(begin, end))) return undefined;
  return { from: begin, to: end, isVerbal: digits === 0 && numerals > 0 };
}

const MOST_TRIMMED = 4;

/** Where a number may begin within a run: at its start, or behind a few characters of another kind, as in ①138…. */
export function beginnings(folded: Folded, { from, to }: Atom): number[] {
  const places = [from];
  for (let at = from + 1; at < to && at <= from + MOST_TRIMMED; at++) {
    if (differ(folded, at - 1, at)) places.push(at);
  }
  return places;
}

/** Where it may end, likewise. */
export function endings(folded: Folded, { from, to }: Atom): number[] {
  const places = [to];
  for (let at = to - 1; at > from && at >= to - MOST_TRIMMED; at--) {
    if (differ(folded, at - 1, at)) places.push(at);
  }
  return places;
}

const differ = ({ text, marks }: Folded, one: number, other: number): boolean =>
  kindAt(text, one) !== kindAt(text, other) || marks[one] !== marks[other];
