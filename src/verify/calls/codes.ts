/** The codes themselves: how they are made, read and known again. */
import { createHmac, randomInt } from 'node:crypto';
import { deriveSeed } from '../../kernel/crypto.ts';

export const CODE_MS = 5 * 60_000;
const CODES = 1_000_000;
const DIGITS = 6;

export const newCode = (): string => String(randomInt(CODES)).padStart(DIGITS, '0');

/** The six digits, however somebody has typed them; null for anything else. */
export function readCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\-.·]/g, '');
  return /^\d{6}$/.test(plain) ? plain : null;
}

/**
 * By which a code is known again. A million codes are tried in a second, so without the key the digest tells nothing.
 * @param secret that of the site, which is not in the database
 */
export const codeDigest = (secret: string, code: string): Buffer =>
  createHmac('sha256', deriveSeed(Buffer.from(secret), 'clearline agent code'))
    .update(code)
    .digest();
