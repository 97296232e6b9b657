/**
 * What is secret only because of what was said before it: a bare 482913 behind “which code did you get?”. Pure, linear.
 */
import type { Masked, Secret } from './contract.ts';
import { hide, mask } from './mask.ts';

/** UTF-16 units: what is longer says itself what it tells of. */
const LONGEST_ANSWER = 40;
/** Of what was said before, its end: the question stands there. */
const LOOKED_BACK = 160;

/** A password was asked for, and nothing after it. */
const ASKS_PASSWORD =
  /(?:密码|口令|(?<![a-z])(?:password|passcode|passwd|pin))(?:[^,，。.!！?？;；\n]{0,8}?(?:多少|什么|啥|哪个|[发给报]我?(?:一下)?|呢|please|again)|[是为])?[\s?？。.!！]*$/i;
/** Of one piece, with a digit, as words of people are not. */
const TOKEN = /^\s*(?=\S*\d)[!-~]{6,32}\s*$/;

const ONLY_DIGITS = /^[\d\s-]+$/;

/** Whether it matters what was said before. */
export const mayBeAnswer = (text: string): boolean => text.length <= LONGEST_ANSWER && /\d/.test(text);

/** @param before what either side said last; empty where nobody has said anything */
export function maskAnswer(text: string, before: string): Masked {
  const alone = mask(text);
  if (alone.secrets.length > 0 || before === '' || !mayBeAnswer(text)) return alone;
  const end = before.slice(-LOOKED_BACK);
  return within(`${end}\n`, text) ?? (isPassword(text, end) ? within('密码：', text) : null) ?? alone;
}

const isPassword = (text: string, before: string): boolean => ASKS_PASSWORD.test(before) && TOKEN.test(text);

/** What is hidden of a text once it stands behind these words; null where nothing is. */
function within(words: string, text: string): Masked | null {
  const here: Secret[] = mask(words + text)
    .secrets.filter(({ start }) => start >= words.length)
    .map(({ kind, start, end }) => ({ kind, start: start - words.length, end: end - words.length }));
  const [first] = here;
  if (!first) return null;
  // An answer of digits alone is hidden whole, however they are grouped.
  const secrets = ONLY_DIGITS.test(text) ? [{ ...first, ...spanOf(text) }] : here;
  return { text: hide(text, secrets), secrets };
}

const spanOf = (text: string) => ({
  start: text.length - text.trimStart().length,
  end: text.trimEnd().length,
});
