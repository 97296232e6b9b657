import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export async function keepDraft(
  tx: Tx,
  id: string,
  personId: string,
  text: string,
  now: Date,
): Promise<void> {
  await sql`insert into reach.draft (conversation_id, person_id, text, at) values (${id}, ${personId}, ${text}, ${now})
    on conflict (conversation_id, person_id) do update set text = excluded.text, at = excluded.at`.execute(
    tx,
  );
}

export async function dropDraft(tx: Tx, id: string, personId: string): Promise<void> {
  await sql`delete from reach.draft where conversation_id = ${id} and person_id = ${personId}`.execute(tx);
}

export async function draftOf(db: Db, id: string, personId: string): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`select text from reach.draft
    where conversation_id = ${id} and person_id = ${personId}`.execute(db);
  return rows[0]?.text ?? null;
}
