/** Whether what stands right beside an identifier belongs to it: to people 0 before 400-000-0000 is another number. */
import type { Found } from '@clearline/identify';

const HAN = /\p{Script=Han}/u;
/** These stand in words as well, such as 统一 and 唯一. */
const COMMON_NUMERAL = /[一二三四五六七八九十两]/;
const NUMERAL = /[零〇幺壹贰叁肆伍陆柒捌玖拾]/;
/** Letters and digits of any script but Chinese, where words stand without spaces, and marks that are drawn over others. */
const WORD = /(?!\p{Script=Han})[\p{L}\p{N}\p{M}]/u;
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
/** `Tel400-…`: one letter alone is none of these. */
const LEADS = /(?<![a-z])(?:tel|phone|call|mobile|hotline|qq|wx|vx|wechat|weixin|id|no)$/i;

const DIALLED = /[#*@%]/;
const BEFORE_HOST = /[-_.@%/\\#?+=&~]/;
const AFTER_HOST = /[-_@%+*&=~\\]/;
/** What a local part may hold (RFC 5322 §3.2.3). */
const BEFORE_MAILBOX = /[-_.@%/#?+=&~!$'*^`{|}]/;

const SIGNS: Record<Found['kind'], readonly [before: RegExp, after: RegExp]> = {
  phone: [DIALLED, DIALLED],
  qq: [DIALLED, DIALLED],
  group: [DIALLED, DIALLED],
  wechat: [/[-_.@]/, /[-_@]/],
  order: [DIALLED, DIALLED],
  url: [BEFORE_HOST, AFTER_HOST],
  domain: [BEFORE_HOST, AFTER_HOST],
  email: [BEFORE_MAILBOX, AFTER_HOST],
};

/** @param text in which the identifier was found */
export function isJoined(text: string, { kind, start, end }: Found): boolean {
  const before = [...text.slice(Math.max(0, start - 12), start)].filter((one) => !HIDDEN.test(one));
  const after = [...text.slice(end, end + 12)].filter((one) => !HIDDEN.test(one));
  const [signBefore, signAfter] = SIGNS[kind];
  const [left = '', right = ''] = [before.at(-1), after[0]];
  if (signBefore.test(left) || signAfter.test(right)) return true;
  if (WORD.test(right) || (WORD.test(left) && !LEADS.test(before.join('')))) return true;
  const isCounted = kind === 'phone' || kind === 'qq' || kind === 'group';
  return isCounted && (isLoneNumeral(left, before.at(-2)) || isLoneNumeral(right, after[1]));
}

const isLoneNumeral = (one: string, beyond = ''): boolean =>
  NUMERAL.test(one) || (COMMON_NUMERAL.test(one) && !HAN.test(beyond));
