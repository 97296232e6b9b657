/** What people take for a contact though it has the form of none: it is on no card, and that is better than no answer. */
import { type Judged, NOTHING } from './judge.ts';
import { accountAt } from './named-account.ts';

const LONGEST = 40;
/** Digits of any kind, a name behind `@`, or one with as many digits as a number. */
const ALONE =
  /^(?:(?:qq|微信|wechat)号?[\s:：]*)?(@[\w.-]{2,}|[a-z_-]*\d{5}[\w-]*|\+?\(?\d[\d\s().-]{3,}\d)$/i;
const DATE =
  /^(?:19|20)\d\d(?:[-./ ](?:(?:19|20)\d\d|\d{1,2}(?:[-./ ]\d{1,2})?)|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
/** Digits that are said to have called, and that no line has: what a display shows can be made up. */
const CALLED = /(?<![\w.+-])\+?\d{5,15}(?=\s?(?:的?(?:电话|来电)|打来|给我打|called\b))/giu;

export function strangersIn(text: string): readonly Judged[] {
  const called = [...text.matchAll(CALLED)].map(({ 0: digits, index }) => stranger(digits, index));
  return [...aloneIn(text), ...called].filter(({ found }) => !DATE.test(found.text));
}

function aloneIn(text: string): readonly Judged[] {
  const whole = text.trim();
  const alone = whole.length > LONGEST ? undefined : ALONE.exec(whole)?.[1];
  return alone === undefined ? [] : [stranger(alone, text.lastIndexOf(alone))];
}

const stranger = (text: string, start: number): Judged => ({
  ...NOTHING,
  found: accountAt('account', text, start),
  verdict: 'unknown',
});
