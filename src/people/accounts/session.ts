/** How a session begins, and the cookies of a browser. */
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Ctx } from '../../kernel/http/context.ts';
import type { SignInMethod } from '../access/contract.ts';
import { type Identity, SESSION_LIMIT_MS, SESSION_MS } from '../access/index.ts';
import { CHALLENGE_SECONDS } from './auth.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { NewSession } from './store/session.ts';

const MAX_AGENT = 300;
const KNOWN_SECONDS = 90 * 86_400;

/** Always with a fresh token, so that nobody can have planted it (session fixation). */
export function newSession(
  c: Ctx,
  now: number,
  method: SignInMethod,
): { token: string; session: NewSession } {
  const token = newSecret();
  const at = new Date(now);
  const session = {
    token: digestOf(token).toString('hex'),
    method,
    steppedUpAt: method === 'password' ? null : at,
    ipAddress: c.var.client.address,
    userAgent: (c.req.header('user-agent') ?? '').slice(0, MAX_AGENT),
    createdAt: at,
    lastSeenAt: at,
    updatedAt: at,
    expiresAt: new Date(now + SESSION_MS),
  };
  return { token, session };
}

/** Over HTTPS under names that only this very host can set (RFC 6265bis §4.1.3.2). */
const isSecure = (identity: Identity): boolean => identity.cookie.startsWith('__Host-');
const named = (identity: Identity, name: string): string => (isSecure(identity) ? `__Host-${name}` : name);

const set = (c: Ctx, identity: Identity, name: string, value: string, seconds: number): Promise<void> =>
  setSignedCookie(c, name, value, identity.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(identity),
    maxAge: seconds,
  });

const forget = (c: Ctx, identity: Identity, name: string): void => {
  deleteCookie(c, name, { path: '/', secure: isSecure(identity) });
};

export const setSessionCookie = (c: Ctx, identity: Identity, token: string): Promise<void> =>
  set(c, identity, identity.cookie, token, SESSION_LIMIT_MS / 1000);
export const forgetSession = (c: Ctx, identity: Identity): void => forget(c, identity, identity.cookie);

/** Between the password and the one-time code. */
export const setChallenge = (c: Ctx, identity: Identity, challenge: string): Promise<void> =>
  set(c, identity, named(identity, 'second-step'), challenge, CHALLENGE_SECONDS);
export const forgetChallenge = (c: Ctx, identity: Identity): void =>
  forget(c, identity, named(identity, 'second-step'));
export const challengeOf = async (c: Ctx, identity: Identity): Promise<string | null> =>
  (await getSignedCookie(c, identity.secret, named(identity, 'second-step'))) || null;

/** Marks a device on which this account has been signed in to, for the throttle alone. */
export const setKnown = (c: Ctx, identity: Identity, email: string): Promise<void> =>
  set(c, identity, named(identity, 'known'), `${newSecret()}~${accountMark(email)}`, KNOWN_SECONDS);

/** The device's mark, if this very account was signed in to on it. */
export async function knownDevice(c: Ctx, identity: Identity, email: string): Promise<string | null> {
  const value = await getSignedCookie(c, identity.secret, named(identity, 'known'));
  const [device, mark] = (value || '').split('~');
  return device && mark === accountMark(email) ? device : null;
}

const accountMark = (email: string): string => digestOf('known', email).toString('base64url').slice(0, 22);
