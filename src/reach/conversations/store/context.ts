import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

/** With what a conversation was opened. */
export interface Context {
  /** As the browser sent it. */
  readonly userAgent: string | null;
  /** What its customer had verified before, and chose to show. */
  readonly checked: readonly string[];
}

export async function insertContext(tx: Tx, id: string, { userAgent, checked }: Context): Promise<void> {
  await sql`insert into reach.context (conversation_id, user_agent, checked)
    values (${id}, ${userAgent}, ${[...checked]}::text[])`.execute(tx);
}

/** Of one that tells nothing: nothing. */
export async function contextOf(db: Db, id: string): Promise<Context> {
  const { rows } = await sql<Context>`select user_agent as "userAgent", checked from reach.context
    where conversation_id = ${id}`.execute(db);
  return rows[0] ?? { userAgent: null, checked: [] };
}
