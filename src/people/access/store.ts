/** Who holds a session or token, and the first answers of writes. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Permission } from '../../kernel/http/contract.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Role, SignInMethod } from './contract.ts';

export interface HeldSession {
  readonly id: string;
  readonly person: Person;
  readonly method: SignInMethod;
  readonly steppedUpAt: Date | null;
  readonly lastSeenAt: Date;
  readonly createdAt: Date;
}

export interface HeldToken {
  readonly id: string;
  readonly label: string;
  readonly person: Person;
  readonly scopes: readonly Permission[];
  readonly lastUsedAt: Date | null;
}

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const ROLES_OF = sql<
  Role[]
>`array(select role from people.role_grant g where g.person_id = p.id order by role)`;

type PersonRow = { person_id: string; email: string; name: string; roles: Role[] };
const personOf = ({ person_id: id, email, name, roles }: PersonRow): Person => ({ id, email, name, roles });

/** @param digest SHA-256 of the session token, lower-case hex */
export async function sessionBy(db: Db | Tx, digest: string, now: Date): Promise<HeldSession | null> {
  const { rows } = await sql<
    PersonRow & {
      id: string;
      method: SignInMethod;
      stepped_up_at: Date | null;
      last_seen_at: Date;
      created_at: Date;
    }
  >`
    select s.id, s.method, s.stepped_up_at, s.last_seen_at, s.created_at, p.id as person_id, p.email, p.name, ${ROLES_OF} as roles
    from people.session s join people.person p on p.id = s.person_id
    where s.token = ${digest} and s.expires_at > ${now}`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const { id, method, stepped_up_at: steppedUpAt, last_seen_at: lastSeenAt, created_at: createdAt } = row;
  return { id, person: personOf(row), method, steppedUpAt, lastSeenAt, createdAt };
}

export async function isSessionHeld(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from people.session where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** @param digest SHA-256 of the personal access token */
export async function tokenBy(db: Db | Tx, digest: Buffer, now: Date): Promise<HeldToken | null> {
  const { rows } = await sql<
    PersonRow & { id: string; label: string; scopes: Permission[]; last_used_at: Date | null }
  >`
    select t.id, t.label, t.scopes, t.last_used_at, p.id as person_id, p.email, p.name, ${ROLES_OF} as roles
    from people.api_token t join people.person p on p.id = t.person_id
    where t.digest = ${digest} and t.expires_at > ${now}`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const { id, label, scopes, last_used_at: lastUsedAt } = row;
  return { id, label, person: personOf(row), scopes, lastUsedAt };
}

export async function touchSession(db: Db, id: string, now: Date, expires: Date): Promise<void> {
  await sql`update people.session set last_seen_at = ${now}, expires_at = ${expires}, updated_at = ${now}
    where id = ${id}`.execute(db);
}

export async function touchToken(db: Db, id: string, now: Date): Promise<void> {
  await sql`update people.api_token set last_used_at = ${now} where id = ${id}`.execute(db);
}

/** Where somebody is written to. */
export interface Correspondent {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Lang;
}

/** Those who hold one of these roles now, among these people where they are given. */
export async function contactsOf(
  db: Db | Tx,
  { roles, ids }: { readonly roles: readonly Role[]; readonly ids?: readonly string[] },
): Promise<Correspondent[]> {
  const among = ids ? sql`and g.person_id = any(${[...ids]}::uuid[])` : sql``;
  const { rows } = await sql<Correspondent>`
    select distinct p.id, p.email, p.name, p.lang from people.person p
    join people.role_grant g on g.person_id = p.id
    where g.role = any(${[...roles]}) ${among} order by p.name, p.id`.execute(db);
  return rows;
}

export interface FirstAnswer {
  readonly fingerprint: Buffer;
  readonly status: number | null;
  readonly body: string | null;
}

/**
 * Takes the key for this request, or returns what the first one with it answered. Waits for a first one that is still
 * under way; the key is free again when that one's transaction is rolled back.
 */
export async function takeKey(
  tx: Tx,
  actor: string,
  key: string,
  fingerprint: Buffer,
): Promise<FirstAnswer | null> {
  const taken = await sql`insert into people.idempotency (actor, key, fingerprint)
    values (${actor}, ${key}, ${fingerprint}) on conflict do nothing`.execute(tx);
  if (taken.numAffectedRows === 1n) return null;
  const { rows } = await sql<FirstAnswer>`select fingerprint, status, body from people.idempotency
    where actor = ${actor} and key = ${key}`.execute(tx);
  return rows[0] ?? null;
}

export async function keepAnswer(
  tx: Tx,
  actor: string,
  key: string,
  status: number,
  body: string | null,
): Promise<void> {
  await sql`update people.idempotency set status = ${status}, body = ${body}
    where actor = ${actor} and key = ${key}`.execute(tx);
}

/** What was answered and names any of these goes: a request that is sent again is told that it was done. */
export async function forgetAnswers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update people.idempotency set body = null where body ~ ${ids.join('|')}`.execute(tx);
}

/** Returns how many were forgotten. */
export async function trimKeys(db: Db, olderThan: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from people.idempotency where created_at < ${olderThan}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
