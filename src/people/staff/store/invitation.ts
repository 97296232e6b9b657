import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Invitation, Who } from '../contract.ts';

export interface StoredInvitation extends Invitation {
  /** The link that is good now. */
  readonly enrolmentId: string;
}

interface Row extends Omit<StoredInvitation, 'createdAt' | 'expiresAt' | 'acceptedAt'> {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
}

const invitations = (
  now: Date,
) => sql`select i.id, i.email, i.name, i.lang, i.roles, i.invited_by as "invitedBy",
    i.enrolment_id as "enrolmentId", i.created_at as "createdAt", e.expires_at as "expiresAt",
    case when e.enrolled is not null then e.ended_at end as "acceptedAt",
    case when e.enrolled is not null then 'accepted' when i.revoked_at is not null or e.ended_at is not null then 'revoked'
      when e.expires_at <= ${now} then 'expired' else 'open' end as state
  from people.invitation i join people.enrolment e on e.id = i.enrolment_id`;

const invitationOf = (row: Row): StoredInvitation => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
});

/** Newest first. */
export async function allInvitations(
  db: Db,
  now: Date,
  state: Invitation['state'] | null,
): Promise<StoredInvitation[]> {
  const { rows } = await sql<Row>`select * from (${invitations(now)}) i
    where ${state}::text is null or state = ${state} order by "createdAt" desc, id limit 500`.execute(db);
  return rows.map(invitationOf);
}

export async function invitationBy(db: Db | Tx, id: string, now: Date): Promise<StoredInvitation | null> {
  const { rows } = await sql<Row>`${invitations(now)} where i.id = ${id}`.execute(db);
  return rows[0] ? invitationOf(rows[0]) : null;
}

/** Makes what concerns one address wait for each other. */
export async function lockEmail(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitation ${email}`}, 0))`.execute(tx);
}

export async function hasOpenInvitation(tx: Tx, email: string, now: Date): Promise<boolean> {
  const { rows } =
    await sql`select from (${invitations(now)}) i where email = ${email} and state = 'open'`.execute(tx);
  return rows.length > 0;
}

/** Ids of the open ones that this person sent. */
export async function openInvitationsBy(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from (${invitations(now)}) i
    where "invitedBy" ->> 'id' = ${personId} and state = 'open'`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function insertInvitation(
  tx: Tx,
  invitation: Pick<Invitation, 'email' | 'name' | 'lang' | 'roles'> & {
    readonly invitedBy: Who;
    readonly enrolmentId: string;
    readonly now: Date;
  },
): Promise<string> {
  const { email, name, lang, roles, invitedBy, enrolmentId, now } = invitation;
  const { rows } = await sql<{ id: string }>`
    insert into people.invitation (email, name, lang, roles, invited_by, enrolment_id, created_at)
    values (${email}, ${name}, ${lang}, ${[...roles]}, ${JSON.stringify(invitedBy)}, ${enrolmentId}, ${now})
    returning id`.execute(tx);
  if (!rows[0]) throw new Error('no invitation was written');
  return rows[0].id;
}

export async function renewInvitation(tx: Tx, id: string, enrolmentId: string, by: Who): Promise<void> {
  await sql`update people.invitation set enrolment_id = ${enrolmentId}, invited_by = ${JSON.stringify(by)}
    where id = ${id}`.execute(tx);
}

export async function markRevoked(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update people.invitation set revoked_at = ${now} where id = ${id}`.execute(tx);
}
