/**
 * Links to files: signed (HMAC-SHA256, RFC 2104), good for some minutes, and enough for whoever has one. They are asked
 * for by those who take part in the conversation, and never kept.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const FILES_PATH = '/files/';

const VARIANTS = ['file', 'thumbnail'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Linked {
  readonly id: string;
  readonly variant: Variant;
}

/** The same link is given for a while, so that browsers keep what they fetched by it. */
const STEP_MS = 5 * 60_000;
const STEPS = 2;

/** Until when a link that is made now is good: no less than `STEP_MS`. */
export const goodUntil = (now: number): number => (Math.floor(now / STEP_MS) + STEPS) * STEP_MS;

/** Of the id, the variant, the time and the code over them. */
const SIZES = { id: 16, variant: 1, until: 6, mac: 32 } as const;
const SAID = SIZES.id + SIZES.variant + SIZES.until;

/** @param until milliseconds since the epoch */
export function linkTo(secret: string, { id, variant }: Linked, until: number): string {
  const said = Buffer.alloc(SAID);
  said.write(id.replaceAll('-', ''), 'hex');
  said.writeUInt8(VARIANTS.indexOf(variant), SIZES.id);
  said.writeUIntBE(until, SIZES.id + SIZES.variant, SIZES.until);
  return FILES_PATH + Buffer.concat([said, mac(secret, said)]).toString('base64url');
}

/** Null for one that we did not make. */
export function readLink(secret: string, token: string, now: number): Linked | 'expired' | null {
  const bytes = Buffer.from(token, 'base64url');
  // Another spelling of the same bytes is another address, and was not made by us.
  if (bytes.length !== SAID + SIZES.mac || bytes.toString('base64url') !== token) return null;
  const said = bytes.subarray(0, SAID);
  if (!timingSafeEqual(bytes.subarray(SAID), mac(secret, said))) return null;
  const variant = VARIANTS[said.readUInt8(SIZES.id)];
  if (!variant) return null;
  if (said.readUIntBE(SIZES.id + SIZES.variant, SIZES.until) <= now) return 'expired';
  const hex = said.toString('hex', 0, SIZES.id);
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), variant };
}

const mac = (secret: string, said: Uint8Array): Buffer =>
  createHmac('sha256', `clearline files ${secret}`).update(said).digest();
