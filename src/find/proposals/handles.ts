/**
 * Accounts that a text leads people to by name: a handle, or what to search for on a platform. What has the form of a
 * handle counts everywhere; other words only where a platform or a request to go there is near. Errs to the second
 * person: that costs an approval, the other error people's money. Pure, and linear in the text.
 */
import {
  COMMON_HAN,
  CONTINUES,
  HAN,
  LED_EN,
  LED_ZH,
  MARK,
  NAMES,
  NAMES_BEFORE,
  NAMES_BEHIND,
  NO_NAME,
  ORDINARY,
  PLATFORM_EN,
  PLATFORM_ZH,
  QUOTED,
} from './handle-words.ts';

const HAN_LETTER = new RegExp(`[${HAN}]`, 'u');
/** Letters drawn in boxes and flags, which no normal form turns back. */
const BOXED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu;
const BOXES = [0x1f150, 0x1f170, 0x1f1e6] as const;
/** Letters one by one: `k e f u`. */
const SPELLED = /(?<![a-z0-9])[a-z0-9](?:[^\p{L}\p{N}]{1,3}[a-z0-9])+(?![a-z0-9])/gu;
/** Hosts, links and mailboxes are judged by `named.ts`. */
const LINK = /[a-z0-9_.%+@-]+(?:[/?#][a-z0-9_.~%/?#=&+@-]*)?/g;
const HOST = /\.[a-z]{2,}/;
const TOKEN = /[a-z0-9]+(?:[-_]+[a-z0-9]+)*/g;
/** Not the host of a mailbox. */
const MENTION = new RegExp(`(?:(?<![a-z0-9])|(?=@\\s{0,2}[a-z0-9]))@\\s{0,2}([${HAN}a-z0-9_-]{2,24})`, 'gu');
const WORD = /[\p{L}\p{N}]+/gu;
/** Letters that imitate those of ours. */
const FOREIGN = new RegExp(`(?![a-z${HAN}々〆\\p{Lm}])\\p{L}`, 'u');
const AMOUNT = /^(?:\d+[a-z]{1,3}|(?:usd|cny|rmb|hkd|usdt|eur|jpy|no|v)\d+)$/;
const MARKS = new RegExp(MARK, 'g');
const MIN_HANDLE = 6;
const MIN_WORD = 4;
/** Some words before and after a platform, among which an English text may name the account. */
const BEFORE = /(?:[a-z0-9]{1,48}[^a-z0-9]{1,4}){0,4}$/;
const AFTER = /^(?:[^a-z0-9]{1,4}[a-z0-9]{1,48}){0,8}/;
const NEAR = 200;

/** One form for all that people read as the same. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(BOXED, unboxed)
    .toLowerCase()
    .replace(/\s{0,9}_\s{0,9}/g, '_');

function unboxed(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const first = BOXES.findLast((start) => start <= code) ?? code;
  return String.fromCharCode(97 + code - first);
}

/** The text without what is known, so that a name which merely begins or ends like a known one stays. */
export function without(text: string, known: RegExp | null): string {
  const whole = folded(text);
  return known ? whole.replace(known, ' , ') : whole;
}

/** @param names folded. Null where there is none */
export function anyOf(names: Iterable<string>): RegExp | null {
  const alternatives = [...names]
    .filter((name) => name.length > 1 && /\p{L}/u.test(name) && !HOST.test(name))
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (alternatives.length === 0) return null;
  const before = `(?<![a-z0-9_-])(?:(?<![${HAN}])|(?<=[号信博音的群店序注索加和与是为到在找系对由询载开入]))`;
  const after = `(?![a-z0-9_-])(?:(?![${HAN}])|(?=${CONTINUES.source.slice(1)}))`;
  return new RegExp(`${before}(?:${alternatives.join('|')})${after}`, 'gu');
}

/** @param text as {@link folded} or {@link without} gives it */
export function handlesIn(text: string): string[] {
  const unlinked = text.replace(LINK, (link) => (HOST.test(link.split(/[/?#]/)[0] ?? '') ? ' ' : link));
  const said = unlinked.replace(SPELLED, joined);
  const spelled = (unlinked.match(SPELLED) ?? []).map(joined).filter(isSpelled);
  const isHan = HAN_LETTER.test(said);
  const shaped = (said.match(TOKEN) ?? []).filter((token) => hasShape(token, isHan));
  const mentions = captured(MENTION, said).filter((name) => !CONTINUES.test(name));
  const foreign = (said.match(WORD) ?? []).filter((word) => FOREIGN.test(word));
  const marked = said.replace(isHan ? PLATFORM_ZH : PLATFORM_EN, MARK);
  return [
    ...spelled,
    ...shaped,
    ...mentions,
    ...foreign,
    ...(isHan ? namedInHan(marked) : namedInEnglish(marked)),
  ];
}

const joined = (run: string): string => run.replace(/[^a-z0-9]/g, '');
const isSpelled = (run: string): boolean => run.replace(/\d/g, '').length > MIN_WORD;

/** What no sentence has but as the name of an account. */
function hasShape(token: string, isHan: boolean): boolean {
  if (!/[a-z]/.test(token) || ORDINARY.has(token) || AMOUNT.test(token)) return false;
  if (token.includes('_')) return true;
  const parts = token.split('-').filter((part) => part !== '');
  if (parts.some((part) => part.length >= MIN_HANDLE && isMixed(part))) return true;
  if (parts.length > 1)
    return (
      token.length >= MIN_HANDLE &&
      !/^\d/.test(token) &&
      (isHan || /\d/.test(token)) &&
      !parts.every((part) => /^\d+$/.test(part) || isOrdinary(part))
    );
  return isHan && token.length >= MIN_HANDLE && !isOrdinary(token);
}

const isMixed = (part: string): boolean => /[a-z]/.test(part) && /\d/.test(part) && !AMOUNT.test(part);

function namedInHan(marked: string): string[] {
  const named = NAMES.flatMap((pattern) => captured(pattern, marked));
  const behind = captured(NAMES_BEHIND, marked).filter((name) => name.length > MIN_WORD || !isCommon(name));
  const names = [
    ...captured(QUOTED, marked),
    ...[...named, ...behind].map((name) => name.replace(NO_NAME, '')),
  ];
  return [
    ...names.filter((name) => HAN_LETTER.test(name) && name.length > 1 && !CONTINUES.test(name)),
    ...captured(NAMES_BEFORE, marked).filter((name) => !isCommon(name)),
    ...captured(LED_ZH, marked).filter(isUnusual),
    ...(marked.includes(MARK) ? unusual(marked) : []),
  ];
}

function namedInEnglish(marked: string): string[] {
  const near = [...marked.matchAll(MARKS)].flatMap(({ index }) => {
    const before = BEFORE.exec(marked.slice(Math.max(0, index - NEAR), index))?.[0] ?? '';
    const after = AFTER.exec(marked.slice(index + 1, index + NEAR))?.[0] ?? '';
    return unusual(`${before} ${after}`);
  });
  return [...near, ...captured(LED_EN, marked).filter(isUnusual)];
}

const isUnusual = (word: string): boolean => !isOrdinary(word) && !AMOUNT.test(word);

const unusual = (said: string): string[] =>
  (said.match(TOKEN) ?? []).filter(
    (word) => word.length >= MIN_WORD && /^[a-z]/.test(word) && !isOrdinary(word),
  );

const captured = (pattern: RegExp, said: string): string[] =>
  [...said.matchAll(pattern)].map((match) => match.at(-1) ?? '');

const isCommon = (name: string): boolean => name.replace(COMMON_HAN, '') === '';

const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'ers', 'ment', 'ments'];

/** In any of its forms. */
function isOrdinary(word: string): boolean {
  const stems = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) =>
    word.slice(0, word.length - ending.length),
  );
  return stems
    .flatMap((stem) => [stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.replace(/(.)\1$/, '$1')])
    .some((form) => ORDINARY.has(form));
}
