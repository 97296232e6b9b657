/** Whoever is signed in: who they are, their sessions, password and tokens. */

import { emit } from '../../kernel/bus.ts';
import type { Db } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type Actor, type Identity, type Serve, TOKEN_PREFIX, tokenDigest } from '../access/index.ts';
import type { Accounts } from './accounts.ts';
import { isCommon } from './common-passwords.ts';
import { accountsApi as api, type Me, type Session, type Token } from './contract.ts';
import { hashPassword } from './passwords.ts';
import { newSecret } from './secrets.ts';
import { note, noteChange, revokeSessions } from './security.ts';
import { newSession, setSessionCookie } from './session.ts';
import { deleteOneTimes } from './store/one-time.ts';
import { factorsOf, lockPerson, personById, putPassword } from './store/person.ts';
import { deleteSession, insertSession, type SessionRow, sessionsOf } from './store/session.ts';
import { deleteToken, insertToken, type TokenRow, tokensOf } from './store/token.ts';

const DAY_MS = 86_400_000;
const MAX_TOKENS = 50;

const NOT_YOURS = refuse({ code: 'not-yours' as const });
export const sessionIdOf = ({ via }: Actor): string => {
  // The pipeline lets no token through to what is a person's alone.
  if (via.kind !== 'session') throw new Error('a token has no session');
  return via.id;
};

export function meRoutes(serve: Serve, accounts: () => Accounts): void {
  serve.read(api.getMe, async (db, { actor }) => ok(await meOf(db, actor, accounts().identity)));

  serve.read(api.getSession, async (db, { actor }) =>
    ok({ me: actor && (await meOf(db, actor, accounts().identity)) }),
  );

  serve.raw(api.setPassword, async (c, db, { actor, origin, body: { password } }) => {
    const { clock, identity } = accounts();
    if (await isCommon(password, [actor.name, actor.email])) return refuse({ code: 'common-password' });
    const hash = await hashPassword(password);
    const method = actor.via.kind === 'session' ? actor.via.method : 'password';
    const { token, session } = newSession(c, clock.now(), method);
    const set = await decide(db, async (tx) => {
      await lockPerson(tx, actor.id);
      await putPassword(tx, actor.id, hash, new Date(clock.now()));
      // Who was put out meanwhile, as by a recovery, sets nothing and begins no session.
      if (!(await deleteSession(tx, actor.id, sessionIdOf(actor))))
        return refuse({ code: 'sign-in-expired' as const });
      await deleteOneTimes(tx, actor.id);
      await revokeSessions(tx, actor.id);
      await insertSession(tx, actor.id, session);
      await noteChange(tx, accounts(), actor, origin, 'password-set');
      return ok(null);
    });
    if (!set.ok) return set;
    await setSessionCookie(c, identity, token);
    return ok(null);
  });

  serve.read(api.listSessions, async (db, { actor }) => {
    const rows = await sessionsOf(db, actor.id, new Date(accounts().clock.now()));
    return ok({ sessions: rows.map((row) => sessionOf(row, actor)) });
  });

  serve.write(api.endSession, async (tx, { actor, origin, params: { id } }) => {
    if (!(await deleteSession(tx, actor.id, id))) return NOT_YOURS;
    await emit(tx, 'people.sessions-ended', { personId: actor.id });
    await note(tx, actor, origin, 'session-ended', { id });
    return ok(null);
  });

  serve.write(api.endOtherSessions, async (tx, { actor, origin }) => {
    const ended = await revokeSessions(tx, actor.id, sessionIdOf(actor));
    await note(tx, actor, origin, 'sessions-ended', { ended });
    return ok({ ended });
  });

  serve.read(api.listTokens, async (db, { actor }) =>
    ok({ tokens: (await tokensOf(db, actor.id)).map(tokenOf) }),
  );

  serve.write(api.createToken, async (tx, { actor, origin, body: { label, scopes, days } }) => {
    const { clock } = accounts();
    const permissions: ReadonlySet<string> = actor.permissions;
    if (!scopes.every((scope) => permissions.has(scope))) return refuse({ code: 'scope-not-yours' });
    if ((await tokensOf(tx, actor.id)).length >= MAX_TOKENS) return refuse({ code: 'too-many-tokens' });
    const token = TOKEN_PREFIX + newSecret();
    const row = await insertToken(tx, actor.id, {
      label,
      digest: tokenDigest(token),
      scopes: [...new Set(scopes)].sort(),
      createdAt: new Date(clock.now()),
      expiresAt: new Date(clock.now() + days * DAY_MS),
    });
    await noteChange(tx, accounts(), actor, origin, 'token-created', { label, scopes, days });
    return ok({ ...tokenOf(row), token });
  });

  serve.write(api.removeToken, async (tx, { actor, origin, params: { id } }) => {
    const row = await deleteToken(tx, actor.id, id);
    if (!row) return NOT_YOURS;
    await note(tx, actor, origin, 'token-removed', { label: row.label });
    return ok(null);
  });
}

async function meOf(db: Db, actor: Actor, { policy }: Pick<Identity, 'policy'>): Promise<Me> {
  const person = await personById(db, actor.id);
  if (!person) throw new Error('who is signed in is nobody');
  const { id, name, email, lang, roles } = person;
  const { via } = actor;
  const session = via.kind === 'session' ? via : null;
  return {
    person: { id, name, email, lang },
    roles: [...actor.roles],
    withheldRoles: roles.filter((role) => !actor.roles.includes(role)),
    permissions: [...actor.permissions],
    whoMay: Object.fromEntries(Object.entries(policy).map(([permission, held]) => [permission, [...held]])),
    via: via.kind,
    method: session?.method ?? null,
    steppedUpAt: session?.steppedUpAt ? new Date(session.steppedUpAt).toISOString() : null,
    factors: await factorsOf(db, id),
  };
}

const sessionOf = (row: SessionRow, actor: Actor): Session => ({
  id: row.id,
  current: row.id === actor.via.id,
  method: row.method,
  address: row.address,
  agent: row.agent,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
});

const tokenOf = ({ id, label, scopes, createdAt, expiresAt, lastUsedAt }: TokenRow): Token => ({
  id,
  label,
  scopes,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
