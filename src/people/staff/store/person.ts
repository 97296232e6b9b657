/** People as the console lists them. What they sign in with is written by accounts; here it is only counted. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { KEPT } from '../../../kernel/database/kept.ts';
import { type Role, STAFF } from '../../access/contract.ts';
import type { Person } from '../contract.ts';

export type Known = Omit<Person, 'manageable'>;

type Row = Omit<Known, 'lastSeenAt' | 'createdAt'> & { lastSeenAt: Date | null; createdAt: Date };

const known = (now: Date): RawBuilder<unknown> => sql`p.id, p.name, p.email, p.lang,
  array(select role from people.role_grant g where g.person_id = p.id order by role) as roles,
  (select number from people.staff_number n where n.person_id = p.id) as "staffNumber",
  (select count(*)::int from people.passkey k where k.person_id = p.id) as passkeys,
  exists (select from people.credential c where c.person_id = p.id and c.password is not null) as password,
  exists (select from people.totp t where t.person_id = p.id and t.verified) as totp,
  (select count(*)::int from people.session s where s.person_id = p.id and s.expires_at > ${now}) as sessions,
  (select max(s.last_seen_at) from people.session s where s.person_id = p.id) as "lastSeenAt",
  p.created_at as "createdAt"`;

const knownOf = (row: Row): Known => ({
  ...row,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

export async function personBy(db: Db | Tx, id: string, now: Date): Promise<Known | null> {
  const { rows } = await sql<Row>`select ${known(now)} from people.person p where p.id = ${id}`.execute(db);
  return rows[0] ? knownOf(rows[0]) : null;
}

export interface PeopleSearch {
  readonly text: string | null;
  readonly role: Role | null;
  /** Leaves out who has none of these roles; null leaves out nobody. */
  readonly among: readonly Role[] | null;
  /** The last person of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** By name. */
export async function searchPeople(db: Db, search: PeopleSearch, now: Date): Promise<Known[]> {
  const { text, role, among, after, limit } = search;
  const holds = (roles: readonly Role[]) =>
    sql`exists (select from people.role_grant g where g.person_id = p.id and g.role = any(${[...roles]}))`;
  const conditions = [
    sql`true`,
    ...(text === null ? [] : [sql`strpos(lower(p.name || ' ' || p.email), ${text.toLowerCase()}) > 0`]),
    ...(role === null ? [] : [holds([role])]),
    ...(among === null ? [] : [holds(among)]),
    ...(after === null
      ? []
      : [sql`(p.name, p.id) > (select name, id from people.person where id = ${after})`]),
  ];
  const { rows } = await sql<Row>`select ${known(now)} from people.person p
    where ${sql.join(conditions, sql` and `)} order by p.name, p.id limit ${limit}`.execute(db);
  return rows.map(knownOf);
}

export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly lang: 'zh' | 'en';
  readonly roles: readonly Role[];
}

/** Everybody who holds one of these roles. */
export async function holdersOf(db: Db | Tx, roles: readonly Role[]): Promise<Holder[]> {
  const { rows } = await sql<Holder>`select p.id, p.name, p.email, p.lang,
      array(select role from people.role_grant g where g.person_id = p.id order by role) as roles
    from people.person p
    where exists (select from people.role_grant g where g.person_id = p.id and g.role = any(${[...roles]}))
    order by p.name, p.id`.execute(db);
  return rows;
}

export async function holderByEmail(db: Db | Tx, email: string): Promise<Holder | null> {
  const { rows } = await sql<Holder>`select p.id, p.name, p.email, p.lang,
      array(select role from people.role_grant g where g.person_id = p.id order by role) as roles
    from people.person p where p.email = ${email}`.execute(db);
  return rows[0] ?? null;
}

const ROLES_LOCK = 7_164_021;

/** Makes changes to who holds which role wait for each other, so that two owners cannot remove one another at once. */
export async function lockRoles(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ROLES_LOCK})`.execute(tx);
}

export async function rolesOf(db: Db | Tx, personId: string): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`select role from people.role_grant
    where person_id = ${personId} order by role`.execute(db);
  return rows.map(({ role }) => role);
}

/** These and no others. The new ones come first: whoever changes roles does not leave the staff in between. */
export async function putRoles(tx: Tx, personId: string, roles: readonly Role[]): Promise<void> {
  await sql`insert into people.role_grant (person_id, role)
    select ${personId}, unnest(${[...roles]}::text[]) on conflict do nothing`.execute(tx);
  await sql`delete from people.role_grant where person_id = ${personId} and role <> all(${[...roles]})`.execute(
    tx,
  );
}

/** What customers are told of somebody who works here. */
export interface StaffBadge {
  readonly name: string;
  readonly staffNumber: number;
  /** When they joined. */
  readonly since: Date;
}

const working = sql`p.id, p.name, n.number as "staffNumber", n.since
    from people.staff_number n join people.person p on p.id = n.person_id
    where exists (select from people.role_grant g where g.person_id = p.id and g.role = any(${[...STAFF]}))`;

/** Null for who does not work here now. */
export async function staffBadge(db: Db | Tx, personId: string): Promise<StaffBadge | null> {
  const { rows } = await sql<StaffBadge>`${KEPT} select ${working} and p.id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

/** Of whoever works here, or ever did: what they wrote stays theirs. Null for who never had a number. */
export async function everBadge(
  db: Db | Tx,
  personId: string,
): Promise<(Pick<StaffBadge, 'name' | 'staffNumber'> & { readonly works: boolean }) | null> {
  const { rows } = await sql<{ name: string; staffNumber: number; works: boolean }>`select p.name,
      n.number as "staffNumber", exists (select from people.role_grant g
        where g.person_id = p.id and g.role = any(${[...STAFF]})) as works
    from people.staff_number n join people.person p on p.id = n.person_id where p.id = ${personId}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Of everybody who works here now, by name. */
export async function staffBadges(db: Db | Tx): Promise<(StaffBadge & { readonly id: string })[]> {
  const { rows } = await sql<StaffBadge & { id: string }>`select ${working} order by p.name, p.id`.execute(
    db,
  );
  return rows;
}
