import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { LinkKind } from '../contract.ts';
import type { ConversationRow } from './conversation.ts';

/** UTF-16 units of how its customer began. */
const EXCERPT = 80;

export interface OtherRow extends Pick<ConversationRow, 'id' | 'number' | 'status' | 'intent' | 'openedAt'> {
  readonly excerpt: string;
}

const OTHER = sql`c.id, c.number::int as number, c.status, c.intent, c.opened_at as "openedAt", coalesce(left(
    (select body ->> 'text' from reach.message m where m.conversation_id = c.id and kind = 'text' order by seq limit 1),
    ${sql.lit(EXCERPT)}), '') as excerpt`;

const between = (one: string, other: string): RawBuilder<unknown> =>
  sql`least(from_id, to_id) = least(${one}::uuid, ${other}::uuid)
    and greatest(from_id, to_id) = greatest(${one}::uuid, ${other}::uuid)`;

/** @param by null where the customer did it, by writing on */
export async function keepLink(
  tx: Tx,
  { from, to, kind, by, now }: { from: string; to: string; kind: LinkKind; by: string | null; now: Date },
): Promise<void> {
  await sql`insert into reach.link (from_id, to_id, kind, made_by, at) values (${from}, ${to}, ${kind}, ${by}, ${now})
    on conflict (least(from_id, to_id), greatest(from_id, to_id)) do update
      set from_id = excluded.from_id, to_id = excluded.to_id, kind = excluded.kind, made_by = excluded.made_by,
        at = excluded.at`.execute(tx);
}

export async function dropLink(tx: Tx, one: string, other: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from reach.link where ${between(one, other)}`.execute(tx);
  return numAffectedRows === 1n;
}

export type LinkedRow = OtherRow & { readonly kind: LinkKind; readonly isBack: boolean };

export async function linksOf(db: Db, id: string): Promise<LinkedRow[]> {
  const { rows } = await sql<LinkedRow>`select ${OTHER}, l.kind, l.to_id = ${id}::uuid as "isBack"
    from reach.link l join reach.conversation c on c.id = case when l.from_id = ${id} then l.to_id else l.from_id end
    where ${id}::uuid in (l.from_id, l.to_id) order by l.at desc, c.number desc`.execute(db);
  return rows;
}

/** What else the same guest or person has opened, the newest first. Two accounts on one device are two. */
export async function othersOf(
  db: Db,
  { id, guestId, personId }: Pick<ConversationRow, 'id' | 'guestId' | 'personId'>,
  most: number,
): Promise<OtherRow[]> {
  const { rows } = await sql<OtherRow>`select ${OTHER} from reach.conversation c
    where (c.person_id = ${personId}::uuid or (c.guest_id = ${guestId}::uuid
        and (c.person_id is null or ${personId}::uuid is null or c.person_id = ${personId}::uuid)))
      and c.id <> ${id}
    order by c.number desc limit ${most}`.execute(db);
  return rows;
}
