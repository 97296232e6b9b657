/** Which line digits are a number of, and the number in its normal form. */
import { readNational } from '../mainland.ts';
import { readPhone } from '../phone.ts';
import type { PhoneLine } from '../phone-shape.ts';

/**
 * Besides what an operator can publish: `emergency` (110, 12110), `sms` (106…, the ports of short messages) and
 * `privacy` (700 and 950…, numbers that stand in for others).
 */
export type FoundLine = PhoneLine | 'emergency' | 'sms' | 'privacy';

export interface Dialled {
  readonly line: FoundLine;
  /** As dialled inside mainland China; E.164 for other countries. */
  readonly digits: string;
}

const MOBILE = /^1[3-9]\d{9}$/;
const SMS_PORT = /^106\d{5,17}$/;
const PRIVACY = /^(?:700\d{7}|950\d{8,13})$/;
const COULD_BE_DIALLED = /^(?:1[3-9]\d{9}|[48]00\d{7}|0\d{9,11}|1\d{2}|9(?:11|99)|[19]\d{4,5})$/;

const COULD_BE_ABROAD = /^(?:86\d{3,13}|[1-9]\d{6,14})$/;

/** Texts that are made to be slow ask of the same digits again and again. */
const KNOWN = new Map<string, Dialled | undefined>();
const MOST_KNOWN = 4_096;

/** @param hasPlus whether a plus stands right before the digits */
export function lineOf(digits: string, hasPlus: boolean): Dialled | undefined {
  const key = hasPlus ? `+${digits}` : digits;
  if (KNOWN.has(key)) return KNOWN.get(key);
  const line = readLine(digits, hasPlus);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, line);
  return line;
}

function readLine(digits: string, hasPlus: boolean): Dialled | undefined {
  if (hasPlus) return abroad(digits);
  if (digits.startsWith('00')) return digits[2] === '0' ? undefined : abroad(digits.slice(2));
  if (COULD_BE_DIALLED.test(digits)) return national(digits);
  if (SMS_PORT.test(digits)) return { line: 'sms', digits };
  if (PRIVACY.test(digits)) return { line: 'privacy', digits };
  return digits.startsWith('86') && MOBILE.test(digits.slice(2)) ? national(digits.slice(2)) : undefined;
}

function national(digits: string): Dialled | undefined {
  const number = readNational(digits);
  if (typeof number !== 'string') return { line: number.line, digits: number.digits };
  return number === 'emergency-number' ? { line: 'emergency', digits } : undefined;
}

function abroad(digits: string): Dialled | undefined {
  if (!COULD_BE_ABROAD.test(digits)) return undefined;
  const reading = readPhone(`+${digits}`);
  return reading.ok ? { line: reading.phone.line, digits: reading.phone.digits } : undefined;
}
