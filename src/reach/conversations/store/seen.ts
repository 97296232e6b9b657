import { sql } from 'kysely';
import type { Db } from '../../../kernel/database/db.ts';

/** Of who is with an agent, so that not each beat is written. */
const STEP_SECONDS = 60;

/** Of those of these conversations whose customers wait for their first answer, or are with an agent: they are there. */
export async function keepSeen(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into reach.seen as s (conversation_id, at)
    select id, ${now} from reach.conversation left join reach.seen on conversation_id = id
    where id = any(${[...ids]}::uuid[]) and (
      (assigned_to is null and waits_since is not null and first_reply_at is null and status = 'open')
      or (assigned_to is not null and status in ('open', 'pending')
        and (at is null or at <= ${new Date(now.getTime() - STEP_SECONDS * 1000)})))
    order by id
    on conflict (conversation_id) do update set at = greatest(s.at, excluded.at)`.execute(db);
}
