/** The lists of the desk. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { List } from '../contract.ts';
import { DUE_MIN, HEAD_START_MIN } from '../priority.ts';
import { COLUMNS, type ConversationRow } from './conversation.ts';

const UNDERWAY = sql`status in ('open', 'pending', 'snoozed')`;

/** Nobody has it, and its customer waits for somebody who does. */
const QUEUE = sql`assigned_to is null and waits_since is not null and status in ('open', 'pending')`;

const WHICH: Readonly<Record<List, (me: string) => RawBuilder<unknown>>> = {
  queue: () => QUEUE,
  mine: (me) => sql`assigned_to = ${me}::uuid and ${UNDERWAY}`,
  // Also what nobody has and nobody waits in, and what is put off until it wakes: nothing under way is in no list.
  others: (me) => sql`assigned_to is distinct from ${me}::uuid and ${UNDERWAY} and not (${QUEUE})`,
  ended: () => sql`status in ('resolved', 'closed')`,
};

/** As `turnOf` has it. */
const TURN = sql`case when answer_by is null then waits_since - case intent ${sql.join(
  Object.entries(HEAD_START_MIN).map(
    ([intent, minutes]) => sql`when ${sql.lit(intent)} then make_interval(mins => ${sql.lit(minutes)})`,
  ),
  sql` `,
)} else interval '0' end
  else greatest(waits_since, answer_by - make_interval(mins => ${sql.lit(DUE_MIN)})) end`;

export interface Asked {
  readonly list: List;
  readonly me: string;
  /** Only those that bear it. */
  readonly tag: string | null;
  /** The last one of the page before, whatever became of it. */
  readonly behind: string | null;
  readonly most: number;
}

/** Who waits in their turn; the others with the newest first. */
export async function listed(db: Db, { list, me, tag, behind, most }: Asked): Promise<ConversationRow[]> {
  const isTurn = list === 'queue';
  const order = isTurn ? sql`${TURN}, number` : sql`last_at desc, id desc`;
  const place = isTurn ? sql`(${TURN}, number)` : sql`(last_at, id)`;
  const last = sql`(select ${isTurn ? sql`${TURN}, number` : sql`last_at, id`} from reach.conversation where id = ${behind}::uuid)`;
  const rest = behind === null ? sql`true` : sql`${place} ${isTurn ? sql`>` : sql`<`} ${last}`;
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where ${WHICH[list](me)} and ${tag === null ? sql`true` : sql`tags @> array[${tag}] and tags <> '{}'`} and ${rest} order by ${order} limit ${most}`.execute(
    db,
  );
  return rows;
}

/** Of each of these that wait how many go before: exactly, by ranking all; see places.ts. */
export async function aheadOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; ahead: number }>`select id, ahead from (
      select id, row_number() over (order by ${TURN}, number)::int - 1 as ahead
      from reach.conversation where ${QUEUE}) as queue
    where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ahead }) => [id, ahead]));
}

export async function waitingIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from reach.conversation where ${QUEUE}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function countLists(
  db: Db,
  me: string,
): Promise<{ readonly queue: number; readonly mine: number; readonly others: number }> {
  const { rows } = await sql<{ queue: number; mine: number; others: number }>`select
      count(*) filter (where ${WHICH.queue(me)})::int as queue,
      count(*) filter (where ${WHICH.mine(me)})::int as mine,
      count(*) filter (where ${WHICH.others(me)})::int as others
    from reach.conversation where ${UNDERWAY}`.execute(db);
  return rows[0] ?? { queue: 0, mine: 0, others: 0 };
}

/** How many conversations under way each agent has. */
export async function countByAgent(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select assigned_to as id, count(*)::int as n
    from reach.conversation where assigned_to is not null and ${UNDERWAY} group by 1`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
