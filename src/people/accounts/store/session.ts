/** Sessions. What begins one with a password is better-auth's, with the same columns. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { SignInMethod } from '../../access/contract.ts';

export interface NewSession {
  /** SHA-256 of the token, lower-case hex. */
  readonly token: string;
  readonly method: SignInMethod;
  readonly steppedUpAt: Date | null;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(tx: Tx, personId: string, session: NewSession): Promise<string> {
  const { token, method, steppedUpAt, ipAddress, userAgent, createdAt, expiresAt } = session;
  const { rows } = await sql<{ id: string }>`
    insert into people.session (person_id, token, method, stepped_up_at, ip_address, user_agent,
      created_at, updated_at, last_seen_at, expires_at)
    values (${personId}, ${token}, ${method}, ${steppedUpAt}, ${ipAddress}, ${userAgent},
      ${createdAt}, ${createdAt}, ${createdAt}, ${expiresAt})
    returning id`.execute(tx);
  if (!rows[0]) throw new Error('no session was begun');
  return rows[0].id;
}

export async function markSteppedUp(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update people.session set stepped_up_at = ${now} where id = ${id}`.execute(tx);
}

export interface SessionRow {
  readonly id: string;
  readonly method: SignInMethod;
  readonly address: string | null;
  readonly agent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

export async function sessionsOf(db: Db | Tx, personId: string, now: Date): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, method, nullif(ip_address, '') as address, nullif(user_agent, '') as agent,
      created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"
    from people.session where person_id = ${personId} and expires_at > ${now}
    order by last_seen_at desc limit 200`.execute(db);
  return rows;
}

/** Whether there was such a session of this person. */
export async function deleteSession(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from people.session where id = ${id} and person_id = ${personId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Returns how many ended. @param except the session that goes on */
export async function deleteSessions(tx: Tx, personId: string, except: string | null): Promise<number> {
  const { numAffectedRows } = await sql`delete from people.session
    where person_id = ${personId} and id is distinct from ${except}::uuid`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function trimSessions(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from people.session where expires_at < ${now}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
