/** Stepping up, and the factors it rests on: passkeys, authenticator app, recovery codes. */
import type { Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { isStaff, type Serve } from '../access/index.ts';
import type { Accounts } from './accounts.ts';
import { accountsApi as api, type Passkey } from './contract.ts';
import { sessionIdOf } from './me.ts';
import { verifyPassword } from './passwords.ts';
import { newRecoveryCodes, recoveryDigest } from './recovery-codes.ts';
import { note, noteChange } from './security.ts';
import {
  confirmTotp,
  deletePasskey,
  deleteTotp,
  insertPasskey,
  type PasskeyRow,
  passkeysOf,
  putTotp,
  renamePasskey,
  replaceRecoveryCodes,
  totpOf,
} from './store/factor.ts';
import { factorsOf, lockPerson, passwordOf, personById } from './store/person.ts';
import { markSteppedUp } from './store/session.ts';
import { admit, forgive } from './throttle.ts';
import { newTotpSecret, spendCode, totpUri } from './totp.ts';

const TOO_MANY = refuse({ code: 'too-many-tries' as const });
const NO_FACTOR = refuse({ code: 'no-such-factor' as const });
const WRONG_PASSKEY = refuse({ code: 'wrong-passkey' as const });
const LAST = refuse({ code: 'last-factor' as const });

export function stepUpRoutes(serve: Serve, accounts: () => Accounts): void {
  const steppedUp = async (tx: Tx, session: string) => {
    const now = new Date(accounts().clock.now());
    await markSteppedUp(tx, session, now);
    return ok({ steppedUpAt: now.toISOString() });
  };

  serve.write(api.stepUpOptions, async (tx, { actor }) => {
    const passkeys = await passkeysOf(tx, actor.id);
    if (passkeys.length === 0) return NO_FACTOR;
    return ok(await accounts().webauthn.authenticationOptions(tx, `step-up ${sessionIdOf(actor)}`, passkeys));
  });

  serve.write(api.stepUp, async (tx, { actor, body: { response } }) => {
    const session = sessionIdOf(actor);
    const passkey = await accounts().webauthn.authenticate(tx, `step-up ${session}`, response, actor.id);
    return passkey ? steppedUp(tx, session) : WRONG_PASSKEY;
  });

  serve.raw(api.stepUpTotp, async (c, db, { actor, body: { code } }) => {
    const { auth, clock } = accounts();
    const session = sessionIdOf(actor);
    const totp = await totpOf(db, actor.id);
    if (!totp?.verified) return NO_FACTOR;
    const who = { account: actor.id, network: c.var.client.key, device: session };
    const tries = await admit(db, clock, 'code', who);
    if (!tries) return TOO_MANY;
    if (!(await spendCode(db, clock, totp, await auth.open(totp.secret), code)))
      return refuse({ code: 'wrong-code' });
    await forgive(db, tries);
    return db.transaction().execute((tx) => steppedUp(tx, session));
  });

  // Staff always have a second factor, so for them a password is never enough.
  serve.raw(api.stepUpPassword, async (c, db, { actor, body: { password } }) => {
    const session = sessionIdOf(actor);
    const { totp, passkeys } = await factorsOf(db, actor.id);
    const hash = await passwordOf(db, actor.id);
    if (totp || passkeys > 0 || hash === null) return NO_FACTOR;
    const who = { account: actor.id, network: c.var.client.key, device: session };
    const tries = await admit(db, accounts().clock, 'sign-in', who);
    if (!tries) return TOO_MANY;
    if (!(await verifyPassword(hash, password))) return refuse({ code: 'wrong-password' });
    await forgive(db, tries);
    return db.transaction().execute((tx) => steppedUp(tx, session));
  });
}

export function factorRoutes(serve: Serve, accounts: () => Accounts): void {
  serve.read(api.listPasskeys, async (db, { actor }) =>
    ok({ passkeys: (await passkeysOf(db, actor.id)).map(passkeyOf) }),
  );

  serve.write(api.passkeyOptions, async (tx, { actor, lang }) => {
    const passkeys = await passkeysOf(tx, actor.id);
    const purpose = `passkey ${sessionIdOf(actor)}`;
    return ok(await accounts().webauthn.registrationOptions(tx, purpose, { ...actor, lang, passkeys }));
  });

  serve.write(api.addPasskey, async (tx, { actor, origin, body: { name, response } }) => {
    const { clock, webauthn } = accounts();
    const passkey = await webauthn.register(tx, `passkey ${sessionIdOf(actor)}`, response, name);
    const row = passkey && (await insertPasskey(tx, actor.id, passkey, new Date(clock.now())));
    if (!row) return WRONG_PASSKEY;
    await noteChange(tx, accounts(), actor, origin, 'passkey-added', { name });
    return ok(passkeyOf(row));
  });

  serve.write(api.renamePasskey, async (tx, { actor, origin, params: { id }, body: { name } }) => {
    const before = (await passkeysOf(tx, actor.id)).find((passkey) => passkey.id === id);
    const row = await renamePasskey(tx, actor.id, id, name);
    if (!before || !row) return refuse({ code: 'not-yours' });
    await note(tx, actor, origin, 'passkey-renamed', { name }, { name: before.name });
    return ok(passkeyOf(row));
  });

  serve.write(api.removePasskey, async (tx, { actor, origin, params: { id } }) => {
    await lockPerson(tx, actor.id);
    const row = await deletePasskey(tx, actor.id, id);
    if (!row) return refuse({ code: 'not-yours' });
    if (!(await canSignIn(tx, actor.id))) return LAST;
    await noteChange(tx, accounts(), actor, origin, 'passkey-removed', { name: row.name });
    return ok(null);
  });

  serve.write(api.startTotp, async (tx, { actor, lang }) => {
    const { auth, site } = accounts();
    const secret = newTotpSecret();
    if (!(await putTotp(tx, actor.id, await auth.seal(secret)))) return refuse({ code: 'totp-exists' });
    return ok({ secret, uri: totpUri(secret, site.name(lang), actor.email) });
  });

  serve.raw(api.confirmTotp, async (c, db, { actor, origin, body: { code } }) => {
    const { auth, clock } = accounts();
    const totp = await totpOf(db, actor.id);
    if (!totp || totp.verified) return NO_FACTOR;
    const who = { account: actor.id, network: c.var.client.key, device: sessionIdOf(actor) };
    const tries = await admit(db, clock, 'code', who);
    if (!tries) return TOO_MANY;
    const secret = await auth.open(totp.secret);
    const confirmed = await decide(db, async (tx) => {
      if (!(await spendCode(tx, clock, totp, secret, code))) return refuse({ code: 'wrong-code' as const });
      await confirmTotp(tx, actor.id);
      await noteChange(tx, accounts(), actor, origin, 'totp-added');
      return ok(null);
    });
    if (confirmed.ok) await forgive(db, tries);
    return confirmed;
  });

  serve.write(api.removeTotp, async (tx, { actor, origin }) => {
    await lockPerson(tx, actor.id);
    if (!(await deleteTotp(tx, actor.id))) return NO_FACTOR;
    if (!(await canSignIn(tx, actor.id))) return LAST;
    await noteChange(tx, accounts(), actor, origin, 'totp-removed');
    return ok(null);
  });

  serve.write(api.renewRecoveryCodes, async (tx, { actor, origin }) => {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(tx, actor.id, codes.map(recoveryDigest));
    await noteChange(tx, accounts(), actor, origin, 'recovery-codes-renewed');
    return ok({ codes });
  });
}

/** With what is left; staff need a second factor for anything that staff do. */
async function canSignIn(tx: Tx, personId: string): Promise<boolean> {
  const { password, totp, passkeys } = await factorsOf(tx, personId);
  const person = await personById(tx, personId);
  return passkeys > 0 || (password && (totp || !isStaff(person?.roles ?? [])));
}

const passkeyOf = ({ id, name, createdAt, lastUsedAt, synced }: PasskeyRow): Passkey => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  synced,
});
