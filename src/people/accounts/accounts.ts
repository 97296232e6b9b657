/** What the routes work with, put together once the database is open. */
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { Identity } from '../access/index.ts';
import { type Auth, createAuth } from './auth.ts';
import { createWebAuthn, type Site, type WebAuthn } from './webauthn.ts';

export interface Accounts {
  readonly auth: Auth;
  readonly webauthn: WebAuthn;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly site: Site;
}

/** The libraries take half a second to load, so this is for after the port is open. */
export async function createAccounts(options: {
  readonly db: Db;
  readonly identity: Identity;
  readonly site: Site;
  readonly log: Log;
}): Promise<Accounts> {
  const { db, identity, site, log } = options;
  const { clock, secret } = identity;
  const [auth, library] = await Promise.all([
    createAuth({ db, secret, site, log }),
    import('@simplewebauthn/server'),
  ]);
  return { auth, webauthn: createWebAuthn(library, clock, site), identity, clock, site };
}

/** Over HTTPS a name that only this very host can set, for this host alone (RFC 6265bis §4.1.3.2). */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-clearline' : 'clearline';
