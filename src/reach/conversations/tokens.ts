/**
 * Signed tokens (HMAC-SHA256, RFC 2104): a guest's, by which they come back to their conversations, and a ticket, by which
 * staff open a line. Neither is kept by the server.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const KINDS = { guest: 'g1', staff: 's1' } as const;
type Kind = keyof typeof KINDS;

/** From the last time that it was made anew. */
export const GUEST_MS = 180 * 86_400_000;
/** Long enough to open a line with it; the line itself ends after `LINE_MS`. */
export const TICKET_MS = 60_000;

const TOKEN = /^([gs]1)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-z]{1,11})\.([\w-]{43})$/;

export function makeToken(secret: string, kind: Kind, id: string, until: number): string {
  const said = `${KINDS[kind]}.${id}.${Math.floor(until / 1000).toString(36)}`;
  return `${said}.${mac(secret, said).toString('base64url')}`;
}

/** Whose it is; null for one that is not ours, or not good any more. */
export function readToken(secret: string, kind: Kind, token: string, now: number): string | null {
  const parts = TOKEN.exec(token);
  if (!parts || parts[1] !== KINDS[kind]) return null;
  const [, , id = '', until = '', given = ''] = parts;
  const expected = mac(secret, token.slice(0, token.lastIndexOf('.')));
  if (!timingSafeEqual(Buffer.from(given, 'base64url'), expected)) return null;
  return Number.parseInt(until, 36) * 1000 > now ? id : null;
}

const mac = (secret: string, said: string): Buffer =>
  createHmac('sha256', `clearline reach ${secret}`).update(said).digest();
