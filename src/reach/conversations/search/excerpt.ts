/** The part of a text in which something was found, with what was found marked: as pieces of text, never as markup. */
import { fold, runsOf } from './words.ts';

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** UTF-16 units. */
const LENGTH = 120;
const BEFORE = 24;

interface Span {
  readonly start: number;
  readonly end: number;
}

export function excerptOf(text: string, query: string): Piece[] {
  const spans = spansOf(text, query);
  const first = spans[0]?.start ?? 0;
  const from = first <= BEFORE ? 0 : boundary(text, first - BEFORE);
  const upTo = boundary(text, Math.min(text.length, from + LENGTH));
  const pieces: Piece[] = from > 0 ? [{ text: '…', found: false }] : [];
  let at = from;
  const put = (until: number, found: boolean): void => {
    if (until > at) pieces.push({ text: text.slice(at, until), found });
    at = Math.max(at, until);
  };
  for (const { start, end } of spans) {
    if (start >= upTo) break;
    put(Math.min(start, upTo), false);
    put(Math.min(end, upTo), true);
  }
  put(upTo, false);
  return upTo < text.length ? [...pieces, { text: '…', found: false }] : pieces;
}

/** Not between the two halves of one character. */
const boundary = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;

/** Where the words of the query stand, in order and apart from each other. */
function spansOf(text: string, query: string): Span[] {
  const { characters, from } = fold(text);
  const letters = lettersOf(characters);
  const found = query
    .trim()
    .split(/\s+/)
    .map((term) => lettersOf(fold(term).characters).map(({ character }) => character))
    .filter((term) => term.length > 0)
    .flatMap((term) => placesOf(letters, term));
  const spans = found
    .map(([first, last]) => ({ start: from[first] ?? 0, end: from[last + 1] ?? text.length }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter(({ start }, at) => !spans.slice(0, at).some((before) => before.end > start));
}

interface Letter {
  readonly character: string;
  readonly at: number;
  /** Where a word may begin: within Chinese text that is everywhere. */
  readonly begins: boolean;
}

/** Without what stands between words. */
const lettersOf = (characters: readonly string[]): Letter[] =>
  runsOf(characters).flatMap(({ kind, start, end }) =>
    characters
      .slice(start, end)
      .map((character, n) => ({ character, at: start + n, begins: kind === 'pairs' || n === 0 })),
  );

/** More are not marked. */
const MOST = 50;

function placesOf(letters: readonly Letter[], term: readonly string[]): [first: number, last: number][] {
  const places: [number, number][] = [];
  for (let at = 0; at + term.length <= letters.length && places.length < MOST; at++) {
    const [first, last] = [letters[at], letters[at + term.length - 1]];
    if (!first?.begins || !last) continue;
    if (term.every((character, n) => letters[at + n]?.character === character))
      places.push([first.at, last.at]);
  }
  return places;
}
