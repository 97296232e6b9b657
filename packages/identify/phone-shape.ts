export type PhoneLine = 'mobile' | '400' | '800' | 'landline' | 'short' | 'international';

export interface PhoneNumber {
  line: PhoneLine;
  /** Digits as dialled inside mainland China; E.164 with `+` for international numbers. */
  digits: string;
  extension?: string;
  /** Grouped as people say it: 400-000-0000, 138 0000 0000, 0755-8000-0000 转 8000. */
  display: string;
  /** RFC 3966; short codes are local numbers with `phone-context=+86`. */
  uri: string;
}

export const PHONE_ERRORS = [
  'empty',
  /** Other characters than digits, spaces, dashes, brackets and one leading plus. */
  'not-a-number',
  /** Digits that only look plain: full-width, circled, another script, the letter O, invisible characters. */
  'altered-characters',
  'wrong-length',
  /** A range in which no numbers are given out. */
  'unknown-prefix',
  'unknown-area-code',
  /** Seven or eight digits: reachable only inside one city. */
  'area-code-missing',
  'not-a-short-code',
  'emergency-number',
  /** Not 1–8 digits, or on a line that has no extensions. */
  'extension-invalid',
] as const;
export type PhoneError = (typeof PHONE_ERRORS)[number];
