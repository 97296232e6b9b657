/** Finds out who is asking: by the session cookie, or by a personal access token. */
import { createHash } from 'node:crypto';
import { getSignedCookie } from 'hono/cookie';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import type { Permission } from '../../kernel/http/contract.ts';
import type { Actor } from './actor.ts';
import type { Policy, Role, SignInMethod } from './contract.ts';
import { isStaff, permissionsOf } from './policy.ts';
import { type HeldSession, type HeldToken, sessionBy, tokenBy, touchSession, touchToken } from './store.ts';

/** A session ends after this long without a request. */
export const SESSION_MS = 14 * 86_400_000;
/** And after this long in any case. */
export const SESSION_LIMIT_MS = 90 * 86_400_000;
/** How often a session in use is prolonged, and a token's last use noted. */
const TOUCH_MS = 10 * 60_000;
/** Marks personal access tokens, so that a leaked one is recognised by whoever finds it. */
export const TOKEN_PREFIX = 'cl_';

export interface Identity {
  readonly clock: Clock;
  readonly policy: Policy;
  /** Of the session cookie. */
  readonly cookie: string;
  readonly secret: string;
}

export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Null for a guest; a session or token that has ended makes a guest too.
 * @param counts whether this is use of a session, which prolongs it; an open stream that is looked at again is none
 */
export async function authenticate(c: Ctx, db: Db, identity: Identity, counts = true): Promise<Actor | null> {
  const now = identity.clock.now();
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return withToken(db, bearer, identity, now);
  const value = await getSignedCookie(c, identity.secret, identity.cookie);
  if (!value) return null;
  const session = await sessionBy(db, createHash('sha256').update(value).digest('hex'), new Date(now));
  if (!session) return null;
  if (counts && now - session.lastSeenAt.getTime() > TOUCH_MS)
    await touchSession(
      db,
      session.id,
      new Date(now),
      new Date(Math.min(now + SESSION_MS, session.createdAt.getTime() + SESSION_LIMIT_MS)),
    );
  return bySession(session, identity.policy);
}

async function withToken(db: Db, token: string, { policy }: Identity, now: number): Promise<Actor | null> {
  if (!token.startsWith(TOKEN_PREFIX)) return null;
  const held = await tokenBy(db, tokenDigest(token), new Date(now));
  if (!held) return null;
  if (now - (held.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) await touchToken(db, held.id, new Date(now));
  return byToken(held, policy);
}

const hasSecondFactor = (method: SignInMethod): boolean => method === 'passkey' || method === 'totp';

/** Whether this is a session that may carry staff rights. */
export const isStrong = ({ via }: Actor): boolean => via.kind === 'session' && hasSecondFactor(via.method);

/** A password alone, or a recovery code, opens nothing that staff can do: first comes a second factor. */
export function bySession({ id, person, method, steppedUpAt }: HeldSession, policy: Policy): Actor {
  const roles: readonly Role[] = hasSecondFactor(method)
    ? person.roles
    : person.roles.filter((role) => !isStaff([role]));
  return {
    ...person,
    roles,
    permissions: permissionsOf(roles, policy),
    via: { kind: 'session', id, method, steppedUpAt: steppedUpAt?.getTime() ?? null },
  };
}

function byToken({ id, label, person, scopes }: HeldToken, policy: Policy): Actor {
  const held = permissionsOf(person.roles, policy);
  const permissions = new Set<Permission>(scopes.filter((scope) => held.has(scope)));
  return { ...person, permissions, via: { kind: 'token', id, label } };
}
