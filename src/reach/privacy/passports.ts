import { isNamed, labelBefore, labelBehind } from './context.ts';
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';
import type { Word } from './words.ts';

/** Letters and digits as passports of many countries have them; alone they are many other things. */
const NUMBER = /(?<![A-Za-z0-9\0])(?:[A-Za-z]{1,2}\d{6,8}|\d{9})(?![A-Za-z0-9\0])/g;
const NEAR = 5;
const NEAR_BEHIND = 3;

const isPassport = (word: Word): boolean => word === 'passport';

/** Only beside the word. */
export const findPassports = (sheet: Sheet): readonly Place[] =>
  (isNamed(sheet, isPassport) ? [...sheet.text.matchAll(NUMBER)] : [])
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter(
      ({ from, to }) =>
        !sheet.isOfficial(sheet.text.slice(from, to)) &&
        (labelBefore(sheet, from, NEAR, isPassport) ?? labelBehind(sheet, to, NEAR_BEHIND, isPassport)),
    );
