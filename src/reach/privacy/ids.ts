import { isCalled, labelBefore } from './context.ts';
import { beginningOf, type Span, spansFrom } from './digits.ts';
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';

const LENGTH = 18;
/** Until 1999: the year in two digits, and no check digit. */
const OLD_LENGTH = 15;
/** Of the provinces, and of residents of Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
/** GB 11643, which takes ISO 7064, MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const NEAR = 8;
const FIRST_YEAR = 1880;
const LAST_YEAR = 2099;

/** Every number of a mainland identity card in what is not taken. */
export function findIds(sheet: Sheet): readonly Place[] {
  const found: Place[] = [];
  for (let first = 0; first < sheet.groups.length; ) {
    const id = idFrom(sheet, first);
    if (id) found.push(id);
    first += id?.count ?? 1;
  }
  return found;
}

function idFrom(sheet: Sheet, first: number): (Place & { count: number }) | undefined {
  if (!PROVINCES.has(beginningOf(sheet.groups, first, 2))) return undefined;
  for (const span of spansFrom(sheet.groups, first, LENGTH)) {
    const to = span.digits.length < OLD_LENGTH ? undefined : endOfId(sheet, span);
    if (to !== undefined) return { from: span.from, to, count: span.count };
  }
  return undefined;
}

/** Where it ends; undefined for what is none. */
function endOfId(sheet: Sheet, span: Span): number | undefined {
  const { digits, to } = span;
  const x = xBehind(sheet.text, to);
  if (digits.length === LENGTH - 1 && x !== undefined && isId(`${digits}X`)) return x;
  if (digits.length === LENGTH && isId(digits)) return to;
  return digits.length === OLD_LENGTH && isOldId(sheet, span) ? to : undefined;
}

const X_BEHIND = /^ ?[Xx](?![A-Za-z])/;
function xBehind(text: string, to: number): number | undefined {
  const match = X_BEHIND.exec(text.slice(to, to + 3));
  return match ? to + match[0].length : undefined;
}

/** @param number of a province */
function isId(number: string): boolean {
  if (!isDate(number.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return number.endsWith(CHECKS[sum % CHECKS.length] ?? '');
}

/** Fifteen digits are many things, so a word must say that it is one. */
const isOldId = (sheet: Sheet, { digits, from, to }: Span): boolean =>
  isDate(`19${digits.slice(6, 12)}`) &&
  labelBefore(sheet, from, NEAR, (word) => word === 'identity') !== undefined &&
  !isCalled(sheet, { from, to }, (word) => word === 'reference');

/** YYYYMMDD of somebody who can have got such a number. */
function isDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const [month, day] = [Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
