import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { KEPT } from '../../../kernel/database/kept.ts';
import type { Author, Intent, Status } from '../contract.ts';
import { isInFamily } from './family.ts';

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
  /** Until when an answer was promised to a customer who does not wait for it; null for who does. */
  readonly answerBy: Date | null;
  readonly assignedTo: string | null;
  readonly assignedAt: Date | null;
  /** Who has handed it back, and is not given it again. */
  readonly notFor: string | null;
  /** To which team it was handed; null where its intent decides. */
  readonly teamId: string | null;
  /** When it came, or came back, to the team that it waits for; null where that is since its customer waits. */
  readonly teamedAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly lastSeq: number;
  readonly lastAt: Date;
  readonly rating: number | null;
  readonly ratingNote: string | null;
  readonly tags: string[];
  readonly revision: number;
  /** Where it goes on, if it was merged. */
  readonly mergedInto: string | null;
}

export const COLUMNS = sql`id, number::int as number, guest_id as "guestId", person_id as "personId", channel, lang, intent,
  order_ref as "order", status, opened_at as "openedAt", waits_since as "waitsSince", answer_by as "answerBy",
  assigned_to as "assignedTo", assigned_at as "assignedAt", not_for as "notFor", team_id as "teamId", teamed_at as "teamedAt",
  first_reply_at as "firstReplyAt", snoozed_until as "snoozedUntil", last_seq as "lastSeq", last_at as "lastAt",
  rating, rating_note as "ratingNote", tags, revision, merged_into as "mergedInto"`;

export interface NewConversation extends Owner {
  readonly id: string;
  readonly lang: 'zh' | 'en';
  readonly intent: Intent;
  readonly order: string | null;
  readonly answerBy: Date | null;
  readonly now: Date;
}

/** Null where there is one of this id already, whoever has it. */
export async function insertConversation(tx: Tx, one: NewConversation): Promise<ConversationRow | null> {
  const { id, guestId, personId, lang, intent, order, answerBy, now } = one;
  const { rows } = await sql<ConversationRow>`insert into reach.conversation
      (id, guest_id, person_id, channel, lang, intent, order_ref, opened_at, waits_since, last_at, answer_by)
    values (${id}, ${guestId}, ${personId}, 'chat', ${lang}, ${intent}, ${order}, ${now}, ${now}, ${now}, ${answerBy})
    on conflict (id) do nothing returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? null;
}

/** What was merged into one of theirs is theirs, and so is what one of theirs was merged into. */
const ownedBy = ({ guestId, personId }: Owner) =>
  sql`(guest_id = ${guestId}::uuid or person_id = ${personId}::uuid)`;

/** The same of a row. */
export const isTheirs = (row: Owner, { guestId, personId }: Owner): boolean =>
  (guestId !== null && row.guestId === guestId) || (personId !== null && row.personId === personId);

export async function conversationOf(db: Db | Tx, id: string, owner: Owner): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`select ${COLUMNS} from reach.conversation
    where id = ${id} and ${ownedBy(owner)}`.execute(db);
  return rows[0] ?? ((await isInFamily(db, id, owner)) ? conversation(db, id) : null);
}

export async function conversationsOf(db: Db | Tx, owner: Owner, most: number): Promise<ConversationRow[]> {
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

export async function conversationNumbered(db: Db, number: number): Promise<ConversationRow | null> {
  const { rows } =
    await sql<ConversationRow>`select ${COLUMNS} from reach.conversation where number = ${number}`.execute(
      db,
    );
  return rows[0] ?? null;
}

/**
 * Until the transaction ends nobody else writes to it: so its messages are one sequence. What merely refers to it is written
 * meanwhile, for it waits for nobody in an order of its own.
 */
export async function lockConversation(tx: Tx, id: string): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`${KEPT} select ${COLUMNS} from reach.conversation
    where id = ${id} for no key update`.execute(tx);
  return rows[0] ?? null;
}

export async function lockOwn(tx: Tx, id: string, owner: Owner): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`${KEPT} select ${COLUMNS} from reach.conversation
    where id = ${id} and ${ownedBy(owner)} for no key update`.execute(tx);
  if (rows[0]) return rows[0];
  const other = await lockConversation(tx, id);
  return other && (await isInFamily(tx, id, owner)) ? other : null;
}

/** Of one that was merged, the one that it goes on in, locked as well. Always in this direction, so that no two wait for each other. */
export async function lockLast(tx: Tx, row: ConversationRow): Promise<ConversationRow> {
  if (row.mergedInto === null) return row;
  const next = await lockConversation(tx, row.mergedInto);
  if (!next) throw new Error(`${row.id} was merged into nothing`);
  return lockLast(tx, next);
}

/**
 * One to which a message under this key is simply added: null where it was sent before, or where merging has to be followed.
 * @param owner null for staff, who may see every one
 */
export async function plainFor(
  db: Db,
  { id, author, key }: { readonly id: string; readonly author: Author; readonly key: string },
  owner: Owner | null,
): Promise<ConversationRow | null> {
  const onlyTheirs = owner ? sql`and ${ownedBy(owner)}` : sql``;
  const { rows } = await sql<ConversationRow>`${KEPT} select ${COLUMNS} from reach.conversation c
    where id = ${id} ${onlyTheirs} and merged_into is null
      and not exists (select from reach.conversation part where part.merged_into = ${id})
      and not exists (select from reach.message where conversation_id = ${id} and author = ${author} and key = ${key})`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Those of these ids that there are. */
export async function conversationsBy(db: Db, ids: readonly string[]): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`${KEPT} select ${COLUMNS} from reach.conversation
    where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** With all that was said in them. Returns how many messages that were. */
export async function eraseThese(tx: Tx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reach.message
    where conversation_id = any(${[...ids]}::uuid[])`.execute(tx);
  await sql`delete from reach.conversation where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows[0]?.n ?? 0;
}

/**
 * What is held of somebody, for export and erasure: with all that theirs was merged with, whoever opened that. What an
 * account has made its own is not the guest's any more, nor is what was merged with it: others may sit at that device.
 * @param lock parts before what they go on in, as everybody locks them; under the lock of the queue
 */
export async function conversationsHeldOf(
  db: Db | Tx,
  { guestId, personId }: Owner,
  { lock = false } = {},
): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`with recursive up as (
      select id, merged_into from reach.conversation
      where person_id = ${personId}::uuid or (guest_id = ${guestId}::uuid and person_id is null)
      union select c.id, c.merged_into from reach.conversation c join up on up.merged_into = c.id),
    family as (
      select id as root, id, 0 as steps from up where merged_into is null
      union all select f.root, c.id, f.steps + 1 from reach.conversation c join family f on c.merged_into = f.id),
    others as (
      select f.root from family f join reach.conversation c on c.id = f.id
      where c.person_id is not null and c.person_id is distinct from ${personId}::uuid)
    select ${COLUMNS} from reach.conversation join family using (id)
    where root not in (select root from others)
    order by steps desc, id ${lock ? sql`for update of conversation` : sql``}`.execute(db);
  return rows.sort((a, b) => a.number - b.number);
}

/**
 * Those of a guest that are no account's yet become this one's; those that were merged with another account's do not.
 * Under the lock of the queue. Returns how many.
 */
export async function linkGuest(tx: Tx, guestId: string, personId: string): Promise<number> {
  const theirs = await conversationsHeldOf(tx, { guestId, personId }, { lock: true });
  const { numAffectedRows } = await sql`update reach.conversation set person_id = ${personId}
    where guest_id = ${guestId} and person_id is null and id = any(${theirs.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

/** What may change of one that is locked. */
export type Change = Partial<
  Pick<
    ConversationRow,
    | 'status'
    | 'intent'
    | 'waitsSince'
    | 'answerBy'
    | 'assignedTo'
    | 'notFor'
    | 'teamId'
    | 'teamedAt'
    | 'firstReplyAt'
    | 'snoozedUntil'
    | 'lastSeq'
    | 'lastAt'
    | 'rating'
    | 'ratingNote'
    | 'tags'
    | 'personId'
    | 'mergedInto'
  >
> & {
  readonly assignedAt?: Date | null;
  readonly offered?: boolean;
  readonly endedAt?: Date | null;
};

const NAMES: Readonly<Record<keyof Change, string>> = {
  status: 'status',
  intent: 'intent',
  waitsSince: 'waits_since',
  answerBy: 'answer_by',
  assignedTo: 'assigned_to',
  assignedAt: 'assigned_at',
  offered: 'offered',
  notFor: 'not_for',
  teamId: 'team_id',
  teamedAt: 'teamed_at',
  firstReplyAt: 'first_reply_at',
  snoozedUntil: 'snoozed_until',
  lastSeq: 'last_seq',
  lastAt: 'last_at',
  endedAt: 'ended_at',
  rating: 'rating',
  ratingNote: 'rating_note',
  tags: 'tags',
  personId: 'person_id',
  mergedInto: 'merged_into',
};

/** By whoever has locked it. */
export function updating(id: string, change: Change): RawBuilder<unknown> {
  const sets = (Object.keys(change) as (keyof Change)[]).map(
    (key) => sql`${sql.ref(NAMES[key])} = ${change[key]}`,
  );
  return sql`update reach.conversation
    set ${sql.join([...sets, sql`revision = revision + 1`])} where id = ${id}`;
}

/**
 * The same without a lock, as long as it stands as here: whatever is changed by {@link Change} gives it another revision. Its
 * number is given to no other, should its id be.
 */
export const updatingIf = ({ id, number, revision }: ConversationRow, change: Change): RawBuilder<unknown> =>
  sql`${updating(id, change)} and number = ${number} and revision = ${revision}`;

/** As it stands after {@link updating}. */
export function withChange(
  row: ConversationRow,
  { offered: _offered, endedAt: _endedAt, ...change }: Change,
): ConversationRow {
  return { ...row, ...change, revision: row.revision + 1 };
}
