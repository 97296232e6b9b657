import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { KEPT } from '../../../kernel/database/kept.ts';
import type { Author, Body } from '../contract.ts';
import { partIds, WITH_PARTS } from './family.ts';
import { CUSTOMER } from './reader.ts';

export interface MessageRow {
  readonly conversationId: string;
  readonly seq: number;
  readonly key: string;
  readonly author: Author;
  readonly personId: string | null;
  readonly body: Body;
  readonly at: Date;
}

const COLUMNS = sql`conversation_id as "conversationId", seq, key, author, person_id as "personId", body, at`;

export const insertingMessage = (message: MessageRow): RawBuilder<unknown> => {
  const { conversationId, seq, key, author, personId, body, at } = message;
  return sql`insert into reach.message (conversation_id, seq, key, author, person_id, kind, body, at)
    values (${conversationId}, ${seq}, ${key}, ${author}, ${personId}, ${body.kind}, ${JSON.stringify(body)}, ${at})`;
};

/** The message that this author has sent under this key, be it to a part before that was merged. */
export async function messageBy(
  tx: Tx,
  conversationId: string,
  author: Author,
  key: string,
): Promise<MessageRow | null> {
  const { rows } = await sql<MessageRow>`${KEPT} select ${COLUMNS} from reach.message
    where conversation_id = any(${partIds(conversationId)}) and author = ${author} and key = ${key}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** The last ones before this one, in order. */
export async function messagesBefore(
  db: Db,
  conversationId: string,
  before: number,
  most: number,
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`select ${COLUMNS} from reach.message
    where conversation_id = ${conversationId} and seq < ${before} order by seq desc limit ${most}`.execute(
    db,
  );
  return rows.reverse();
}

/** What was said last, by either side, also in a part of it; empty where nobody has. */
export async function lastText(db: Db | Tx, conversationId: string): Promise<string> {
  const { rows } = await sql<{
    text: string;
  }>`${WITH_PARTS(conversationId)} select body ->> 'text' as text from reach.message
    where conversation_id in (select id from family) and kind = 'text' order by at desc, seq desc limit 1`.execute(
    db,
  );
  return rows[0]?.text ?? '';
}

export interface Wanted {
  readonly conversationId: string;
  /** Those behind this one. */
  readonly after: number;
}

/** Of each conversation the next ones, in order, at most so many. One question for all of them. */
export async function messagesAfter(
  db: Db | Tx,
  wanted: readonly Wanted[],
  most: number,
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`${KEPT} select m.* from
      unnest(${wanted.map((one) => one.conversationId)}::uuid[], ${wanted.map((one) => one.after)}::int[]) as w (id, after),
      lateral (select ${COLUMNS} from reach.message
        where conversation_id = w.id and seq > w.after order by seq limit ${most}) m`.execute(db);
  return rows;
}

export interface Tally {
  /** Messages of the staff that its customer has not read. */
  readonly unread: number;
  /** That either side has sent. */
  readonly files: number;
}

/** Of each of these in which anything was said. */
export async function talliesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Tally>> {
  const { rows } = await sql<Tally & { id: string }>`select m.conversation_id as id,
      count(*) filter (where m.kind = 'file')::int as files,
      count(*) filter (where m.author = 'agent' and m.kind in ('text', 'file') and m.seq > coalesce(r.read, 0))::int as unread
    from reach.message m
    left join reach.reader r on r.conversation_id = m.conversation_id and r.reader = ${CUSTOMER}
    where m.conversation_id = any(${[...ids]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, ...tally }) => [id, tally]));
}
