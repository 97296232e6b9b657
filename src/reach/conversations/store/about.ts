import { sql } from 'kysely';
import type { Db } from '../../../kernel/database/db.ts';
import { KEPT } from '../../../kernel/database/kept.ts';
import type { About } from '../present.ts';

/** Characters of the newest message that a list shows. */
const EXCERPT = 80;

export const excerptOf = (text: string): string => [...text.slice(0, 2 * EXCERPT)].slice(0, EXCERPT).join('');

/** Of each of these conversations who its customer is, how its newest message begins, and what is to be known of it. */
export async function aboutThem(db: Db, ids: readonly string[]): Promise<Map<string, About>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<About & { id: string }>`${KEPT}
    select c.id, g.name, g.contact, coalesce(left(coalesce(m.body ->> 'text', m.body -> 'file' ->> 'name'), ${EXCERPT}), '') as excerpt,
      array_remove(array[
        case when exists (select from reach.hold h where h.conversation_id = c.id) then 'held' end,
        case when exists (select from reach.erasure e where e.state = 'asked'
          and (e.person_id = c.person_id or (e.guest_id = c.guest_id and e.person_id is null))) then 'erasure-asked' end], null) as marks
    from reach.conversation c
      left join reach.guest g on g.id = c.guest_id
      left join lateral (select body from reach.message
        where conversation_id = c.id and kind in ('text', 'file') order by seq desc limit 1) m on true
    where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...about }) => [id, about]));
}
