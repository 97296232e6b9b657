/** How a number is divided into groups, and whether people divide numbers so. */
import type { Atom } from './atoms.ts';
import type { Width } from './gaps.ts';
import type { Dialled } from './lines.ts';

export interface Shape {
  /** The widest gap. */
  readonly width: Width;
  readonly isWoven: boolean;
  readonly gaps: readonly string[];
  /** Digits in each group. */
  readonly sizes: readonly number[];
  readonly total: number;
}

/** @param atoms of one number, in order */
export const shapeOf = (atoms: readonly Atom[]): Shape => ({
  width: Math.max(0, ...atoms.slice(1).map(({ gap }) => gap.width)) as Width,
  isWoven: atoms.slice(1).some(({ gap }) => gap.isWoven),
  gaps: atoms.slice(1).map(({ gap }) => gap.text),
  sizes: atoms.map(({ digits }) => digits.length),
  total: atoms.reduce((sum, { digits }) => sum + digits.length, 0),
});

/** A rule sees the gaps and sizes behind a country code. True where the shape is none of a phone number. */
type Rule = (gaps: readonly string[], sizes: readonly number[], line: Dialled['line']) => boolean;

const isUniform = (gaps: readonly string[]): boolean => gaps.every((gap) => gap === gaps[0]);
const INNER_DOT = /[.,/]/;
const TELLING = /[:#=&\\"'“”‘’^`<>]/;
const LETTER = /\p{L}/u;
const OTHER_MARK = /[^-() +]/;

const RULES: readonly Rule[] = [
  function sum(gaps, sizes) {
    return (
      gaps.length > 1 &&
      isUniform(gaps) &&
      /^[, ]$/.test(gaps[0] ?? '') &&
      (sizes[0] ?? 0) < 3 &&
      sizes.slice(1).every((size) => size === 3)
    );
  },
  function decimal(gaps, sizes, line) {
    return gaps.length === 1 && gaps[0] === '.' && line === 'mobile' && sizes[0] !== 4;
  },
  function ipAddress(gaps, sizes) {
    return gaps.length === 3 && gaps.every((gap) => gap === '.') && sizes.every((size) => size <= 3);
  },
  // 1.9.1 / 2015-04-19: who hides a number takes one mark throughout.
  function mixedMarks(gaps) {
    const plain = gaps.map((gap) => gap.replace(/[。·•]/g, '.'));
    const marks = plain.filter((gap) => OTHER_MARK.test(gap) && !gap.includes('\n'));
    const others = plain.slice(1).filter((gap) => gap !== marks[0]);
    return (
      marks.length > 0 && (!isUniform(marks) || others.length > 0) && !marks.some((mark) => LETTER.test(mark))
    );
  },
  // 1 粤B2-20240001: text stands in all the gaps or in none.
  function mixedText(gaps) {
    const woven = gaps.filter((gap) => LETTER.test(gap));
    return woven.length > 0 && woven.length < gaps.length;
  },
  function versionOrDate(gaps, sizes) {
    const isSmall = sizes.every((size) => size <= 2);
    return gaps.some((gap) => INNER_DOT.test(gap)) && (sizes[0] ?? 0) < 3 && !isSmall;
  },
  function dateAndMore(gaps, sizes) {
    return !isUniform(gaps) && /^(?:4,[12],[12]|[12],[12],4)(?:,|$)/.test(sizes.join());
  },
  // 12:30, key=138: rarely between the digits of a number.
  function tellingMark(gaps) {
    return gaps.some((gap) => TELLING.test(gap));
  },
];

/** Who divides a number so means it as one, whatever marks stand between. */
const USUAL_SIZES = /^(?:mobile 3,4,4|[48]00 3,(?:3,4|4,3)|landline [34],(?:[34],4|[78]))$/;

/** @param countryCode groups that the plus and the code behind it take */
export function isPlausible({ line, digits }: Dialled, { gaps, sizes }: Shape, countryCode: number): boolean {
  const [inner, groups] = [gaps.slice(countryCode), sizes.slice(countryCode)];
  if (digits === '' || !areBracketsClosed(gaps)) return false;
  if (line === 'international' || USUAL_SIZES.test(`${line} ${groups}`)) return true;
  if (groups.every((size) => size === 1)) return true;
  return !isRow(digits, groups) && !RULES.some((isOtherwise) => isOtherwise(inner, groups, line));
}

const SHORTEST_ROW = 5;

/** 1 3 5 7 9 11 13 15, and the balls of a lottery: numbers that rise, and are written apart. */
function isRow(digits: string, sizes: readonly number[]): boolean {
  if (sizes.length < SHORTEST_ROW || sizes.some((size) => size > 2)) return false;
  let [at, before] = [0, -1];
  return sizes.every((size) => {
    const value = Number(digits.slice(at, at + size));
    const isMore = value > before;
    [at, before] = [at + size, value];
    return isMore;
  });
}

const OPEN = '([{【「';
const CLOSED = ')]}】」';

/** One may have been opened before the number, and closed behind it. */
function areBracketsClosed(gaps: readonly string[]): boolean {
  let [depth, least] = [0, 0];
  for (const char of gaps.join('')) {
    if (OPEN.includes(char)) depth++;
    if (CLOSED.includes(char)) depth--;
    least = Math.min(least, depth);
  }
  return least >= -1 && depth <= (least < 0 ? 0 : 1);
}
