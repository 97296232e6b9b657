import { sql } from 'kysely';
import type { Db } from '../../../kernel/database/db.ts';

export interface UsedTag {
  readonly tag: string;
  readonly conversations: number;
}

/** Those of conversations in which something was said since then, the most used first. */
export async function usedTags(db: Db, since: Date, most: number): Promise<UsedTag[]> {
  const { rows } = await sql<UsedTag>`select tag, count(*)::int as conversations
    from reach.conversation, unnest(tags) as tag
    where tags <> '{}' and last_at >= ${since}
    group by tag order by conversations desc, tag limit ${most}`.execute(db);
  return rows;
}
