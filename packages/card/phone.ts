import * as z from 'zod';
import { text } from './text.ts';

export const PHONE_LINES = ['mobile', '400', '800', 'landline', 'short', 'international'] as const;

/** Digits as each line is dialled; a number of mainland China has no second spelling with +86. */
const DIGITS: Record<(typeof PHONE_LINES)[number], RegExp> = {
  mobile: /^1\d{10}$/,
  '400': /^400\d{7}$/,
  '800': /^800\d{7}$/,
  landline: /^0\d{9,11}$/,
  short: /^[1-9]\d{4,5}$/,
  international: /^\+(?!86)[1-9]\d{2,14}$/,
};
const DISPLAY = /^(\+?[\d ()-]+?)(?: ?(?:转|ext\.) ?(\d{1,8}))?$/;

export const PhoneNumber = z
  .strictObject({
    line: z.enum(PHONE_LINES),
    /** Digits as dialled inside the country; E.164 with `+` for international numbers. */
    digits: z.string().max(16),
    extension: z
      .string()
      .regex(/^\d{1,8}$/)
      .optional(),
    /** Grouped as people say it: 400-000-0000, 0755-8000-0000 转 8000, +44 20 7946 0018 ext. 5. */
    display: text(40),
    /** As {@link phoneUri} makes it. */
    uri: z.string(),
  })
  .refine((n) => DIGITS[n.line].test(n.digits), { error: 'is no number of this line', path: ['digits'] })
  .refine((n) => n.uri === phoneUri(n), { error: 'dials another number than the one listed', path: ['uri'] })
  .refine(displayAgrees, { error: 'shows another number than the one listed', path: ['display'] });
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** RFC 3966: a global number; a short code exists only inside the country, so it is local with its context. */
export function phoneUri(number: { line: string; digits: string; extension?: string | undefined }): string {
  const { line, digits, extension } = number;
  const ext = extension ? `;ext=${extension}` : '';
  if (digits.startsWith('+')) return `tel:${digits}${ext}`;
  if (line === 'short') return `tel:${digits}${ext};phone-context=+86`;
  return `tel:+86${digits.replace(/^0/, '')}${ext}`;
}

/** Whether people read exactly the listed digits, and nothing beside them that could pass for more. */
export function displayAgrees(number: {
  digits: string;
  extension?: string | undefined;
  display: string;
}): boolean {
  const [, main, extension] = DISPLAY.exec(number.display) ?? [];
  return main?.replace(/[ ()-]/g, '') === number.digits && extension === number.extension;
}
