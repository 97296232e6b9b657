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
import { deleteOneTimes } from './store/one-time.ts';
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

/** Whether the link makes somebody staff who was not: then no way in from before may count, as anybody may have planted it. */
export const joinsStaff = (enrolment: Enrolment, person: Person): boolean =>
  isStaff(enrolment.roles) && !isStaff(person.roles);

interface Address {
  readonly email: string;
  /** The account that it has already; null where one is made. */
  readonly personId: string | null;
}

/** Under which address somebody would enrol now, with a new factor. */
export async function addressFor(
  db: Db | Tx,
  enrolment: Enrolment,
  given: string | undefined,
  actor: Actor | null,
): Promise<Refusable<Address>> {
  const email = enrolment.email ?? given;
  if (email === undefined) return refuse({ code: 'e-mail-needed' });
  if (enrolment.personId) return ok({ email, personId: enrolment.personId });
  const person = await personByEmail(db, email);
  if (!person) return ok({ email, personId: null });
  // Who has an account proves that it is theirs before it gains a role.
  const isTheirs = actor?.via.kind === 'session' && actor.id === person.id;
  return isTheirs && joinsStaff(enrolment, person)
    ? ok({ email, personId: person.id })
    : refuse({ code: 'sign-in-first' });
}

interface Came {
  readonly person: Person;
  readonly enrolment: Enrolment;
  /** Whether they had an account, of which every way in has ended. */
  readonly anew: boolean;
}

/** Uses the link up. The person comes in without any factor: the caller adds it in the same transaction. */
export async function comeIn(
  tx: Tx,
  clock: Clock,
  token: string,
  given: { readonly name: string; readonly email?: string | undefined },
  actor: Actor | null,
): Promise<Refusable<Came>> {
  const enrolment = await take(tx, clock, token);
  if (!enrolment) return refuse({ code: 'link-used' });
  const address = await addressFor(tx, enrolment, given.email, actor);
  if (!address.ok) return address;
  const { email, personId } = address.value;
  const id = personId ?? (await insertPerson(tx, { name: given.name, email, lang: enrolment.lang }));
  if (id === null) return refuse({ code: 'sign-in-first' });
  if (personId) await beginAnew(tx, clock, personId);
  if (!enrolment.personId) await grantRoles(tx, id, enrolment.roles);
  return ok({ person: await settle(tx, enrolment, id), enrolment, anew: personId !== null });
}

/** Gives the roles of the link to an account that keeps its ways in: staff already, or not to be. */
export async function takeRoles(
  tx: Tx,
  clock: Clock,
  token: string,
  actor: Actor,
): Promise<
  Result<
    { person: Person; enrolment: Enrolment },
    { readonly code: 'link-used' | 'not-yours' | 'enrol-first' | 'second-factor-first' }
  >
> {
  const enrolment = await take(tx, clock, token);
  const person = await personById(tx, actor.id);
  if (!enrolment || !person) return refuse({ code: 'link-used' });
  const isTheirs = enrolment.email === null || enrolment.email === actor.email;
  if (enrolment.purpose === 'recovery' || !isTheirs) return refuse({ code: 'not-yours' });
  if (joinsStaff(enrolment, person)) return refuse({ code: 'enrol-first' });
  if (isStaff(enrolment.roles) && !isStrong(actor)) return refuse({ code: 'second-factor-first' });
  await grantRoles(tx, actor.id, enrolment.roles);
  return ok({ person: await settle(tx, enrolment, actor.id), enrolment });
}

async function take(tx: Tx, clock: Clock, token: string): Promise<Enrolment | null> {
  const now = new Date(clock.now());
  // One at a time: two links to the first owner must not make two.
  await lockEnrolments(tx);
  const enrolment = await takeEnrolment(tx, enrolmentDigest(token), now);
  if (enrolment?.purpose === 'first-owner') await endEnrolments(tx, 'first-owner', now);
  return enrolment;
}

/** Ends every way into the account, and whoever is in. */
async function beginAnew(tx: Tx, clock: Clock, personId: string): Promise<void> {
  await lockPerson(tx, personId);
  await endEnrolmentsOf(tx, personId, new Date(clock.now()));
  await deleteFactors(tx, personId);
  await deleteOneTimes(tx, personId);
  await revokeSessions(tx, personId);
}

async function settle(tx: Tx, enrolment: Enrolment, personId: string): Promise<Person> {
  await noteEnrolled(tx, enrolment.id, personId);
  await emit(tx, 'people.changed', { id: personId });
  const person = await personById(tx, personId);
  if (!person) throw new Error('nobody came in');
  return person;
}
