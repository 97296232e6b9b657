/** What stands between two runs of digits, and how far it holds them apart. */

/**
 * 0: nothing. 1: one dash, dot or bracket. 2: with a space. 3: other marks, or a few characters of text. 4: a line
 * break. 5: they belong to different things.
 */
export type Width = 0 | 1 | 2 | 3 | 4 | 5;
export const APART: Width = 5;

export interface Gap {
  readonly width: Width;
  /** Letters stand in it. */
  readonly isWoven: boolean;
  /** Other marks than people usually write. */
  readonly isUnusual: boolean;
  /** All that stands in it, where the width is less than 5. */
  readonly text: string;
}

/** Units of UTF-16; more between two runs of digits hold them apart. */
export const LONGEST = 8;
const MOST_WORDS = 3;
const MOST_BRACKETED = 6;
const BRACKETED = /^[([{【「].*[)\]}】」]$/;
const MOST_MARKS = 4;
const LINE_BREAK = /^[ \t-]{0,3}\r?\n[ \t-]{0,3}$/;
const TIGHT = new Set(['-', '一', '.', '·', '・', '‧', '•', '_', '(', ')', ')(', ')-', '-(', '(+']);
const SPACED = /^[-.·•_() ]{1,3}$/;
/** Dashes, spaces and brackets. */
const USUAL = /^[-() ]{1,3}$/;
/** What comes before a number, and so is in none. */
const CALLS = ['电话', '手机', '热线', '号码', '致电', '拨打', '回电', '来电'];
const LETTER = /\p{L}/u;
/** No mark that people put into a number to hide it; these say what the digits are. */
const TELLING = /[%‰$¥€£@?{}°℃A-Za-z\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** What is counted or dated, and what joins two numbers. */
const UNITS = new Set(
  '年月日号時时分秒点刻钟元块角毛万亿千百十个個名位人次件张份条只台部套单级楼层室栋幢座弄巷路街院区组排斤克吨米里厘亩度岁周天季届期第章节回集页行倍折成起至到或和与及每共约近超转满赠送返胜平负比',
);

export function gapOf(text: string, from: number, to: number): Gap {
  if (to - from > LONGEST) return SOMETHING_ELSE;
  const between = text.slice(from, to);
  const [width, isWoven] = measure(between);
  return { width, isWoven, isUnusual: !USUAL.test(between), text: between };
}

/** Where something else stands between. */
export const SOMETHING_ELSE: Gap = { width: APART, isWoven: false, isUnusual: false, text: '' };

function measure(between: string): [Width, boolean] {
  if (between === '') return [0, false];
  if (between.includes('\n')) return [LINE_BREAK.test(between) ? 4 : APART, false];
  if (TELLING.test(between)) return [APART, false];
  if (TIGHT.has(between)) return [1, false];
  if (SPACED.test(between)) return [2, false];
  if (CALLS.some((word) => between.includes(word))) return [APART, true];
  const letters = [...between].filter((char) => LETTER.test(char));
  if (letters.length === 0) return [between.length <= MOST_MARKS + 2 ? 3 : APART, false];
  const isText =
    letters.length <= (BRACKETED.test(between) ? MOST_BRACKETED : MOST_WORDS) &&
    !letters.some((letter) => UNITS.has(letter));
  return [isText ? 3 : APART, true];
}
