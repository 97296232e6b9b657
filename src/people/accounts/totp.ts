/** One-time codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 s), each good once. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { spendStep, type TotpRow } from './store/factor.ts';

const STEP_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits in base32, which is what people type where a camera fails. */
export const newTotpSecret = (): string =>
  Array.from(randomBytes(32), (byte) => BASE32[byte % 32] ?? '').join('');

/** RFC 4226 §5.3. @param secret as `newTotpSecret` makes it */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (c) => BASE32.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export const stepOf = (now: number): number => Math.floor(now / STEP_MS);

/** Which step the code belongs to: now, or the one before or after, as clocks differ. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const step = stepOf(now);
  return [step, step - 1, step + 1].find((s) => codeAt(secret, s) === code) ?? null;
}

/** Whether the code is right and was never used; it is used now. */
export async function spendCode(
  db: Db | Tx,
  clock: Clock,
  totp: TotpRow,
  secret: string,
  code: string,
): Promise<boolean> {
  const step = stepOfCode(secret, code, clock.now());
  return step !== null && (await spendStep(db, totp.id, step));
}

/** What a QR code holds for the app (Key Uri Format). */
export function totpUri(secret: string, site: string, email: string): string {
  const label = `${encodeURIComponent(site)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(site)}&digits=6&period=30`;
}
