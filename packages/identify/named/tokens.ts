/** What is named behind a lead, in the form that its kind has. */
import { numeralKind, numeralValue } from '../fold/numerals.ts';
import { lineOf } from '../phones/lines.ts';
import type { LeadAt, NamedKind } from './leads.ts';

export interface Token {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  /** Something stands between its digits. */
  readonly isSplit?: boolean;
}

/** Between the word and what it names. Sticky and bounded. */
const FILLER =
  /(?:号码|号碼|账号|帐号|帳號|客服|官方|专属|售后|同号|添加|请加|搜索?|联系|咨询|number|no\.?|id|is|号|號|是|为|為|叫|加|[\s:=：→➡👉🔍☞>+➕"'“「『【([#@,，.-]){0,8}/iuy;
/** Behind a word that is ordinary as well. */
const CLEAR_SIGN = /[:是为為→➡👉#]|号|號|加|搜|\bid\b|\bno\b/iu;
const SIGN = /[:：=是为為号號→➡👉("“「『【#@]|id|no|加|搜/iu;

/** @param isLed whether the word can mean nothing else */
export function tokenFor(text: string, lead: LeadAt, isLed: boolean): Token | undefined {
  FILLER.lastIndex = lead.to;
  const filler = FILLER.exec(text)?.[0] ?? '';
  const from = lead.to + filler.length;
  const isSaid = SIGN.test(filler);
  const token = READERS[lead.kind](text, from, isSaid || /[加+➕]/u.test(lead.word), filler);
  return isLed || CLEAR_SIGN.test(filler) || (token && isTelling(token)) ? token : undefined;
}

/** What can hardly be anything else, even behind an ordinary word. */
const isTelling = ({ value }: Token): boolean =>
  /\d{8}/.test(value) || (/^[a-z]+[_-]?\d{2}/i.test(value) && value.length >= 8);

type Reader = (text: string, from: number, isSaid: boolean, filler: string) => Token | undefined;

const READERS: Readonly<Record<NamedKind, Reader>> = {
  qq: readNumber,
  group: readNumber,
  wechat: readWechat,
  order: readOrder,
};

const QQ_DIGITS = { least: 5, most: 11 };
const BETWEEN_DIGITS = /[ \-_.·*]/;
/** 10000, 1 0 0 0 0, 123-456-789: groups of at most four, unless there is one group. */
const LONGEST_GROUP = 4;

function readNumber(text: string, from: number): Token | undefined {
  let [at, group, isSplit, isShort] = [from, 0, false, true];
  let digits = '';
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (numeralKind(unit)) {
      digits += numeralValue(unit);
      isShort &&= ++group <= LONGEST_GROUP;
    } else if (digits !== '' && isShort && BETWEEN_DIGITS.test(text[at] ?? '') && isDigit(text, at + 1)) {
      [isSplit, group] = [true, 0];
    } else break;
  }
  if (digits.length < QQ_DIGITS.least || digits.length > QQ_DIGITS.most || digits.startsWith('0'))
    return undefined;
  const written = text.slice(from, at);
  if (
    /[A-Za-z]/.test(text[at] ?? '') ||
    !/\d|[〇零一二三四五六七八九]{5}|[壹贰叁肆伍陆柒捌玖幺]/.test(written)
  )
    return undefined;
  return { from, to: at, value: digits, isSplit };
}

const isDigit = (text: string, at: number): boolean => {
  const kind = numeralKind(text.charCodeAt(at));
  return kind === 'digit' || kind === 'numeral';
};

/** Tencent's rule: a letter first, 6–20 letters, digits, dashes and underscores. */
const WECHAT_ID = /[A-Za-z][-_A-Za-z0-9]{5,19}(?![-_A-Za-z0-9\u00aa-\u1fff])/y;
const PUBLIC_NAME = /[\p{Script=Han}A-Za-z0-9_·()-]{2,30}(?=["'”」』】\]])/uy;
const ORDINARY =
  /^(?:wechat|weixin|official|service|account|customer|support|message|payment|wallet|notice|please)s?$/i;

function readWechat(text: string, from: number, isSaid: boolean, filler: string): Token | undefined {
  const id = sticky(WECHAT_ID, text, from);
  if (id) {
    const isPlainWord = /^[A-Za-z-]+$/.test(id.value);
    return ORDINARY.test(id.value) || (isPlainWord && !isSaid && filler !== '') ? undefined : id;
  }
  if (/["'“「『【[]$/.test(filler)) return sticky(PUBLIC_NAME, text, from);
  const number = isSaid ? readNumber(text, from) : undefined;
  return number && !lineOf(number.value, false) && /\d{5}/.test(text.slice(number.from, number.to))
    ? number
    : undefined;
}

const ORDER = /[A-Za-z0-9](?:[A-Za-z0-9]|[-_](?=[A-Za-z0-9])){5,39}(?![A-Za-z0-9_\u00aa-\u1fff-])/y;
const DATE = /^(?:19|20)\d{2}-\d{1,2}-\d{1,2}$/;

function readOrder(text: string, from: number): Token | undefined {
  const token = sticky(ORDER, text, from);
  if (!token || token.value.replace(/\D/g, '').length < 4 || DATE.test(token.value)) return undefined;
  return token;
}

function sticky(pattern: RegExp, text: string, from: number): Token | undefined {
  pattern.lastIndex = from;
  const value = pattern.exec(text)?.[0];
  return value === undefined ? undefined : { from, to: from + value.length, value };
}

const DIGITS_BEFORE = /(?<![\dA-Za-z])[1-9]\d{4,10}[\s(（]{0,2}(?:是我的?|是我们的?|是)?$/;

/** 10000（QQ）: a number before the word. */
export function tokenBefore(text: string, { kind, from, word }: LeadAt): Token | undefined {
  if ((kind !== 'qq' && kind !== 'group') || word.length < 2) return undefined;
  const before = DIGITS_BEFORE.exec(text.slice(Math.max(0, from - 18), from))?.[0];
  const value = /\d+/.exec(before ?? '')?.[0];
  if (before === undefined || value === undefined || lineOf(value, false)) return undefined;
  const begin = from - before.length;
  return { from: begin, to: begin + value.length, value };
}
