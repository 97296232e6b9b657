import { isCalled, isGlued, isNamed, labelBefore, labelBehind } from './context.ts';
import { gapsOf, isPart, isSpelled, longestSpans, type Span, sizesOf } from './digits.ts';
import type { Place } from './place.ts';
import { type Places, placesOf } from './places.ts';
import type { Sheet } from './sheet.ts';
import type { Word } from './words.ts';

const SHORTEST = 4;
const LONGEST = 8;
const USUAL = 6;
/** Words between the word and its digits: where hardly anything stands between, and where it is said that they are it. */
const BESIDE = 3;
const NEAR = 24;
const NEAR_BEHIND = 8;
/** UTF-16 units. */
const LOOKED_BACK = 8;
const LOOKED_AHEAD = 40;

/** A security code is one of a card or of a text message. */
const isCode = (word: Word): boolean => word === 'code' || word === 'security';
const isOther = (word: Word): boolean => word === 'reference' || word === 'other' || word === 'card';

/** One-time codes, beside their word. */
export function findCodes(sheet: Sheet): readonly Place[] {
  if (!isNamed(sheet, isCode)) return [];
  const said = saidIn(sheet);
  return longestSpans(
    sheet.groups,
    LONGEST,
    (span) =>
      span.digits.length >= SHORTEST &&
      isShaped(sheet, span) &&
      !isPart(span) &&
      (isAnnounced(sheet, said, span) || isNamedBehind(sheet, span)) &&
      !isSomethingElse(sheet, span),
  );
}

const HALVES = new Set(['3-3', '4-4', '2-2-2']);
const APART = /[,、.\n]/;
/** Of a date, a time, an amount, a version, an address. */
const PART_OF_MORE = /[\d:./-]/;

function isShaped({ text }: Sheet, span: Span): boolean {
  if (span.count > 1 && !isSpelled(span) && !HALVES.has(sizesOf(span))) return false;
  return !APART.test(gapsOf(span)) && !isJoined(text, span.from - 1, -1) && !isJoined(text, span.to, 1);
}

/** Whether a mark at `at` joins it to another digit. */
const isJoined = (text: string, at: number, step: 1 | -1): boolean =>
  PART_OF_MORE.test(text[at] ?? '') && /\d/.test(text[at + step] ?? '');

const OTHER_BEFORE =
  /(?:[¥$€£₩#+第约共满每至到从给等版vV]|(?<![填输写入发到])了|(?<![a-z])(?:since|after|before|in|for|at|by|until|till|from|to|over|about|build|no\.)) ?$/i;
const OTHER_BEHIND =
  /^\s?(?:[元块角毛万千百十年月日号秒分点下度位条个次人名时天小%‰×*°]|开头|结尾|发来|发的|打来|客服|积分|金币|的?(?:这个)?(?:订单|单子?|号码|手机|热线|来电|短信号)|(?:seconds?|secs?|minutes?|mins?|hours?|days?|times|points|yuan|rmb|cny|usd|dollars?|px|mb|gb|k|w)(?![a-z]))/i;

/** Money, dates, what is counted, numbers that were called, and whatever another word is for. */
function isSomethingElse(sheet: Sheet, span: Span): boolean {
  const { text } = sheet;
  return (
    isGlued(sheet, span, isCode) ||
    OTHER_BEFORE.test(text.slice(Math.max(0, span.from - LOOKED_BACK), span.from)) ||
    OTHER_BEHIND.test(text.slice(span.to, span.to + LOOKED_BACK)) ||
    isCalled(sheet, span, isOther) ||
    sheet.isOfficial(span.digits)
  );
}

/** What is said of codes, and where. */
interface Said {
  readonly negated: Places;
  readonly typed: Places;
  readonly borders: Places;
}

const NEGATED = /[没未不错无但]|失败|(?<![a-z])(?:not|no|never|wrong|without|failed|but)(?![a-z])|n't/gi;
/** That there is one, though it does not serve. */
const TYPED =
  /[输填发念写]|收到|显示|看到|就是|不能用|不管用|无效|过期|不对|(?<![a-z])(?:typed?|entered|got|received|says|working|work|invalid|expired)(?![a-z])/gi;
const BORDER = /[,;。!?\n\0•]/g;

const saidIn = ({ text }: Sheet): Said => ({
  negated: placesOf(text, NEGATED),
  typed: placesOf(text, TYPED),
  borders: placesOf(text, BORDER),
});

/** Right before the digits: that these are it. */
const SAID_TO_BE = /(?:[是为叫说:=("“「【]|(?<![a-z])(?:is|was|are|says|reads))\s?$/i;
/** Or that something ends there. */
const BEGINS = /(?:[,;。!?\n]|(?<![a-z])it)\s?$/i;
/** A list goes on. */
const LISTED = /^\s?(?:第|另|还有|又|和|再|then|and|now)/i;

/** 2500, 1200: amounts far more often than codes, so that nothing may stand between. */
const isRound = ({ digits }: Span): boolean => digits.length <= 5 && digits.endsWith('00');

/** Behind the word: “my code is 482913”. */
function isAnnounced(sheet: Sheet, { negated, typed, borders }: Said, span: Span): boolean {
  const { from } = span;
  const label = labelBefore(sheet, from, NEAR, isCode);
  if (!label) return false;
  const clause = borders.lastBefore(from);
  // 没收到验证码 counts as well.
  const isNegated = negated.isIn(Math.max(borders.lastBefore(label.from), label.from - LOOKED_BACK), from);
  const isBeside = labelBefore(sheet, from, isRound(span) ? 0 : BESIDE, isCode) !== undefined;
  const goesOn = clause <= label.to || LISTED.test(sheet.text.slice(clause, clause + LOOKED_BACK));
  if (isBeside && goesOn && !isNegated) return true;
  const right = sheet.text.slice(Math.max(label.to, from - LOOKED_BACK), from);
  if (SAID_TO_BE.test(right)) return !isNegated || typed.isIn(label.to, from);
  return BEGINS.test(right) && !isNegated && !isRound(span);
}

const IS_IT = /^[^,;。!?\n\d]*$|^[\s)(\]”"」】),。:!-]{0,4}(?:你们?的|我的|您的|这个?|就)?[是为即]?$/;
const HAS_LINK =
  /[是为即这]|^\s?(?:你们?|我|您)的$|(?<![a-z])(?:is|was|as)(?![a-z])|^[\s)(\]”"」),。:!-]{0,4}$|^\s?[([「][^)\]」]{0,8}$/i;
const IS = /[是为即]|(?<![a-z])(?:is|was|as)(?![a-z])/i;
/** 640915的验证码, and not 12306的验证码. */
const isOf = (between: string, { digits }: Span): boolean =>
  digits.length === USUAL && /^\s?的\s?$/.test(between);
/** A sentence ends, something is denied, or something is taken. */
const BREAKS = /[.。]\s|\0|[没未不错无]|(?<![a-z])(?:not|no|never|wrong)(?![a-z])|n't/i;
/** The word has digits of its own. */
const ANNOUNCES = /^[\s为是:]{0,3}[\d\0]/;

/** 填了482913提示验证码错误, “is 482913 the code?” */
const ENTERED = /(?:[填输写]|输入|填写|(?<![a-z])(?:typed?|entered|is|was|use))(?:的是|了|的)?\s?$/i;

/** Before the word: “482913 is your code”, “482913(code)”. */
function isNamedBehind(sheet: Sheet, span: Span): boolean {
  const { from, to } = span;
  const label = labelBehind(sheet, to, NEAR_BEHIND, isCode);
  if (!label || label.from - to > LOOKED_AHEAD) return false;
  if (ANNOUNCES.test(sheet.text.slice(label.to, label.to + LOOKED_BACK))) return false;
  const between = sheet.text.slice(to, label.from);
  if (!IS_IT.test(between) || BREAKS.test(between)) return false;
  if (isRound(span)) return IS.test(between);
  const isEntered = ENTERED.test(sheet.text.slice(Math.max(0, from - LOOKED_BACK), from));
  return isEntered || HAS_LINK.test(between) || isOf(between, span);
}
