import { sql } from 'kysely';
import type { Db } from '../../../kernel/database/db.ts';

/** Of those of these conversations whose customers wait for their first answer: they are there. */
export async function keepSeen(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into reach.seen as s (conversation_id, at)
    select id, ${now} from reach.conversation where id = any(${[...ids]}::uuid[])
      and assigned_to is null and waits_since is not null and first_reply_at is null and status = 'open'
      order by id
    on conflict (conversation_id) do update set at = greatest(s.at, excluded.at)`.execute(db);
}
