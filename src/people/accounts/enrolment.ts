/**
 * One-time links by which staff come in. Only the SHA-256 of a token is kept. Using one is a single transaction with the
 * person, the roles, the factor and the session, so that of two who use it at once one comes in, and a failure costs
 * nothing.
 */
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Role } from '../access/contract.ts';
import { type Actor, isStaff, isStrong } from '../access/index.ts';
import { digestOf, newSecret } from './secrets.ts';
import { revokeSessions } from './security.ts';
import {
  type Enrolment,
  endEnrolments,
  endEnrolmentsOf,
  enrolmentBy,
  insertEnrolment,
  lockEnrolments,
  noteEnrolled,
  takeEnrolment,
} from './store/enrolment.ts';
import {
  deleteFactors,
  grantRoles,
  insertPerson,
  lockPerson,
  type Person,
  personByEmail,
  personById,
} from './store/person.ts';

interface Common {
  readonly lang: Lang;
  readonly ttlMs: number;
}
type Grant = Common &
  (
    | { readonly purpose: 'first-owner' }
    | {
        readonly purpose: 'invitation';
        readonly email: string;
        readonly name: string;
        readonly roles: readonly Role[];
        /** Name of who invites. */
        readonly by: string;
      }
    /** The person keeps roles and name; every way to sign in ends when the link is used. */
    | { readonly purpose: 'recovery'; readonly personId: string }
  );

/** The token is for the link alone: it cannot be read again. */
interface Granted {
  readonly id: string;
  readonly token: string;
}

const enrolmentDigest = (token: string): Buffer => digestOf('enrolment', token);

/** The page that a token opens. The fragment reaches no server and no log. */
export const enrolmentUrl = (publicUrl: string, token: string): string =>
  `${publicUrl}/console/enrol#${token}`;

export async function grantEnrolment(tx: Tx, clock: Clock, grant: Grant): Promise<Granted> {
  const token = newSecret();
  const person = grant.purpose === 'recovery' ? await personById(tx, grant.personId) : null;
  if (grant.purpose === 'recovery' && !person) throw new Error('nobody to recover');
  const invited = grant.purpose === 'invitation' ? grant : null;
  const id = await insertEnrolment(tx, enrolmentDigest(token), {
    purpose: grant.purpose,
    email: person?.email ?? invited?.email.toLowerCase() ?? null,
    name: person?.name ?? invited?.name ?? null,
    lang: grant.lang,
    invitedBy: invited?.by ?? null,
    roles: person?.roles ?? invited?.roles ?? ['owner'],
    personId: person?.id ?? null,
    expiresAt: new Date(clock.now() + grant.ttlMs),
  });
  return { id, token };
}

/** Null where it is unknown, used, withdrawn or expired. */
export const openEnrolment = (db: Db | Tx, clock: Clock, token: string): Promise<Enrolment | null> =>
  enrolmentBy(db, enrolmentDigest(token), new Date(clock.now()));

export type EnrolmentRefusal = 'link-used' | 'e-mail-needed' | 'sign-in-first';
type Refusable<T> = Result<T, { readonly code: EnrolmentRefusal }>;

/** Under which address somebody would enrol now. */
export async function addressFor(
  db: Db | Tx,
  enrolment: Enrolment,
  given: string | undefined,
): Promise<Refusable<string>> {
  const email = enrolment.email ?? given;
  if (email === undefined) return refuse({ code: 'e-mail-needed' });
  // Who has an account proves that it is theirs before it gains a role.
  const isTaken = enrolment.personId === null && (await personByEmail(db, email)) !== null;
  return isTaken ? refuse({ code: 'sign-in-first' }) : ok(email);
}

/** Uses the link up. The person comes in without any factor: the caller adds it in the same transaction. */
export async function comeIn(
  tx: Tx,
  clock: Clock,
  token: string,
  given: { readonly name: string; readonly email?: string | undefined },
): Promise<Refusable<{ person: Person; enrolment: Enrolment }>> {
  const enrolment = await take(tx, clock, token);
  if (!enrolment) return refuse({ code: 'link-used' });
  const address = await addressFor(tx, enrolment, given.email);
  if (!address.ok) return address;
  const id = enrolment.personId
    ? await recovered(tx, clock, enrolment.personId)
    : await insertPerson(tx, { name: given.name, email: address.value, lang: enrolment.lang });
  if (id === null) return refuse({ code: 'sign-in-first' });
  if (!enrolment.personId) await grantRoles(tx, id, enrolment.roles);
  const person = await settle(tx, enrolment, id);
  return ok({ person, enrolment });
}

/**
 * Gives the roles of the link to an account that exists. Those of staff take a session with a second factor: else
 * whoever knows the password could add the first one, and be them.
 */
export async function takeRoles(
  tx: Tx,
  clock: Clock,
  token: string,
  actor: Actor,
): Promise<
  Result<
    { person: Person; enrolment: Enrolment },
    { readonly code: 'link-used' | 'not-yours' | 'second-factor-first' }
  >
> {
  const enrolment = await take(tx, clock, token);
  if (!enrolment) return refuse({ code: 'link-used' });
  const isTheirs = enrolment.email === null || enrolment.email === actor.email;
  if (enrolment.purpose === 'recovery' || !isTheirs) return refuse({ code: 'not-yours' });
  if (isStaff(enrolment.roles) && !isStrong(actor)) return refuse({ code: 'second-factor-first' });
  await grantRoles(tx, actor.id, enrolment.roles);
  const person = await settle(tx, enrolment, actor.id);
  return ok({ person, enrolment });
}

async function take(tx: Tx, clock: Clock, token: string): Promise<Enrolment | null> {
  const now = new Date(clock.now());
  // One at a time: two links to the first owner must not make two.
  await lockEnrolments(tx);
  const enrolment = await takeEnrolment(tx, enrolmentDigest(token), now);
  if (enrolment?.purpose === 'first-owner') await endEnrolments(tx, 'first-owner', now);
  return enrolment;
}

async function recovered(tx: Tx, clock: Clock, personId: string): Promise<string> {
  await lockPerson(tx, personId);
  await endEnrolmentsOf(tx, personId, new Date(clock.now()));
  await deleteFactors(tx, personId);
  await revokeSessions(tx, personId);
  return personId;
}

async function settle(tx: Tx, enrolment: Enrolment, personId: string): Promise<Person> {
  await noteEnrolled(tx, enrolment.id, personId);
  await emit(tx, 'people.changed', { id: personId });
  const person = await personById(tx, personId);
  if (!person) throw new Error('nobody came in');
  return person;
}
