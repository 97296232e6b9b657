/** Receipt numbers: short enough to read out, too many to guess, with a check character that finds any one slip. */
import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 55 bits: at a thousand guesses a second, a century to meet one of a million receipts half the time. */
const RANDOM = 11;
const FORM = new RegExp(`^[${ALPHABET}]{${RANDOM + 1}}$`);

/** Twelve characters in three groups, such as `7K2M-9QXB-4TFH`. */
export function newReceipt(): string {
  const drawn = Array.from({ length: RANDOM }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return grouped(drawn + checkOf(drawn));
}

/** The receipt that somebody typed, in its one form; null for what can be none. */
export function readReceipt(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!FORM.test(plain) || checkOf(plain.slice(0, -1)) !== plain.slice(-1)) return null;
  return grouped(plain);
}

const grouped = (plain: string): string => plain.match(/.{4}/g)?.join('-') ?? plain;

/** Luhn's algorithm modulo 32. */
function checkOf(text: string): string {
  const sum = [...text].reverse().reduce((total, character, i) => {
    const value = ALPHABET.indexOf(character) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / ALPHABET.length) + (value % ALPHABET.length);
  }, 0);
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] ?? '';
}
