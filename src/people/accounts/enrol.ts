/** The endpoints of a one-time link: with a passkey, or with a password and an authenticator app. */
import type { Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import type { Origin, Serve } from '../access/index.ts';
import type { Accounts } from './accounts.ts';
import { isCommon } from './common-passwords.ts';
import { accountsApi as api } from './contract.ts';
import { addressFor, comeIn, joinsStaff, openEnrolment, takeRoles } from './enrolment.ts';
import { hashPassword } from './passwords.ts';
import { note, noteChange } from './security.ts';
import { begin, remember } from './sign-in.ts';
import { type Enrolment, putEnrolmentTotp } from './store/enrolment.ts';
import { confirmTotp, insertPasskey, putTotp, spendStep, totpOf } from './store/factor.ts';
import { type Person, personByEmail, putPassword } from './store/person.ts';
import { admit } from './throttle.ts';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

const TOO_MANY = refuse({ code: 'too-many-tries' as const });
const LINK_USED = refuse({ code: 'link-used' as const });
const purposeOf = ({ id }: Enrolment): string => `enrol ${id}`;

export function enrolmentRoutes(serve: Serve, accounts: () => Accounts): void {
  const limited = async (c: Ctx, db: Parameters<typeof admit>[0]): Promise<boolean> =>
    (await admit(db, accounts().clock, 'link', { network: c.var.client.key })) === null;

  const settled = async (tx: Tx, { purpose }: Enrolment, person: Person, origin: Origin, anew: boolean) => {
    const after = { purpose, roles: person.roles };
    if (purpose === 'recovery') await noteChange(tx, accounts(), person, origin, 'enrolled-anew');
    else if (anew) await noteChange(tx, accounts(), person, origin, 'joined', after);
    else await note(tx, person, origin, 'enrolled', after);
  };

  serve.raw(api.getEnrolment, async (c, db, { params: { token } }) => {
    if (await limited(c, db)) return TOO_MANY;
    const enrolment = await openEnrolment(db, accounts().clock, token);
    if (!enrolment) return LINK_USED;
    const { purpose, email, name, invitedBy, roles, expiresAt, personId } = enrolment;
    const known = personId === null && email !== null ? await personByEmail(db, email) : null;
    return ok({
      purpose,
      email,
      name,
      invitedBy,
      roles: [...roles],
      expiresAt: expiresAt.toISOString(),
      account: known ? (joinsStaff(enrolment, known) ? 'begins-anew' : 'keeps') : 'none',
    });
  });

  serve.raw(api.enrolPasskeyOptions, async (c, db, { params: { token }, body, lang, actor }) => {
    if (await limited(c, db)) return TOO_MANY;
    const enrolment = await openEnrolment(db, accounts().clock, token);
    if (!enrolment) return LINK_USED;
    const address = await addressFor(db, enrolment, body.email, actor);
    if (!address.ok) return address;
    const { email, personId } = address.value;
    // A device that has a passkey from before may make the new one: the old one ends.
    const user = { id: personId ?? enrolment.id, name: body.name, email, lang, passkeys: [] };
    return ok(await accounts().webauthn.registrationOptions(db, purposeOf(enrolment), user));
  });

  serve.raw(api.enrolPasskey, async (c, db, { params: { token }, body, origin, actor }) => {
    if (await limited(c, db)) return TOO_MANY;
    const { clock, webauthn } = accounts();
    const begun = await decide(db, async (tx) => {
      const came = await comeIn(tx, clock, token, body, actor);
      if (!came.ok) return came;
      const { person, enrolment, anew } = came.value;
      const name = body.passkeyName ?? body.name;
      const passkey = await webauthn.register(tx, purposeOf(enrolment), body.response, name);
      const row = passkey && (await insertPasskey(tx, person.id, passkey, new Date(clock.now())));
      if (!row) return refuse({ code: 'wrong-passkey' as const });
      await settled(tx, enrolment, person, origin, anew);
      return ok(await begin(c, tx, accounts(), { person, actor, origin, method: 'passkey' }));
    });
    if (!begun.ok) return begun;
    await remember(c, accounts(), begun.value);
    return ok(null);
  });

  serve.raw(api.enrolTotp, async (c, db, { params: { token }, body, lang, actor }) => {
    if (await limited(c, db)) return TOO_MANY;
    const { auth, clock, site } = accounts();
    const enrolment = await openEnrolment(db, clock, token);
    if (!enrolment) return LINK_USED;
    const address = await addressFor(db, enrolment, body.email, actor);
    if (!address.ok) return address;
    const secret = newTotpSecret();
    await putEnrolmentTotp(db, enrolment.id, await auth.seal(secret));
    return ok({ secret, uri: totpUri(secret, site.name(lang), address.value.email) });
  });

  // The code comes with the password, so nobody ever holds staff roles with a password alone.
  serve.raw(api.enrolPassword, async (c, db, { params: { token }, body, origin, actor }) => {
    if (await limited(c, db)) return TOO_MANY;
    const { auth, clock } = accounts();
    const open = await openEnrolment(db, clock, token);
    if (!open) return LINK_USED;
    if (open.totpSecret === null) return refuse({ code: 'no-such-factor' });
    const tries = await admit(db, clock, 'code', { account: open.id, network: c.var.client.key });
    if (!tries) return TOO_MANY;
    if (await isCommon(body.password, [body.name, open.email ?? body.email ?? '']))
      return refuse({ code: 'common-password' });
    const step = stepOfCode(await auth.open(open.totpSecret), body.code, clock.now());
    if (step === null) return refuse({ code: 'wrong-code' });
    const hash = await hashPassword(body.password);
    const { totpSecret } = open;
    const begun = await decide(db, async (tx) => {
      const came = await comeIn(tx, clock, token, body, actor);
      if (!came.ok) return came;
      const { person, enrolment, anew } = came.value;
      await putPassword(tx, person.id, hash, new Date(clock.now()));
      await putTotp(tx, person.id, totpSecret);
      const totp = await totpOf(tx, person.id);
      if (totp) await spendStep(tx, totp.id, step);
      await confirmTotp(tx, person.id);
      await settled(tx, enrolment, person, origin, anew);
      return ok(await begin(c, tx, accounts(), { person, actor, origin, method: 'totp' }));
    });
    if (!begun.ok) return begun;
    await remember(c, accounts(), begun.value);
    return ok(null);
  });

  serve.write(api.acceptEnrolment, async (tx, { params: { token }, actor, origin }) => {
    const taken = await takeRoles(tx, accounts().clock, token, actor);
    if (!taken.ok) return taken;
    await settled(tx, taken.value.enrolment, taken.value.person, origin, false);
    return ok(null);
  });
}
