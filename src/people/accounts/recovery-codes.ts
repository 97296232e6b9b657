/** Ten codes on paper, for who has lost their devices. */
import { randomInt } from 'node:crypto';
import { digestOf } from './secrets.ts';

const COUNT = 10;
/** Without what looks alike; 16 of 32 make 80 bits. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 16;

/** Such as `h4k2-9xmp-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () =>
    Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );
}

/** However it was typed. */
export const recoveryDigest = (code: string): Buffer =>
  digestOf('recovery-code', code.toLowerCase().replace(/[^a-z0-9]/g, ''));
