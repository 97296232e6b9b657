/** Buyers open an account, and whoever has forgotten a password sets another. What is known stays in the mailbox. */
import * as z from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { enqueue, type Job } from '../../kernel/jobs.ts';
import type { Serve } from '../access/index.ts';
import { sendMail } from '../mail/index.ts';
import type { Accounts } from './accounts.ts';
import { isCommon } from './common-passwords.ts';
import { accountsApi as api } from './contract.ts';
import { HAS_ACCOUNT, NO_PASSWORD, RESET, VERIFY } from './mails.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { digestOf, newSecret } from './secrets.ts';
import { note, noteChange, revokeSessions } from './security.ts';
import { deleteOneTimes, insertOneTime, spendOneTime } from './store/one-time.ts';
import {
  grantRoles,
  insertPerson,
  passwordOf,
  personByEmail,
  personById,
  putPassword,
} from './store/person.ts';
import { deleteSignUps, insertSignUp, putSignUpDigest, signUpBy } from './store/sign-up.ts';
import { admit } from './throttle.ts';

const VERIFY_MS = 24 * 3_600_000;
const RESET_MS = 3_600_000;
const SIGN_UP_JOB = 'accounts.sign-up';
const FORGOT_JOB = 'accounts.forgot';

const verifyDigest = (token: string): Buffer => digestOf('verify-e-mail', token);
const resetDigest = (token: string): Buffer => digestOf('reset-password', token);
const TOO_MANY = refuse({ code: 'too-many-tries' as const });
const LINK_USED = refuse({ code: 'link-used' as const });

export function signUpRoutes(serve: Serve, accounts: () => Accounts): void {
  // Known or not, the same work is done here; a job looks whether the address has an account.
  serve.raw(api.signUp, async (c, db, { body: { name, email, password }, lang }) => {
    const { clock } = accounts();
    if (!(await admit(db, clock, 'mail', { account: email, network: c.var.client.key }))) return TOO_MANY;
    if (await isCommon(password, [name, email])) return refuse({ code: 'common-password' as const });
    const signUp = { name, email, lang, password: await hashPassword(password) };
    await db.transaction().execute(async (tx) => {
      const id = await insertSignUp(tx, signUp, new Date(clock.now() + VERIFY_MS));
      await enqueue(tx, SIGN_UP_JOB, { id });
    });
    return ok(null);
  });

  serve.raw(api.verifyEmail, async (c, db, { body: { token, password }, origin }) => {
    const { clock } = accounts();
    if (!(await admit(db, clock, 'link', { network: c.var.client.key }))) return TOO_MANY;
    const signUp = await signUpBy(db, verifyDigest(token), new Date(clock.now()));
    if (!signUp) return LINK_USED;
    const tries = { account: signUp.id, network: c.var.client.key };
    if (!(await admit(db, clock, 'sign-in', tries))) return TOO_MANY;
    if (!(await verifyPassword(signUp.password, password))) return refuse({ code: 'wrong-password' });
    return decide(db, async (tx) => {
      const id = await insertPerson(tx, signUp);
      if (id === null) return LINK_USED;
      await putPassword(tx, id, signUp.password, new Date(clock.now()));
      await grantRoles(tx, id, ['buyer']);
      await deleteSignUps(tx, signUp.email);
      await note(tx, { ...signUp, id, roles: ['buyer'] }, origin, 'opened');
      return ok(null);
    });
  });

  serve.raw(api.forgotPassword, async (c, db, { body: { email } }) => {
    const { clock } = accounts();
    if (!(await admit(db, clock, 'mail', { account: email, network: c.var.client.key }))) return TOO_MANY;
    await db.transaction().execute((tx) => enqueue(tx, FORGOT_JOB, { email }));
    return ok(null);
  });

  serve.raw(api.resetPassword, async (c, db, { body: { token, password }, origin }) => {
    const { clock } = accounts();
    if (!(await admit(db, clock, 'link', { network: c.var.client.key }))) return TOO_MANY;
    if (await isCommon(password, [])) return refuse({ code: 'common-password' as const });
    const hash = await hashPassword(password);
    const now = new Date(clock.now());
    return decide(db, async (tx) => {
      const spent = await spendOneTime(tx, resetDigest(token), now);
      const person = spent?.personId ? await personById(tx, spent.personId) : null;
      // A mailbox alone gives no password to who never had one.
      if (!person || (await passwordOf(tx, person.id)) === null) return LINK_USED;
      if (await isCommon(password, [person.name, person.email]))
        return refuse({ code: 'common-password' as const });
      await putPassword(tx, person.id, hash, now);
      await deleteOneTimes(tx, person.id);
      await revokeSessions(tx, person.id);
      await noteChange(tx, accounts(), person, origin, 'password-set', { byMail: true });
      return ok(null);
    });
  });
}

export interface SignUpJobs {
  readonly db: Db;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Nobody waits for these, so how long they take tells nothing. */
export const signUpJobs = ({ db, clock, publicUrl }: SignUpJobs): Job[] => [
  {
    name: SIGN_UP_JOB,
    async run(payload) {
      const { id } = z.object({ id: z.uuid() }).parse(payload);
      await db.transaction().execute((tx) => answerSignUp(tx, id, publicUrl));
    },
  },
  {
    name: FORGOT_JOB,
    async run(payload) {
      const { email } = z.object({ email: z.string() }).parse(payload);
      await db.transaction().execute((tx) => answerForgotten(tx, email, clock, publicUrl));
    },
  },
];

async function answerSignUp(tx: Tx, id: string, publicUrl: string): Promise<void> {
  const token = newSecret();
  const signUp = await putSignUpDigest(tx, id, verifyDigest(token));
  if (!signUp) return;
  const person = await personByEmail(tx, signUp.email);
  if (person) {
    await deleteSignUps(tx, signUp.email);
    await sendMail(tx, {
      to: [person],
      template: HAS_ACCOUNT,
      data: { url: `${publicUrl}/console/sign-in` },
    });
    return;
  }
  // The fragment reaches no server and no log.
  const url = `${publicUrl}/console/verify-e-mail#${token}`;
  // Whoever typed the address typed the name too: a stranger must not write into a message of ours to anybody.
  const to = [{ ...signUp, name: signUp.email }];
  await sendMail(tx, { to, template: VERIFY, data: { url }, roles: ['buyer'] });
}

async function answerForgotten(tx: Tx, email: string, clock: Clock, publicUrl: string): Promise<void> {
  const person = await personByEmail(tx, email);
  if (!person) return;
  if ((await passwordOf(tx, person.id)) === null) {
    await sendMail(tx, {
      to: [person],
      template: NO_PASSWORD,
      data: { url: `${publicUrl}/console/sign-in` },
    });
    return;
  }
  const token = newSecret();
  await insertOneTime(tx, resetDigest(token), person.id, new Date(clock.now() + RESET_MS));
  const url = `${publicUrl}/console/reset-password#${token}`;
  await sendMail(tx, { to: [person], template: RESET, data: { url }, roles: person.roles });
}
