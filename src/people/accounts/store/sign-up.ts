/** Who has begun to sign up and must prove the address. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';

export interface SignUp {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly lang: Lang;
  /** Its hash. */
  readonly password: string;
}

export async function insertSignUp(tx: Tx, signUp: Omit<SignUp, 'id'>, expires: Date): Promise<string> {
  const { name, email, lang, password } = signUp;
  const { rows } = await sql<{ id: string }>`
    insert into people.sign_up (name, email, lang, password, expires_at)
    values (${name}, ${email}, ${lang}, ${password}, ${expires}) returning id`.execute(tx);
  if (!rows[0]) throw new Error('nobody signed up');
  return rows[0].id;
}

/** Takes the row for its mail, which is written once. Null where that has happened. */
export async function putSignUpDigest(tx: Tx, id: string, digest: Buffer): Promise<SignUp | null> {
  const { rows } = await sql<SignUp>`update people.sign_up set digest = ${digest}
    where id = ${id} and digest is null returning id, name, email, lang, password`.execute(tx);
  return rows[0] ?? null;
}

export async function signUpBy(db: Db | Tx, digest: Buffer, now: Date): Promise<SignUp | null> {
  const { rows } = await sql<SignUp>`select id, name, email, lang, password from people.sign_up
    where digest = ${digest} and expires_at > ${now}`.execute(db);
  return rows[0] ?? null;
}

/** Once the address is proven, no other try with it is good. */
export async function deleteSignUps(tx: Tx, email: string): Promise<void> {
  await sql`delete from people.sign_up where email = ${email}`.execute(tx);
}

export async function trimSignUps(db: Db, now: Date): Promise<void> {
  await sql`delete from people.sign_up where expires_at < ${now}`.execute(db);
}
