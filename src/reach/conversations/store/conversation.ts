import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Intent, Status } from '../contract.ts';

/** Whose a conversation is. A guest who signs in keeps their token, so both may stand. */
export interface Owner {
  readonly guestId: string | null;
  readonly personId: string | null;
}

export interface ConversationRow extends Owner {
  readonly id: string;
  readonly number: number;
  readonly channel: 'chat';
  readonly lang: 'zh' | 'en';
  readonly intent: Intent;
  readonly order: string | null;
  readonly status: Status;
  readonly openedAt: Date;
  readonly waitsSince: Date | null;
  readonly assignedTo: string | null;
  /** Who has handed it back, and is not given it again. */
  readonly notFor: string | null;
  readonly firstReplyAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly lastSeq: number;
  readonly lastAt: Date;
  readonly rating: number | null;
  readonly tags: string[];
  readonly revision: number;
}

export const COLUMNS = sql`id, number::int as number, guest_id as "guestId", person_id as "personId", channel, lang, intent,
  order_ref as "order", status, opened_at as "openedAt", waits_since as "waitsSince", assigned_to as "assignedTo", not_for as "notFor",
  first_reply_at as "firstReplyAt", snoozed_until as "snoozedUntil", last_seq as "lastSeq", last_at as "lastAt",
  rating, tags, revision`;

export interface NewConversation extends Owner {
  readonly id: string;
  readonly lang: 'zh' | 'en';
  readonly intent: Intent;
  readonly order: string | null;
  readonly now: Date;
}

/** Null where there is one of this id already, whoever has it. */
export async function insertConversation(tx: Tx, one: NewConversation): Promise<ConversationRow | null> {
  const { id, guestId, personId, lang, intent, order, now } = one;
  const { rows } = await sql<ConversationRow>`insert into reach.conversation
      (id, guest_id, person_id, channel, lang, intent, order_ref, opened_at, waits_since, last_at)
    values (${id}, ${guestId}, ${personId}, 'chat', ${lang}, ${intent}, ${order}, ${now}, ${now}, ${now})
    on conflict (id) do nothing returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? null;
}

const ownedBy = ({ guestId, personId }: Owner) =>
  sql`(guest_id = ${guestId}::uuid or person_id = ${personId}::uuid)`;

export async function conversationOf(db: Db | Tx, id: string, owner: Owner): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where id = ${id} and ${ownedBy(owner)}`.execute(db);
  return rows[0] ?? null;
}

export async function conversationsOf(db: Db, owner: Owner, most: number): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where ${ownedBy(owner)} order by last_at desc, id limit ${most}`.execute(db);
  return rows;
}

/** How many of theirs have not ended, but for one. */
export async function countOpen(tx: Tx, owner: Owner, except: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reach.conversation
    where ${ownedBy(owner)} and status in ('open', 'pending', 'snoozed') and id <> ${except}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** For staff, who may see every one. */
export async function conversation(db: Db | Tx, id: string): Promise<ConversationRow | null> {
  const { rows } =
    await sql<ConversationRow>`select ${COLUMNS} from reach.conversation where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Until the transaction ends nobody else writes to it: so its messages are one sequence. */
export async function lockConversation(tx: Tx, id: string): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function lockOwn(tx: Tx, id: string, owner: Owner): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where id = ${id} and ${ownedBy(owner)} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Those of these ids that there are. */
export async function conversationsBy(db: Db, ids: readonly string[]): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export async function snoozedUntil(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reach.conversation
    where snoozed_until <= ${now} order by snoozed_until`.execute(db);
  return rows.map(({ id }) => id);
}

export async function resolvedBefore(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reach.conversation
    where status = 'resolved' and last_at < ${before}`.execute(db);
  return rows.map(({ id }) => id);
}

/** With all that was said in them. */
export async function eraseOld(db: Db, before: Date): Promise<void> {
  await sql`delete from reach.conversation where status = 'closed' and last_at < ${before}`.execute(db);
}

/** What may change of one that is locked. */
export type Change = Partial<
  Pick<
    ConversationRow,
    | 'status'
    | 'waitsSince'
    | 'assignedTo'
    | 'notFor'
    | 'firstReplyAt'
    | 'snoozedUntil'
    | 'lastSeq'
    | 'lastAt'
    | 'rating'
    | 'tags'
    | 'personId'
  >
> & {
  readonly assignedAt?: Date | null;
  readonly offered?: boolean;
  readonly endedAt?: Date | null;
  readonly ratingNote?: string | null;
};

const NAMES: Readonly<Record<keyof Change, string>> = {
  status: 'status',
  waitsSince: 'waits_since',
  assignedTo: 'assigned_to',
  assignedAt: 'assigned_at',
  offered: 'offered',
  notFor: 'not_for',
  firstReplyAt: 'first_reply_at',
  snoozedUntil: 'snoozed_until',
  lastSeq: 'last_seq',
  lastAt: 'last_at',
  endedAt: 'ended_at',
  rating: 'rating',
  ratingNote: 'rating_note',
  tags: 'tags',
  personId: 'person_id',
};

export async function changeConversation(tx: Tx, id: string, change: Change): Promise<ConversationRow> {
  const sets = (Object.keys(change) as (keyof Change)[]).map(
    (key) => sql`${sql.ref(NAMES[key])} = ${change[key]}`,
  );
  const { rows } = await sql<ConversationRow>`update reach.conversation
    set ${sql.join([...sets, sql`revision = revision + 1`])} where id = ${id} returning ${COLUMNS}`.execute(
    tx,
  );
  if (!rows[0]) throw new Error(`there is no conversation ${id} to change`);
  return rows[0];
}
