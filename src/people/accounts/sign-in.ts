/** Signing in and out. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import type { SignInMethod } from '../access/contract.ts';
import { type Actor, isStaff, type Origin, type Serve } from '../access/index.ts';
import type { Accounts } from './accounts.ts';
import { accountsApi as api } from './contract.ts';
import { verifyPassword } from './passwords.ts';
import { recoveryDigest } from './recovery-codes.ts';
import { note, noteChange } from './security.ts';
import {
  challengeOf,
  forgetChallenge,
  forgetSession,
  knownDevice,
  newSession,
  setChallenge,
  setKnown,
  setSessionCookie,
} from './session.ts';
import { spendRecoveryCode, totpOf } from './store/factor.ts';
import { lockPerson, type Person, passwordOf, personByEmail, personById } from './store/person.ts';
import { deleteSession as endSession, insertSession } from './store/session.ts';
import { admit, forgive } from './throttle.ts';
import { spendCode } from './totp.ts';

const TOO_MANY = refuse({ code: 'too-many-tries' as const });
/** argon2id of nothing anybody knows: an unknown address must take as long as a known one. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$YWJjZGVmZ2hpamtsbW5vcA$2vBkP3ydtvHgvzT3nkyxc3ymXyPo0MuV9g5XUXWnmMU';

export function signInRoutes(serve: Serve, accounts: () => Accounts): void {
  serve.raw(api.signIn, async (c, db, { body: { email, password }, actor, origin }) => {
    const { auth, clock, identity } = accounts();
    const tries = await admit(db, clock, 'sign-in', {
      account: email,
      network: c.var.client.key,
      device: await knownDevice(c, identity, email),
    });
    if (!tries) return TOO_MANY;
    const { token, session } = newSession(c, clock.now(), 'password');
    const judged = await auth.judge(email, password, session);
    if (judged.verdict === 'wrong' || judged.verdict === 'unverified')
      return refuse({ code: 'wrong-credentials' });
    await forgive(db, tries);
    if (judged.verdict === 'code-needed') {
      await setChallenge(c, identity, judged.challenge);
      return ok({ next: 'totp' as const });
    }
    const person = await personByEmail(db, email);
    if (!person) return refuse({ code: 'wrong-credentials' });
    await db.transaction().execute((tx) => noteSignIn(tx, person, actor, origin, 'password'));
    await remember(c, accounts(), { email, token });
    return ok({ next: 'done' as const });
  });

  serve.raw(api.signInTotp, async (c, db, { body: { code }, actor, origin }) => {
    const { auth, clock, identity } = accounts();
    const challenge = await challengeOf(c, identity);
    const personId = challenge && (await auth.challenged(challenge));
    const person = personId && (await personById(db, personId));
    if (!challenge || !person) return refuse({ code: 'sign-in-expired' });
    const tries = await admit(db, clock, 'code', {
      account: person.id,
      network: c.var.client.key,
      device: await knownDevice(c, identity, person.email),
    });
    if (!tries) return TOO_MANY;
    const totp = await totpOf(db, person.id);
    if (!totp?.verified || !(await spendCode(db, clock, totp, await auth.open(totp.secret), code)))
      return refuse({ code: 'wrong-code' });
    if (!(await auth.endChallenge(challenge))) return refuse({ code: 'sign-in-expired' });
    await forgive(db, tries);
    const begun = await decide(db, async (tx) => {
      // An app that is no longer theirs by now, as after a recovery, opens nothing.
      await lockPerson(tx, person.id);
      if ((await totpOf(tx, person.id))?.id !== totp.id) return refuse({ code: 'sign-in-expired' as const });
      return ok(await begin(c, tx, accounts(), { person, actor, origin, method: 'totp' }));
    });
    if (!begun.ok) return begun;
    await remember(c, accounts(), begun.value);
    forgetChallenge(c, identity);
    return ok(null);
  });

  serve.raw(api.signInRecovery, async (c, db, { body: { email, password, code }, actor, origin }) => {
    const { clock, identity } = accounts();
    const tries = await admit(db, clock, 'sign-in', {
      account: email,
      network: c.var.client.key,
      device: await knownDevice(c, identity, email),
    });
    if (!tries) return TOO_MANY;
    const person = await personByEmail(db, email);
    const kept = person && (await passwordOf(db, person.id));
    // Whoever has a password must give it: paper alone opens nothing. Without one there is only the code.
    const isRight = await verifyPassword(kept ?? NOBODY, password ?? '');
    const begun = await decide(db, async (tx) => {
      const spent =
        person !== null &&
        (await spendRecoveryCode(tx, person.id, recoveryDigest(code), new Date(clock.now())));
      if (!person || !spent || (kept !== null && !isRight))
        return refuse({ code: 'wrong-credentials' as const });
      await noteChange(tx, accounts(), person, origin, 'recovery-code-used');
      return ok(await begin(c, tx, accounts(), { person, actor, origin, method: 'recovery' }));
    });
    if (!begun.ok) return begun;
    await forgive(db, tries);
    await remember(c, accounts(), begun.value);
    return ok(null);
  });

  // A signature cannot be guessed, so nothing counts these: whatever a stranger does, a passkey lets its owner in.
  serve.raw(api.passkeySignInOptions, async (_c, db) => {
    return ok(await accounts().webauthn.authenticationOptions(db, 'sign-in'));
  });

  serve.raw(api.passkeySignIn, async (c, db, { body: { response }, actor, origin }) => {
    const { webauthn } = accounts();
    const begun = await db.transaction().execute(async (tx) => {
      const passkey = await webauthn.authenticate(tx, 'sign-in', response);
      const person = passkey && (await personById(tx, passkey.personId));
      return person && begin(c, tx, accounts(), { person, actor, origin, method: 'passkey' });
    });
    if (!begun) return refuse({ code: 'wrong-passkey' });
    await remember(c, accounts(), begun);
    return ok(null);
  });

  serve.raw(api.signOut, async (c, db, { actor, origin }) => {
    const { identity } = accounts();
    if (actor?.via.kind === 'session') {
      const { id } = actor.via;
      await db.transaction().execute(async (tx) => {
        await leave(tx, actor.id, id);
        if (isStaff(actor.roles)) await note(tx, actor, origin, 'signed-out');
      });
    }
    forgetSession(c, identity);
    return ok(null);
  });
}

interface Beginning {
  readonly person: Person;
  /** Who was signed in in this browser until now. */
  readonly actor: Actor | null;
  readonly origin: Origin;
  readonly method: SignInMethod;
}

interface Begun {
  readonly email: string;
  readonly token: string;
}

/** A session, in the transaction of what it rests on. */
export async function begin(
  c: Ctx,
  tx: Tx,
  { clock }: Accounts,
  { person, actor, origin, method }: Beginning,
): Promise<Begun> {
  const { token, session } = newSession(c, clock.now(), method);
  await insertSession(tx, person.id, session);
  await noteSignIn(tx, person, actor, origin, method);
  return { email: person.email, token };
}

/** Once it has been committed. */
export async function remember(c: Ctx, { identity }: Accounts, { email, token }: Begun): Promise<void> {
  await setKnown(c, identity, email);
  await setSessionCookie(c, identity, token);
}

/** Ends a session, and what its windows hear. */
async function leave(tx: Tx, personId: string, session: string): Promise<void> {
  if (await endSession(tx, personId, session)) await emit(tx, 'people.sessions-ended', { personId });
}

/** Staff are in the trail; the browser's session before this one ends. */
async function noteSignIn(
  tx: Tx,
  person: Person,
  before: Actor | null,
  origin: Origin,
  method: SignInMethod,
): Promise<void> {
  if (before?.via.kind === 'session') await leave(tx, before.id, before.via.id);
  if (isStaff(person.roles)) await note(tx, person, origin, 'signed-in', { method });
}
