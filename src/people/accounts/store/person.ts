/** People, their roles and their passwords. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import type { Role } from '../../access/contract.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly lang: Lang;
  readonly roles: readonly Role[];
}

export interface Factors {
  readonly password: boolean;
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
}

const PERSON = sql`p.id, p.name, p.email, p.lang,
  array(select role from people.role_grant g where g.person_id = p.id order by role) as roles`;

export async function personById(db: Db | Tx, id: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${PERSON} from people.person p where p.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** @param email in lower case */
export async function personByEmail(db: Db | Tx, email: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${PERSON} from people.person p where p.email = ${email}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Makes what changes the same person's factors or account wait for each other. */
export async function lockPerson(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from people.person where id = ${id} for update`.execute(tx);
}

/** Returns the new person's id, or null where the address is taken. Nobody is a person before their address is proven. */
export async function insertPerson(
  tx: Tx,
  { name, email, lang }: { name: string; email: string; lang: Lang },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into people.person (name, email, email_verified, lang)
    values (${name}, ${email}, true, ${lang})
    on conflict (email) do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function grantRoles(tx: Tx, personId: string, roles: readonly Role[]): Promise<void> {
  await sql`insert into people.role_grant (person_id, role)
    select ${personId}, unnest(${[...roles]}::text[]) on conflict do nothing`.execute(tx);
}

export async function passwordOf(db: Db | Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ password: string | null }>`select password from people.credential
    where person_id = ${personId} and provider_id = 'credential'`.execute(db);
  return rows[0]?.password ?? null;
}

/** @param password its hash in PHC form; the account id is the person's, as better-auth looks for it */
export async function putPassword(tx: Tx, personId: string, password: string, now: Date): Promise<void> {
  await sql`insert into people.credential (person_id, account_id, provider_id, password)
    values (${personId}, ${personId}, 'credential', ${password})
    on conflict (person_id, provider_id) do update set password = excluded.password, updated_at = ${now}`.execute(
    tx,
  );
}

export async function factorsOf(db: Db | Tx, personId: string): Promise<Factors> {
  const { rows } = await sql<Factors>`select
    exists (select from people.credential where person_id = ${personId} and password is not null) as password,
    exists (select from people.totp where person_id = ${personId} and verified) as totp,
    (select count(*)::int from people.passkey where person_id = ${personId}) as passkeys,
    (select count(*)::int from people.recovery_code where person_id = ${personId} and used_at is null)
      as "recoveryCodes"`.execute(db);
  return rows[0] ?? { password: false, totp: false, passkeys: 0, recoveryCodes: 0 };
}

/** Every way to sign in that does not end by itself, for who enrols anew. */
export async function deleteFactors(tx: Tx, personId: string): Promise<void> {
  for (const table of ['credential', 'totp', 'passkey', 'recovery_code', 'api_token'])
    await sql`delete from ${sql.table(`people.${table}`)} where person_id = ${personId}`.execute(tx);
  await sql`update people.person set two_factor_enabled = false where id = ${personId}`.execute(tx);
}
