/** Numbers that bank cards have: first digits and lengths by network, and the check digit (ISO/IEC 7812). */

export interface CardLengths {
  readonly usual: readonly number[];
  /** Of lengths that other numbers have far more often: a word for cards must be near. */
  readonly named: readonly number[];
}
type Range = readonly [first: string, last: string, usual: readonly number[], named: readonly number[]];

const UNIONPAY = [16, 17, 18, 19];
const MAESTRO = [18, 19];

/** Of ranges that meet, the first holds. */
const RANGES: readonly Range[] = [
  // UnionPay, and what mainland banks issued before it.
  ['62', '62', UNIONPAY, []],
  ['8100', '8171', UNIONPAY, []],
  ['9558', '9559', [19], [16]],
  ['6013', '6014', UNIONPAY, []],
  ['6037', '6037', [16, 19], []],
  ['6907', '6907', [], [15, 18]],
  // Visa, Mastercard, American Express.
  ['4', '4', [16], [13, 19]],
  ['51', '55', [16], []],
  ['2221', '2720', [16], []],
  ['34', '34', [15], []],
  ['37', '37', [15], []],
  // Diners Club, JCB, Discover.
  ['36', '36', [14], [16, 19]],
  ['38', '39', [14], [16, 19]],
  ['300', '305', [14], [16, 19]],
  ['3528', '3589', [16], [19]],
  ['6011', '6011', [16], [19]],
  ['644', '659', [16], [19]],
  // Mir, Maestro, RuPay.
  ['2200', '2204', [16], [19]],
  ['5018', '5038', [16], MAESTRO],
  ['56', '58', [], [16, ...MAESTRO]],
  ['6304', '6304', [16], MAESTRO],
  ['6759', '6763', [16], MAESTRO],
  ['508', '508', [16], []],
  ['81', '82', [16], []],
];

/** How many first digits tell the issuer. */
export const PREFIX = 4;
export const LONGEST_CARD = 19;

const BY_PREFIX: readonly (CardLengths | undefined)[] = Array.from({ length: 10 ** PREFIX }, (_, at) => {
  const prefix = `${at}`.padStart(PREFIX, '0');
  const range = RANGES.find(([first, last]) => {
    const start = prefix.slice(0, first.length);
    return start >= first && start <= last;
  });
  return range && { usual: range[2], named: range[3] };
});

/** How long cards are that begin so; undefined where none does. */
export const lengthsFor = (prefix: string): CardLengths | undefined =>
  prefix.length === PREFIX ? BY_PREFIX[Number(prefix)] : undefined;

export function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 0x30;
    const doubled = at % 2 === 0 ? digit : 2 * digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
