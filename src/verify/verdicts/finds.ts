/** All that is found in a text, each with its verdict. Pure. */
import { type Found, identify } from '@clearline/identify';
import { accountsBehindWords } from './behind-words.ts';
import type { FindImpostor } from './contract.ts';
import { type Beside, besideOf } from './joined.ts';
import { type Judged, judge } from './judge.ts';
import type { Known } from './known.ts';
import { inLists } from './lists.ts';
import { accountNamed } from './named-account.ts';
import { strangersIn } from './strangers.ts';

/** A name alone, in whatever case: in running text `Done.It` is the end of a sentence. */
const LONE_NAME = /^\s*(?:[a-z0-9-]+\.)+[a-z]{2,}\s*$/i;

export function foundIn(text: string): readonly Found[] {
  const identified = identify(LONE_NAME.test(text) ? text.toLowerCase() : text);
  const found = identified.ok ? identified.found : [];
  return found.map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
}

/**
 * In order and not overlapping.
 * @param found what {@link foundIn} finds in it
 */
export function judgedIn(
  text: string,
  found: readonly Found[],
  known: Known,
  find: FindImpostor,
): readonly Judged[] {
  const named = accountNamed(text, known, find);
  if (named) return [named];
  const behindWords = accountsBehindWords(text, known, find);
  const told = [...found, ...behindWords.map((one) => one.found)];
  const listed = inLists(text, told, (piece) => judgeAlone(piece, known, find));
  const others = [...listed, ...behindWords].filter(isKnownForm).map((one) => one.found);
  const spans = apart(text, [...found, ...others], (one) => one);
  const besides = new Map(spans.map((one, at) => [one, besideOf(text, spans, at)]));
  const all = [
    ...found.map((one) => judge(one, besides.get(one) ?? NOTHING_BESIDE, known, find)),
    ...behindWords,
    ...listed,
    ...strangersIn(text),
  ];
  return apart(text, all, (one) => one.found);
}

const NOTHING_BESIDE: Beside = { before: '', after: '' };

/** Digits of no form and on no list may as well be the end of the number beside them. */
const isKnownForm = ({ found, verdict }: Judged): boolean =>
  found.kind !== 'account' || verdict !== 'unknown';

/** What only stands alone as a number is short, and without words. */
const NUMBER = /^[^\p{L}]{3,24}$/u;

/** Of a part of a text in which nothing is found, as if that were all. */
function judgeAlone(text: string, known: Known, find: FindImpostor): Judged | null {
  const named = accountNamed(text, known, find);
  if (named) return named;
  const [one] = NUMBER.test(text) ? foundIn(text) : [];
  if (one?.text === text) return judge(one, NOTHING_BESIDE, known, find);
  return strangersIn(text).find(({ found }) => found.text === text) ?? null;
}

type Span = Pick<Found, 'start' | 'end'>;

/** In order; of two in one place the one that comes first stays. */
function apart<T>(text: string, all: readonly T[], spanOf: (one: T) => Span): readonly T[] {
  const taken = new Uint8Array(text.length);
  const kept = all.filter((one) => {
    const { start, end } = spanOf(one);
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((one, other) => spanOf(one).start - spanOf(other).start);
}
