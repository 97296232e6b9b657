import {
  CALLS,
  CALLS_BEHIND,
  COUNTED,
  GLUED,
  JOINING,
  MONEY_BEFORE,
  MONEY_BEHIND,
  NAMED_BEHIND,
  OTHER_THINGS,
} from './words.ts';

/** What the text around a number says about it. */
export interface Context {
  /** That it is called or calls. */
  readonly isCalled: boolean;
  /** That it is something else: a word for it stands right before. */
  readonly isOther: boolean;
  /** A word for something else stands somewhere before, nearer than any call. */
  readonly mayBeOther: boolean;
  readonly isMoney: boolean;
  readonly isCounted: boolean;
  /** It belongs to a word or code of Latin letters. */
  readonly isGlued: boolean;
  /** A lone v stands before it. */
  readonly isVersion: boolean;
  /** It comes first, and hardly anything else is said. */
  readonly isAlone: boolean;
}

const REACH = 16;
const REACH_BEHIND = 8;
const ALONE = 8;
const SHORT = 32;
const SENTENCE_ENDS = new Set('。!?;\n');
const LATIN_BEFORE = /([a-z]{1,12})[-_/=.#]?$/;
const LATIN_BEHIND = /^[-_./]?[a-z]/;
const VERSION = /(?<![a-z])v\.?\s?$/;
const LETTER = /[\p{L}\p{N}]/u;
const LETTERS = /[\p{L}\p{N}]/gu;

/** @param text folded. `from` and `to` are places in it */
export function contextOf(text: string, from: number, to: number): Context {
  const before = sentenceEnd(text.slice(Math.max(0, from - REACH), from).toLowerCase());
  const behind = text.slice(to, to + REACH_BEHIND).toLowerCase();
  const called = lastOf(before, CALLS_BY_FIRST);
  const other = lastOf(before, OTHERS_BY_FIRST);
  const isNearer = other.end > called.end || (other.end === called.end && other.length > called.length);
  return {
    isCalled:
      (called.end > 0 && !isNearer) || startsBehind(behind, CALLS_BEHIND) || NAMED_BEHIND.test(behind),
    isOther: other.end > 0 && isNearer && JOINING.test(before.slice(other.end)),
    mayBeOther: other.end > 0 && isNearer,
    isMoney: MONEY_BEFORE.test(before) || starts(behind, MONEY_BEHIND),
    isCounted: MONEY_BEFORE.test(before) || starts(behind, COUNTED),
    isGlued: isGlued(before, behind),
    isVersion: VERSION.test(before),
    isAlone: isAlone(text, from, to),
  };
}

function sentenceEnd(before: string): string {
  for (let at = before.length - 1; at >= 0; at--)
    if (SENTENCE_ENDS.has(before[at] ?? '')) return before.slice(at + 1);
  return before;
}

/** Words by their first character, so that few are looked at anywhere. */
function byFirst(list: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const word of list) words.set(word[0] ?? '', [...(words.get(word[0] ?? '') ?? []), word]);
  return words;
}
const CALLS_BY_FIRST = byFirst(CALLS);
const OTHERS_BY_FIRST = byFirst(OTHER_THINGS);

/** The word that ends last; of two, the longer one. */
function lastOf(
  before: string,
  words: ReadonlyMap<string, readonly string[]>,
): { end: number; length: number } {
  let best = { end: 0, length: 0 };
  for (let at = 0; at < before.length; at++) {
    for (const word of words.get(before[at] ?? '') ?? []) {
      const end = at + word.length;
      if (end < best.end || (end === best.end && word.length <= best.length)) continue;
      if (before.startsWith(word, at) && isWord(before, at, word)) best = { end, length: word.length };
    }
  }
  return best;
}

/** Latin words count only whole. */
const isWord = (before: string, at: number, word: string): boolean =>
  !/^[a-z]/.test(word) ||
  (!/[a-z]/.test(before[at - 1] ?? '') && !/[a-z]/.test(before[at + word.length] ?? ''));

const starts = (behind: string, list: readonly string[]): boolean => {
  const said = behind.trimStart();
  return list.some(
    (word) => said.startsWith(word) && !(/^[a-z]/.test(word) && /^[a-z]/.test(said.slice(word.length))),
  );
};

const startsBehind = (behind: string, list: readonly string[]): boolean =>
  list.some((word) => behind.trimStart().startsWith(word));

function isGlued(before: string, behind: string): boolean {
  const word = LATIN_BEFORE.exec(before)?.[1];
  if (word !== undefined && !GLUED.includes(word)) return true;
  return LATIN_BEHIND.test(behind) && !/^(?:ext|x\d|to|or|and|(?:qq|wx|vx|wechat|weixin)[^a-z])/.test(behind);
}

const isAlone = (text: string, from: number, to: number): boolean =>
  from < SHORT &&
  text.length - to < SHORT &&
  !LETTER.test(text.slice(0, from)) &&
  lettersIn(text.slice(to)) <= ALONE;

const lettersIn = (text: string): number => (text.match(LETTERS) ?? []).length;
