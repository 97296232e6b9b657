import { isCalled, isGlued, labelBefore } from './context.ts';
import { beginningOf, gapsOf, isSpelled, type Span, sizesOf, spansFrom } from './digits.ts';
import { type CardLengths, hasLuhn, LONGEST_CARD, lengthsFor, PREFIX } from './issuers.ts';
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';
import type { Word } from './words.ts';

/** A card, with the digits that stay to be seen; none where it is not sure where it ends. */
export interface FoundCard extends Place {
  readonly shown: readonly [first: string, last: string] | undefined;
}

const NEAR = 12;
const SHOWN = 4;

/** Every bank card number in what is not taken. */
export function findCards(sheet: Sheet): readonly FoundCard[] {
  const { groups } = sheet;
  const found: FoundCard[] = [];
  for (let first = 0; first < groups.length; ) {
    const lengths = lengthsFor(beginningOf(groups, first, PREFIX));
    const spans = lengths ? spansFrom(groups, first, LONGEST_CARD) : [];
    const cards = spans.filter((span) => lengths && isCard(sheet, span, lengths));
    const longest = cards.at(-1);
    if (longest) found.push(cardOf(longest, cards.length === 1));
    first += longest?.count ?? 1;
  }
  return found;
}

const cardOf = ({ from, to, digits }: Span, isSure: boolean): FoundCard => ({
  from,
  to,
  shown: isSure ? [digits.slice(0, SHOWN), digits.slice(-SHOWN)] : undefined,
});

const isCardWord = (word: Word): boolean => word === 'card';

function isCard(sheet: Sheet, span: Span, { usual, named }: CardLengths): boolean {
  const { length } = span.digits;
  if (!(usual.includes(length) || named.includes(length)) || !hasLuhn(span.digits)) return false;
  const isNamed = labelBefore(sheet, span.from, NEAR, isCardWord) !== undefined;
  return (
    (isNamed || usual.includes(length)) &&
    isLaidOut(span, isNamed) &&
    !isDialled(sheet, span) &&
    !isGlued(sheet, span, isCardWord) &&
    !isCalled(sheet, span, (word) => word === 'reference') &&
    !sheet.isOfficial(span.digits)
  );
}

/** +49… is a phone number. */
const isDialled = ({ text }: Sheet, { from }: Place): boolean => text[from - 1] === '+';

const LISTED = /[,、]/;
const IN_FOURS = /^(?:4-)+[1-4]$/;
const OTHERWISE = new Set(['4-6-5', '4-6-4', '8-8', '8-11', '12-4', '16-3', '6-10', '6-13']);

/** As cards are printed or read out. What is called a card may be divided in any way, but by commas only digit by digit. */
function isLaidOut(span: Span, isNamed: boolean): boolean {
  if (span.count === 1 || isSpelled(span)) return true;
  const sizes = sizesOf(span);
  return !LISTED.test(gapsOf(span)) && (isNamed || IN_FOURS.test(sizes) || OTHERWISE.has(sizes));
}
