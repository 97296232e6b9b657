/** Personal access tokens. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface TokenRow {
  readonly id: string;
  readonly label: string;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const TOKEN = sql`id, label, scopes, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt"`;

export async function tokensOf(db: Db | Tx, personId: string): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`select ${TOKEN} from people.api_token
    where person_id = ${personId} order by created_at desc, id`.execute(db);
  return rows;
}

export async function insertToken(
  tx: Tx,
  personId: string,
  token: { label: string; digest: Buffer; scopes: readonly string[]; createdAt: Date; expiresAt: Date },
): Promise<TokenRow> {
  const { label, digest, scopes, createdAt, expiresAt } = token;
  const { rows } = await sql<TokenRow>`
    insert into people.api_token (person_id, label, digest, scopes, created_at, expires_at)
    values (${personId}, ${label}, ${digest}, ${[...scopes]}, ${createdAt}, ${expiresAt})
    returning ${TOKEN}`.execute(tx);
  if (!rows[0]) throw new Error('no token was made');
  return rows[0];
}

export async function deleteToken(tx: Tx, personId: string, id: string): Promise<TokenRow | null> {
  const { rows } = await sql<TokenRow>`delete from people.api_token
    where id = ${id} and person_id = ${personId} returning ${TOKEN}`.execute(tx);
  return rows[0] ?? null;
}

export async function deleteTokens(tx: Tx, personId: string): Promise<void> {
  await sql`delete from people.api_token where person_id = ${personId}`.execute(tx);
}
