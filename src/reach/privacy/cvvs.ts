import { isGlued, isNamed, labelBefore } from './context.ts';
import { isPart, isSpelled, longestSpans, type Span } from './digits.ts';
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';
import type { Word } from './words.ts';

const SHORTEST = 3;
const LONGEST = 4;
const NEAR = 4;
const LOOKED_AHEAD = 24;

const isCvvWord = (word: Word): boolean => word === 'cvv' || word === 'security';

/** Security codes of cards, beside their word. */
export const findCvvs = (sheet: Sheet): readonly Place[] =>
  isNamed(sheet, isCvvWord)
    ? longestSpans(sheet.groups, LONGEST, (span) => isCvv(sheet, span) && !isPart(span))
    : [];

function isCvv(sheet: Sheet, span: Span): boolean {
  if (span.digits.length < SHORTEST || (span.count > 1 && !isSpelled(span))) return false;
  if (isGlued(sheet, span, isCvvWord) || sheet.isOfficial(span.digits)) return false;
  const label = labelBefore(sheet, span.from, NEAR, () => true);
  if (!label || !isCvvWord(label.word)) return isNamedBehind(sheet, span);
  // Of four digits a security code is one of a text message.
  return label.word === 'cvv' || span.digits.length === SHORTEST;
}

/** 123 is the CVV. */
const NAMED_BEHIND = /^\s?(?:是|就是|is)[\s\p{L}]{0,10}(?:cvv|cvc|安全码)/iu;
const isNamedBehind = ({ text }: Sheet, { to }: Place): boolean =>
  NAMED_BEHIND.test(text.slice(to, to + LOOKED_AHEAD));
