/** One-time links by which staff come in. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import type { Role } from '../../access/contract.ts';
import type { EnrolmentPurpose } from '../contract.ts';

export interface Enrolment {
  readonly id: string;
  readonly purpose: EnrolmentPurpose;
  readonly email: string | null;
  readonly name: string | null;
  readonly lang: Lang;
  readonly invitedBy: string | null;
  readonly roles: readonly Role[];
  readonly personId: string | null;
  /** Sealed. */
  readonly totpSecret: string | null;
  readonly expiresAt: Date;
}

const ENROLMENT_LOCK = 7_164_010;
const ENROLMENT = sql`id, purpose, email, name, lang, roles, invited_by as "invitedBy", person_id as "personId", totp_secret as "totpSecret",
  expires_at as "expiresAt"`;

export async function insertEnrolment(
  tx: Tx,
  digest: Buffer,
  enrolment: Omit<Enrolment, 'id' | 'totpSecret'>,
): Promise<string> {
  const { purpose, email, name, lang, invitedBy, roles, personId, expiresAt } = enrolment;
  const { rows } = await sql<{ id: string }>`
    insert into people.enrolment (digest, purpose, email, name, lang, invited_by, roles, person_id, expires_at)
    values (${digest}, ${purpose}, ${email}, ${name}, ${lang}, ${invitedBy}, ${[...roles]}, ${personId}, ${expiresAt})
    returning id`.execute(tx);
  if (!rows[0]) throw new Error('no enrolment was made');
  return rows[0].id;
}

/** Null where it is unknown, used, withdrawn or expired. */
export async function enrolmentBy(db: Db | Tx, digest: Buffer, now: Date): Promise<Enrolment | null> {
  const { rows } = await sql<Enrolment>`select ${ENROLMENT} from people.enrolment
    where digest = ${digest} and ended_at is null and expires_at > ${now}`.execute(db);
  return rows[0] ?? null;
}

/** As `enrolmentBy`, and ends it. Under concurrency one caller gets it, unless that one's transaction fails. */
export async function takeEnrolment(tx: Tx, digest: Buffer, now: Date): Promise<Enrolment | null> {
  const { rows } = await sql<Enrolment>`update people.enrolment set ended_at = ${now}
    where digest = ${digest} and ended_at is null and expires_at > ${now} returning ${ENROLMENT}`.execute(tx);
  return rows[0] ?? null;
}

export async function noteEnrolled(tx: Tx, id: string, personId: string): Promise<void> {
  await sql`update people.enrolment set enrolled = ${personId}, totp_secret = null where id = ${id}`.execute(
    tx,
  );
}

export async function putEnrolmentTotp(tx: Db | Tx, id: string, secret: string): Promise<void> {
  await sql`update people.enrolment set totp_secret = ${secret} where id = ${id}`.execute(tx);
}

/** Ends a link that nobody has used. Returns whether it was open. */
export async function endEnrolment(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update people.enrolment set ended_at = ${now}
    where id = ${id} and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Ends every open link of this purpose, such as those of earlier starts to the first owner. */
export async function endEnrolments(tx: Tx, purpose: EnrolmentPurpose, now: Date): Promise<void> {
  await sql`update people.enrolment set ended_at = ${now}
    where purpose = ${purpose} and ended_at is null`.execute(tx);
}

/** Ends every open link to one person's account. */
export async function endEnrolmentsOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`update people.enrolment set ended_at = ${now}
    where person_id = ${personId} and ended_at is null`.execute(tx);
}

/** Whoever uses a link waits here for those before, until their transaction has ended. */
export async function lockEnrolments(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ENROLMENT_LOCK})`.execute(tx);
}
