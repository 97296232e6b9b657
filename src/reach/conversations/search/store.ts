import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Author, Body, Intent, Status } from '../contract.ts';
import type { Cursor } from './cursor.ts';
import type { Query } from './query.ts';
import { vectorOf } from './words.ts';

/** Under which the conversation itself is found. */
const ITSELF = 0;

export interface Findable {
  readonly conversationId: string;
  readonly seq: number;
  readonly at: Date;
  readonly text: string;
}

export const indexing = ({ conversationId, seq, at, text }: Findable): RawBuilder<unknown> =>
  sql`insert into reach.search (conversation_id, seq, at, words)
    values (${conversationId}, ${seq}, ${at}, ${vectorOf(text)}::tsvector)
    on conflict (conversation_id, seq) do update set words = excluded.words`;

const SORT_LOCK = 7_164_028;

/** Sorts in what was written since this was called last. Of several nodes one does it, and the others go on. */
export async function sortIn(db: Db): Promise<void> {
  await sql`select case when pg_try_advisory_xact_lock(${SORT_LOCK})
    then gin_clean_pending_list('reach.search_words') end`.execute(db);
}

interface ItselfRow {
  readonly id: string;
  readonly openedAt: Date;
  readonly number: number;
  readonly order: string | null;
  readonly name: string | null;
  readonly contact: string | null;
}

/** Their newest: what a guest tells of themselves now is not carried back for ever. */
const MOST_OF_GUEST = 50;

/** Writes what is known of a conversation, and of the others of its guest: they are of the same name now. */
export async function indexItself(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<ItselfRow>`select c.id, c.opened_at as "openedAt", c.number::int as number,
      c.order_ref as "order", g.name, g.contact
    from reach.conversation c left join reach.guest g on g.id = c.guest_id
    where c.id = ${id} or c.guest_id = (select guest_id from reach.conversation where id = ${id})
    order by c.id = ${id} desc, c.last_at desc limit ${MOST_OF_GUEST}`.execute(tx);
  for (const row of rows)
    await indexing({ conversationId: row.id, seq: ITSELF, at: row.openedAt, text: itselfText(row) }).execute(
      tx,
    );
}

export const itselfText = ({ number, order, name, contact }: Omit<ItselfRow, 'id' | 'openedAt'>): string =>
  [name, contact, order, `#${number}`].filter((part) => part !== null).join(' · ');

/** Takes some of what is still to be read; whoever else does takes others. */
export async function takeBacklog(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`delete from reach.search_backlog where conversation_id = any(array(
      select conversation_id from reach.search_backlog limit ${most} for update skip locked))
    returning conversation_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface SearchFilter {
  readonly status?: Status | undefined;
  readonly intent?: Intent | undefined;
  readonly agent?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface FoundRow extends Omit<ItselfRow, 'openedAt'> {
  readonly rank: number;
  readonly seq: number;
  readonly at: Date;
  readonly status: Status;
  readonly intent: Intent;
  readonly assignedTo: string | null;
  /** Null of a conversation that was itself found. */
  readonly body: Body | null;
  readonly author: Author | null;
  readonly personId: string | null;
}

/** What the conversation is known by goes first, then all the words in one place, then all of them anywhere. */
export async function find(
  db: Db,
  { all, phrase }: Query,
  filter: SearchFilter,
  behind: Cursor | null,
  most: number,
): Promise<FoundRow[]> {
  const [every, whole] = [sql`${all}::tsquery`, sql`${phrase ?? all}::tsquery`];
  // Written out, so that each is answered by its own index.
  const ranks = [
    sql`s.seq = 0 and s.words @@ ${every}`,
    sql`s.seq > 0 and s.words @@ ${whole}`,
    ...(phrase === null ? [] : [sql`s.seq > 0 and s.words @@ ${every} and not s.words @@ ${whole}`]),
  ];
  const found: FoundRow[] = [];
  for (const [rank, is] of ranks.entries()) {
    if (found.length >= most) break;
    if (behind && behind.rank > rank) continue;
    const rest = behind?.rank === rank ? behind : null;
    found.push(...(await ofRank(db, rank, [is, ...conditions(filter, rest)], most - found.length)));
  }
  return found;
}

async function ofRank(
  db: Db,
  rank: number,
  is: readonly RawBuilder<unknown>[],
  most: number,
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`select ${rank}::int as rank, s.conversation_id as id, s.seq, s.at,
      c.number::int as number, c.status, c.intent, c.order_ref as "order", c.assigned_to as "assignedTo", g.name, g.contact,
      m.body, m.author, m.person_id as "personId"
    from (select s.conversation_id, s.seq, s.at from reach.search s
        join reach.conversation c on c.id = s.conversation_id
        where ${sql.join(is, sql` and `)}
        order by s.at desc, s.conversation_id desc, s.seq desc limit ${most}) s
      join reach.conversation c on c.id = s.conversation_id
      left join reach.guest g on g.id = c.guest_id
      left join reach.message m on m.conversation_id = s.conversation_id and m.seq = s.seq
    order by s.at desc, s.conversation_id desc, s.seq desc`.execute(db);
  return rows;
}

function conditions(
  { status, intent, agent, from, to }: SearchFilter,
  behind: Cursor | null,
): RawBuilder<unknown>[] {
  const is: RawBuilder<unknown>[] = [];
  if (status !== undefined) is.push(sql`c.status = ${status}`);
  if (intent !== undefined) is.push(sql`c.intent = ${intent}`);
  if (agent !== undefined) is.push(sql`c.assigned_to = ${agent}`);
  if (from !== undefined) is.push(sql`s.at >= ${new Date(from)}`);
  if (to !== undefined) is.push(sql`s.at < ${new Date(to)}`);
  if (behind)
    is.push(
      sql`(s.at, s.conversation_id, s.seq) < (${new Date(behind.at)}, ${behind.id}::uuid, ${behind.seq}::int)`,
    );
  return is;
}
