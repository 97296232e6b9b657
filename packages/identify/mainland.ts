import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneError, PhoneLine } from './phone-shape.ts';

export interface NationalNumber {
  line: Exclude<PhoneLine, 'international'>;
  /** Digits as dialled inside mainland China. */
  digits: string;
  display: string;
}

/** Police, ambulance, fire, traffic, and the short messages that reach them. Nobody's customer service. */
const EMERGENCY = new Set(['110', '112', '119', '120', '122', '911', '999', '12110', '12119', '12395']);
/** Of those with 11: the postal service (1118x), and directories and bookings (116xxx, 118xxx). */
const SHORT_CODE = /^(95\d{3,4}|96\d{3,4}|100\d\d|12\d{3}|1118\d|11[68]\d{3})$/;
const AREA = /^0(10|2\d|[3-9]\d\d)/;

/** Reads digits as dialled in mainland China: with the 0 of the area code, without +86. */
export function readNational(digits: string): NationalNumber | PhoneError {
  if (EMERGENCY.has(digits)) return 'emergency-number';
  if (digits.startsWith('0')) return landline(digits);
  if (digits.length <= 6) return shortCode(digits);
  if (digits.startsWith('1')) return mobile(digits);
  if (digits.startsWith('400')) return serviceNumber(digits, '400');
  if (digits.length === 7 || digits.length === 8) return 'area-code-missing';
  return digits.startsWith('800') ? serviceNumber(digits, '800') : 'wrong-length';
}

/** Reads what follows +86: mobiles, 400, 800 and short codes as they are, area codes without their 0. */
export function readAfterCountryCode(digits: string): NationalNumber | PhoneError {
  const asDialled = /^(0|1[3-9]|[48]00)/.test(digits) || digits.length <= 6;
  return readNational(asDialled ? digits : `0${digits}`);
}

function shortCode(digits: string): NationalNumber | PhoneError {
  return SHORT_CODE.test(digits) ? { line: 'short', digits, display: digits } : 'not-a-short-code';
}

function serviceNumber(digits: string, line: '400' | '800'): NationalNumber | PhoneError {
  if (digits.length !== 10) return 'wrong-length';
  return { line, digits, display: grouped('-', line, digits.slice(3, 6), digits.slice(6)) };
}

function mobile(digits: string): NationalNumber | PhoneError {
  if (digits.length !== 11) return 'wrong-length';
  if (!isMobile(digits)) return 'unknown-prefix';
  return {
    line: 'mobile',
    digits,
    display: grouped(' ', digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)),
  };
}

/** Given out in blocks of ten thousand, by the first seven digits. */
function isMobile(digits: string): boolean {
  const block = digits.slice(0, 7);
  const known = BLOCKS.get(block);
  if (known !== undefined) return known;
  const isOne = typeInChina(digits) === 'MOBILE';
  if (BLOCKS.size >= MOST_BLOCKS) BLOCKS.clear();
  BLOCKS.set(block, isOne);
  return isOne;
}
const BLOCKS = new Map<string, boolean>();
const MOST_BLOCKS = 4_096;

function landline(digits: string): NationalNumber | PhoneError {
  const area = AREA.exec(digits)?.[0];
  if (!area || !isArea(area)) return 'unknown-area-code';
  const local = digits.slice(area.length);
  if (local.length !== 7 && local.length !== 8) return 'wrong-length';
  if (!/^[2-8]/.test(local)) return 'unknown-prefix';
  if (typeInChina(digits) !== 'FIXED_LINE') return 'wrong-length';
  return {
    line: 'landline',
    digits,
    display: grouped('-', area, local.slice(0, -4), local.slice(-4)),
  };
}

/** An area code is known when some ordinary number in it is valid. Cities have seven or eight digits. */
function isArea(area: string): boolean {
  const known = AREAS.get(area);
  if (known !== undefined) return known;
  const isOne = ['6666666', '66666666'].some((local) => typeInChina(area + local) === 'FIXED_LINE');
  AREAS.set(area, isOne);
  return isOne;
}
/** At most the 1,000 that {@link AREA} lets through. */
const AREAS = new Map<string, boolean>();

function typeInChina(digits: string): string | undefined {
  const parsed = parsePhoneNumberFromString(digits, 'CN');
  return parsed?.country === 'CN' && parsed.isValid() ? parsed.getType() : undefined;
}

const grouped = (separator: string, ...parts: string[]) => parts.join(separator);
