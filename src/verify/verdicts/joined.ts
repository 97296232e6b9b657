/** Whether what stands beside an identifier belongs to it: to people 0 before 400-000-0000 is another number. */
import type { Found } from '@clearline/identify';
import type { ValueKind } from './known.ts';

const HAN = /\p{Script=Han}/u;
/** These stand in words as well, such as 统一 and 唯一. */
const COMMON_NUMERAL = /[一二三四五六七八九十两]/;
const NUMERAL = /[零〇幺壹贰叁肆伍陆柒捌玖拾]/;
/** Letters and digits of any script but Chinese, where words stand without spaces, and marks that are drawn over others. */
const WORD = /(?!\p{Script=Han})[\p{L}\p{N}\p{M}]/u;
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** `Tel400-…`: one letter alone is none of these. */
const LEADS = /(?<![a-z])(?:tel|phone|call|mobile|hotline|qq|wx|vx|wechat|weixin|id|no)$/i;
/** `400-…QQ1234567`: of the account behind it. */
const LEADS_ON = /^(?:qq|wx|vx|wechat|weixin)(?:\d|[号群\s:：]+[a-z\d])/i;
const WINDOW = 24;

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

/** `+1 400-…`, `17951 400-…`; but not the end of 9:00-22:00 or 7×24, nor of the line above. */
const PREFIX = /(?:\+\s?\d{1,4}|(?<![\d:：.\-x×/])\d{1,5})(?!\s*[\r\n])[\s()（）-]{1,3}$/i;
/** `400-… 8`, `400-…/8`, `转 8000 转 1`; but not opening hours, a count of something, or what begins the line below. */
const SUFFIX =
  /^(?:(?!\s*[,，]?\s*[\r\n])[\s/(+×x,，-]{1,3}\d{1,5}(?![\d\-:：.%×*]|[^\S\r\n]*\p{L})|\s*(?:转|分机|ext)\s*\d)/iu;
/**
 * `tianyuan.example'.cn`, `tianyuan.example|cn`: broken up, so that it is read as one name. Browsers read the Chinese
 * full stop as a dot, and Chinese as part of a name. But `、QQ 1…` is what comes next.
 */
const HOST_GOES_ON =
  /^(?:[\s'"|:$^(（。、]{1,2}\.[a-z]|(?!、\s?(?:tel|phone|hotline|mobile|qq|wechat|e-?mail)[\s:：群])['"|$^、]\s?[a-z]|。[a-z\d-]+\.|\p{Script=Han}+\.[a-z])/iu;
const HOST_BEGAN = /[a-z0-9]["'。·*|$^]$/i;

/** What stands right beside an identifier, without what cannot be seen. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

/** @param others all that is found in the text, in order and not overlapping */
export function besideOf(text: string, others: readonly Span[], at: number): Beside {
  const { start = 0, end = 0 } = others[at] ?? {};
  const [previous, next] = [others[at - 1], others[at + 1]];
  const from = previous && isApart(previous, text.slice(previous.end, start)) ? previous.end : 0;
  const to = next && isApart(next, text.slice(end, next.start)) ? next.start : text.length;
  return {
    before: text.slice(Math.max(from, start - WINDOW), start).replace(HIDDEN, ''),
    after: text.slice(end, Math.min(to, end + WINDOW)).replace(HIDDEN, ''),
  };
}

type Span = Pick<Found, 'start' | 'end' | 'value'> & { readonly kind: ValueKind };

/** A whole number is nobody's prefix and no extension: `400-000-0000 400-000-0001`. */
const isApart = ({ kind, value }: Span, between: string): boolean =>
  (kind === 'phone' && value.length >= SHORTEST_WHOLE) || SEPARATES.test(between);
const SHORTEST_WHOLE = 10;
const SEPARATES = /^\s*[\n\r\t,，;；、]\s*$/;

export function isJoined(found: Found, { before, after }: Beside): boolean {
  return touches(before, after, found.kind) || goesOn(before, after, found);
}

function touches(before: string, after: string, kind: Found['kind']): boolean {
  const [signBefore, signAfter] = SIGNS[kind];
  const [lefts, rights] = [[...before], [...after]];
  const [left = '', right = ''] = [lefts.at(-1), rights[0]];
  if (signBefore.test(left) || signAfter.test(right)) return true;
  if (WORD.test(right) && !(isCounted(kind) && LEADS_ON.test(after))) return true;
  if (WORD.test(left) && !LEADS.test(before)) return true;
  return isCounted(kind) && (isLoneNumeral(left, lefts.at(-2)) || isLoneNumeral(right, rights[1]));
}

function goesOn(before: string, after: string, { kind, text }: Found): boolean {
  if (isCounted(kind)) return (kind === 'phone' && PREFIX.test(before)) || SUFFIX.test(after);
  if (kind !== 'url' && kind !== 'domain' && kind !== 'email') return false;
  // Browsers read a backslash as a slash.
  return HOST_GOES_ON.test(after) || HOST_BEGAN.test(before) || text.includes('\\');
}

const isCounted = (kind: Found['kind']): boolean => kind === 'phone' || kind === 'qq' || kind === 'group';

/** 一 in 统一 is part of a word; alone it is a digit. */
const isLoneNumeral = (one: string, beyond = ''): boolean =>
  NUMERAL.test(one) || (COMMON_NUMERAL.test(one) && !HAN.test(beyond));

/** What is said to be an account elsewhere has the digits of our number by chance, or on purpose. */
const OTHER_ACCOUNT =
  /(?:账号|帐号|账户|帐户|卡号|支付宝|财付通|微信号?|薇信?|抖音号?|快手号?|微博号?|钉钉号?|陌陌号?|telegram|tg|whatsapp|skype|加\s?[vq微薇扣]|v信|vx|wx)[\s:：是为]*$/i;
const OTHER_GROUP = /(?:微信|telegram|tg|电报|钉钉|飞书|陌陌|yy|抖音|快手)\s?群?号?[\s:：是为]*$/i;

/** @param isQqGroup whether what it equals is a group of QQ */
export function isNamedOtherwise({ kind }: Found, { before }: Beside, isQqGroup: boolean): boolean {
  if (kind === 'phone') return OTHER_ACCOUNT.test(before);
  return kind === 'group' && isQqGroup && OTHER_GROUP.test(before);
}
