import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import type { Role } from '../../access/contract.ts';
import type { Recovery, Who } from '../contract.ts';

export interface StoredRecovery extends Omit<Recovery, 'approvable'> {
  readonly subjectRoles: readonly Role[];
  readonly subjectLang: Lang;
  readonly enrolmentId: string | null;
}

interface Row extends Omit<StoredRecovery, 'createdAt' | 'expiresAt'> {
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const recoveries = (now: Date) => sql`select r.id, r.reason, r.enrolment_id as "enrolmentId",
    json_build_object('id', p.id, 'name', p.name, 'email', p.email) as subject, p.lang as "subjectLang",
    array(select role from people.role_grant g where g.person_id = p.id order by role) as "subjectRoles",
    r.opened_by as "openedBy", r.approved_by as "approvedBy", r.cancelled_by as "cancelledBy",
    r.created_at as "createdAt", coalesce(e.expires_at, r.expires_at) as "expiresAt",
    case when e.enrolled is not null then 'done' when r.cancelled_by is not null or e.ended_at is not null then 'cancelled'
      when coalesce(e.expires_at, r.expires_at) <= ${now} then 'expired'
      when r.approved_by is not null then 'approved' else 'open' end as state
  from people.recovery r join people.person p on p.id = r.person_id
    left join people.enrolment e on e.id = r.enrolment_id`;

const recoveryOf = (row: Row): StoredRecovery => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

/** Newest first. */
export async function allRecoveries(
  db: Db,
  now: Date,
  state: Recovery['state'] | null,
): Promise<StoredRecovery[]> {
  const { rows } = await sql<Row>`select * from (${recoveries(now)}) r
    where ${state}::text is null or state = ${state} order by "createdAt" desc, id limit 500`.execute(db);
  return rows.map(recoveryOf);
}

export async function recoveryBy(db: Db | Tx, id: string, now: Date): Promise<StoredRecovery | null> {
  const { rows } = await sql<Row>`${recoveries(now)} where r.id = ${id}`.execute(db);
  return rows[0] ? recoveryOf(rows[0]) : null;
}

/** Those under way of which this person is the subject, or which they opened and nobody has approved yet. */
export async function recoveriesUnderWay(tx: Tx, personId: string, now: Date): Promise<StoredRecovery[]> {
  const { rows } = await sql<Row>`select * from (${recoveries(now)}) r
    where (subject ->> 'id' = ${personId} and state in ('open', 'approved'))
       or ("openedBy" ->> 'id' = ${personId} and state = 'open')`.execute(tx);
  return rows.map(recoveryOf);
}

/** Makes what concerns recoveries wait for each other; they are rare. */
export async function lockRecoveries(tx: Tx): Promise<void> {
  await sql`lock table people.recovery in share row exclusive mode`.execute(tx);
}

export async function insertRecovery(
  tx: Tx,
  recovery: { personId: string; reason: string; openedBy: Who; now: Date; expiresAt: Date },
): Promise<string> {
  const { personId, reason, openedBy, now, expiresAt } = recovery;
  const { rows } = await sql<{ id: string }>`
    insert into people.recovery (person_id, reason, opened_by, created_at, expires_at)
    values (${personId}, ${reason}, ${JSON.stringify(openedBy)}, ${now}, ${expiresAt}) returning id`.execute(
    tx,
  );
  if (!rows[0]) throw new Error('no recovery was written');
  return rows[0].id;
}

export async function markApproved(tx: Tx, id: string, by: Who, enrolmentId: string): Promise<void> {
  await sql`update people.recovery set approved_by = ${JSON.stringify(by)}, enrolment_id = ${enrolmentId}
    where id = ${id}`.execute(tx);
}

export async function markCancelled(tx: Tx, id: string, by: Who): Promise<void> {
  await sql`update people.recovery set cancelled_by = ${JSON.stringify(by)} where id = ${id}`.execute(tx);
}
