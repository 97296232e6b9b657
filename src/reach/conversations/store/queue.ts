/** What the queue asks of conversations. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Intent } from '../contract.ts';
import { inTurn } from '../priority.ts';

export interface WaitingRow {
  readonly id: string;
  readonly number: number;
  readonly intent: Intent;
  readonly lang: 'zh' | 'en';
  readonly waitsSince: Date;
  /** Until when an answer was promised to a customer who does not wait for it; null for who does. */
  readonly answerBy: Date | null;
  /** When its customer was on a line last, or wrote. */
  readonly seenAt: Date;
  /** Whom it is not given to. */
  readonly notFor: string | null;
  /** To which team it was handed; null where its intent decides. */
  readonly teamId: string | null;
  /** When it came to the team that it waits for; null where that is since it waits. */
  readonly teamedAt: Date | null;
  /** Null until somebody has answered. */
  readonly firstReplyAt: Date | null;
}

/** Who waits for an agent, in their turn. */
export async function whoWaits(db: Db | Tx): Promise<WaitingRow[]> {
  const { rows } =
    await sql<WaitingRow>`select id, number::int as number, intent, lang, waits_since as "waitsSince",
      answer_by as "answerBy", greatest(s.at, waits_since) as "seenAt", not_for as "notFor", team_id as "teamId",
      teamed_at as "teamedAt", first_reply_at as "firstReplyAt"
    from reach.conversation left join reach.seen s on s.conversation_id = id
    where assigned_to is null and waits_since is not null and status in ('open', 'pending')`.execute(db);
  const places = rows.map((row) => ({
    row,
    intent: row.intent,
    number: row.number,
    waitsSince: row.waitsSince.getTime(),
    answerBy: row.answerBy?.getTime() ?? null,
  }));
  return places.sort(inTurn).map(({ row }) => row);
}

const LATELY_DAYS = 7;
const LATELY = sql`p.assigned_to, p.last_at from reach.conversation p where p.id <> c.id and p.assigned_to is not null
  and p.last_at > c.opened_at - make_interval(days => ${LATELY_DAYS})`;

/** Who answered the customer of each of these last: in this conversation, or in another one of theirs of late. */
export async function agentsBefore(
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; agentId: string | null }>`select c.id, coalesce(
      (select person_id from reach.message m where m.conversation_id = c.id and author = 'agent' and kind = 'text'
        order by seq desc limit 1),
      (select assigned_to from (
        (select ${LATELY} and p.guest_id = c.guest_id order by p.last_at desc limit 1)
        union all (select ${LATELY} and p.person_id = c.person_id order by p.last_at desc limit 1)) as lately
        order by last_at desc limit 1)) as "agentId"
    from reach.conversation c where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.flatMap(({ id, agentId }) => (agentId === null ? [] : [[id, agentId] as const])));
}

export interface HeldRow {
  readonly id: string;
  readonly number: number;
  readonly intent: Intent;
  readonly lang: 'zh' | 'en';
  readonly agentId: string;
  readonly assignedAt: Date;
  readonly offered: boolean;
  /** Null where its customer waits for nobody. */
  readonly waitsSince: Date | null;
  /** When either side said something last, or its customer was on a line. */
  readonly activeAt: Date;
}

/** What agents have on their hands. */
export async function whoHolds(db: Db | Tx): Promise<HeldRow[]> {
  const { rows } =
    await sql<HeldRow>`select id, number::int as number, intent, lang, assigned_to as "agentId", assigned_at as "assignedAt", offered,
      waits_since as "waitsSince", greatest(last_at, s.at) as "activeAt"
    from reach.conversation left join reach.seen s on s.conversation_id = id
    where assigned_to is not null and status in ('open', 'pending')
    order by assigned_at, id`.execute(db);
  return rows;
}

export interface OutcomeRow {
  readonly id: string;
  readonly assignedAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly endedAt: Date | null;
  /** It goes on in another one. */
  readonly isMerged: boolean;
}

/** How far each of these has come. */
export async function outcomesOf(db: Db | Tx, ids: readonly string[]): Promise<OutcomeRow[]> {
  const { rows } =
    await sql<OutcomeRow>`select id, assigned_at as "assignedAt", first_reply_at as "firstReplyAt",
      case when status in ('resolved', 'closed') then ended_at end as "endedAt",
      merged_into is not null as "isMerged"
    from reach.conversation where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export interface HeldSpan {
  readonly agentId: string;
  readonly from: Date;
  /** Of one in which its customer waits for nobody, the last word; null while they wait. */
  readonly until: Date | null;
  readonly isOver: boolean;
}

/** From when to when agents had conversations that they answered: the newest first, at most so many. */
export async function heldSpans(db: Db, since: Date, most: number): Promise<HeldSpan[]> {
  const { rows } = await sql<HeldSpan>`select assigned_to as "agentId", assigned_at as "from",
      case when status in ('resolved', 'closed') then ended_at when waits_since is null then last_at end as until,
      status in ('resolved', 'closed') as "isOver"
    from reach.conversation
    where assigned_to is not null and assigned_at is not null and first_reply_at is not null
      and (status in ('open', 'pending') or (status in ('resolved', 'closed') and ended_at >= ${since}))
    order by coalesce(ended_at, assigned_at) desc limit ${most}`.execute(db);
  return rows;
}
