import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type NationalNumber, readAfterCountryCode, readNational } from './mainland.ts';
import type { PhoneError, PhoneLine, PhoneNumber } from './phone-shape.ts';
import { isAltered } from './plain.ts';

export type PhoneReading =
  | { readonly ok: true; readonly phone: PhoneNumber }
  | { readonly ok: false; readonly code: PhoneError };

const MAX_LENGTH = 64;
const EXTENSION_MARK = /转|分机|;ext=|ext\.?|x/i;
const WITH_EXTENSIONS: readonly PhoneLine[] = ['400', '800', 'landline', 'international'];

/**
 * Reads one phone number: of mainland China in national form, or of anywhere in E.164 (`+…` or `00…`), with the usual
 * spaces, dashes and brackets, or as a `tel:` URI (RFC 3966). Strict: a number is read only when it can exist.
 */
export function readPhone(input: string): PhoneReading {
  const text = input.trim();
  if (text === '') return fail('empty');
  if (text.length > MAX_LENGTH) return fail('wrong-length');
  if (isAltered(text) || /\d[OoIl|]|[OoIl|]\d/.test(text)) return fail('altered-characters');
  const bare = withoutUri(text);
  const mark = EXTENSION_MARK.exec(bare);
  if (!mark) return withoutMark(bare);
  const extension = bare.slice(mark.index + mark[0].length).trimStart();
  return finish(bare.slice(0, mark.index), extension);
}

/**
 * Without a mark, a last group after a dash is an extension when the whole is too long to be a number, or when the group
 * is shorter than any group people say: 0898-8000-0000-1.
 */
function withoutMark(text: string): PhoneReading {
  const dash = text.lastIndexOf('-');
  const [head, tail] = [text.slice(0, Math.max(dash, 0)), text.slice(dash + 1)];
  if (!/\d/.test(head) || !/^\d{1,8}$/.test(tail)) return finish(text);
  if (tail.length >= 3) {
    const whole = finish(text);
    if (whole.ok || whole.code !== 'wrong-length') return whole;
  }
  const split = finish(head, tail);
  return split.ok && split.phone.line !== 'international' ? split : fail('wrong-length');
}

function withoutUri(text: string): string {
  return text.replace(/^tel:/i, '').replace(/;phone-context=\+86$/i, '');
}

function finish(text: string, extension?: string): PhoneReading {
  const number = readDigits(text);
  if (typeof number === 'string') return fail(number);
  if (extension === undefined) return { ok: true, phone: number };
  if (!/^\d{1,8}$/.test(extension) || !WITH_EXTENSIONS.includes(number.line))
    return fail('extension-invalid');
  const mark = number.line === 'international' ? ' ext. ' : ' 转 ';
  return {
    ok: true,
    phone: {
      ...number,
      extension,
      display: `${number.display}${mark}${extension}`,
      uri: `${number.uri};ext=${extension}`,
    },
  };
}

function readDigits(text: string): PhoneNumber | PhoneError {
  const plain = text.replace(/\((\+?\d+)\)/g, '$1');
  if (!/^\+?\d[\d -]*$/.test(plain.trim())) return 'not-a-number';
  const digits = plain.replace(/[ -]/g, '');
  const abroad = /^(?:\+|00)(\d+)$/.exec(digits)?.[1];
  if (abroad === undefined) return mainland(readNational(digits));
  return abroad.startsWith('86') ? mainland(readAfterCountryCode(abroad.slice(2))) : international(abroad);
}

function mainland(number: NationalNumber | PhoneError): PhoneNumber | PhoneError {
  if (typeof number === 'string') return number;
  const uri =
    number.line === 'short'
      ? `tel:${number.digits};phone-context=+86`
      : `tel:+86${number.digits.replace(/^0/, '')}`;
  return { ...number, uri };
}

function international(digits: string): PhoneNumber | PhoneError {
  if (digits.length > 15) return 'wrong-length';
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (!parsed) return digits.length < 8 ? 'wrong-length' : 'unknown-prefix';
  if (!parsed.isValid()) return parsed.isPossible() ? 'unknown-prefix' : 'wrong-length';
  return {
    line: 'international',
    digits: parsed.number,
    display: parsed.formatInternational(),
    uri: `tel:${parsed.number}`,
  };
}

const fail = (code: PhoneError): PhoneReading => ({ ok: false, code });
