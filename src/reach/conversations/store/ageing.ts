/** Conversations in which nothing has happened for long. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { COLUMNS, type ConversationRow } from './conversation.ts';

export async function snoozedUntil(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reach.conversation
    where snoozed_until <= ${now} order by snoozed_until`.execute(db);
  return rows.map(({ id }) => id);
}

export interface SilentSince {
  readonly pending: Date;
  readonly open: Date;
}

/** In which nobody waits for an answer and nothing was said since then: the oldest first, at most so many. */
export async function silentSince(db: Db, { pending, open }: SilentSince, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reach.conversation
    where waits_since is null
      and ((status = 'pending' and last_at <= ${pending}) or (status = 'open' and last_at <= ${open}))
    order by last_at, id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function resolvedBefore(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reach.conversation
    where status = 'resolved' and last_at < ${before}`.execute(db);
  return rows.map(({ id }) => id);
}

/** What is kept as evidence, and what that goes on in: the one goes with the other. */
export const HELD = sql`with recursive held as (select conversation_id as id from reach.hold
  union select c.merged_into from reach.conversation c join held on held.id = c.id where c.merged_into is not null)`;

/**
 * Closed ones of which nothing was heard since then, with what was merged into them, but for what is kept as evidence: at
 * most so many, and their parts. What is put on hold meanwhile cannot be deleted: its row forbids it.
 */
export async function lockOld(tx: Tx, before: Date, most: number): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`${HELD}, old as (select id from reach.conversation
      where status = 'closed' and merged_into is null and last_at < ${before}
        and id not in (select id from held) order by last_at, id limit ${most}),
    family as (select id from old
      union select c.id from reach.conversation c join family on c.merged_into = family.id)
    select ${COLUMNS} from reach.conversation where id in (select id from family)
    order by id for update`.execute(tx);
  return rows;
}
