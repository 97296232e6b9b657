/** Requests for erasure, and what is kept as evidence. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { HELD } from '../store/ageing.ts';
import type { Owner } from '../store/conversation.ts';

export interface ErasureRow extends Owner {
  readonly id: string;
  readonly number: number;
  readonly askedBy: 'customer' | 'staff';
  readonly askedAt: Date;
  readonly state: 'asked' | 'done' | 'declined';
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly conversations: number | null;
  readonly messages: number | null;
}

const COLUMNS = sql`id, number::int as number, guest_id as "guestId", person_id as "personId", asked_by as "askedBy",
  asked_at as "askedAt", state, decided_at as "decidedAt", reason, conversations, messages`;

const askedBy = ({ guestId, personId }: Owner) =>
  sql`(person_id = ${personId}::uuid or (guest_id = ${guestId}::uuid and person_id is null))`;

/** What waits of theirs; else the newest. */
export async function erasureOf(db: Db | Tx, owner: Owner): Promise<ErasureRow | null> {
  const { rows } = await sql<ErasureRow>`select ${COLUMNS} from reach.erasure
    where ${askedBy(owner)} order by state <> 'asked', asked_at desc, number desc limit 1`.execute(db);
  return rows[0] ?? null;
}

const ERASURE_LOCK = 7_164_025;

/** Two that are asked at once are one. */
export async function lockErasures(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ERASURE_LOCK})`.execute(tx);
}

export async function insertErasure(
  tx: Tx,
  { id, guestId, personId, by, now }: Owner & { id: string; by: ErasureRow['askedBy']; now: Date },
): Promise<ErasureRow> {
  const { rows } =
    await sql<ErasureRow>`insert into reach.erasure (id, guest_id, person_id, asked_by, asked_at)
    values (${id}, ${guestId}, ${personId}, ${by}, ${now}) returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error('a request was not written');
  return rows[0];
}

/** What staff have asked for is the customer's own request, once they ask as well. */
export async function askAsCustomer(tx: Tx, id: string): Promise<ErasureRow> {
  const { rows } = await sql<ErasureRow>`update reach.erasure set asked_by = 'customer'
    where id = ${id} returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error(`there is no request ${id}`);
  return rows[0];
}

/** As if it had never been asked. */
export async function deleteErasure(tx: Tx, id: string): Promise<void> {
  await sql`delete from reach.erasure where id = ${id} and state = 'asked'`.execute(tx);
}

/** Whoever asked as a guest, and has an account by now, asks for what is the account's as well. */
export async function askAsPerson(tx: Tx, id: string, personId: string): Promise<ErasureRow> {
  const { rows } = await sql<ErasureRow>`update reach.erasure set person_id = ${personId}
    where id = ${id} returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error(`there is no request ${id}`);
  return rows[0];
}

/** What a guest has asked follows their conversations to the account. */
export async function linkErasures(tx: Tx, guestId: string, personId: string): Promise<void> {
  await sql`update reach.erasure set person_id = ${personId}
    where guest_id = ${guestId} and person_id is null and state = 'asked'`.execute(tx);
}

export async function lockErasure(tx: Tx, id: string): Promise<ErasureRow | null> {
  const { rows } = await sql<ErasureRow>`select ${COLUMNS} from reach.erasure
    where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Those to decide, the oldest first; then the newest of the others. */
export async function erasures(db: Db, most: number): Promise<ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`select ${COLUMNS} from reach.erasure
    order by state <> 'asked', case when state = 'asked' then asked_at end, decided_at desc limit ${most}`.execute(
    db,
  );
  return rows;
}

/** All that anybody has asked who is among these. */
export async function erasuresOf(
  tx: Tx,
  { guestIds, personId }: { readonly guestIds: readonly string[]; readonly personId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from reach.erasure
    where guest_id = any(${[...guestIds]}::uuid[]) or person_id = ${personId}::uuid`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface Decided {
  readonly state: 'done' | 'declined';
  readonly by: string;
  readonly now: Date;
  readonly reason: string | null;
  readonly conversations: number | null;
  readonly messages: number | null;
}

/** Nothing says who it was, once it is done. */
export async function decideErasure(tx: Tx, id: string, decided: Decided): Promise<ErasureRow> {
  const { state, by, now, reason, conversations, messages } = decided;
  const isDone = state === 'done';
  const { rows } =
    await sql<ErasureRow>`update reach.erasure set state = ${state}, decided_by = ${by}, decided_at = ${now},
      reason = ${reason}, conversations = ${conversations}, messages = ${messages},
      guest_id = case when ${isDone} then null else guest_id end,
      person_id = case when ${isDone} then null else person_id end
    where id = ${id} and state = 'asked' returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error(`there is no request ${id} to decide`);
  return rows[0];
}

export async function holdOne(
  tx: Tx,
  { id, reason, by, now }: { id: string; reason: string; by: string; now: Date },
): Promise<void> {
  await sql`insert into reach.hold (conversation_id, reason, held_by, at) values (${id}, ${reason}, ${by}, ${now})
    on conflict (conversation_id) do update set reason = excluded.reason, held_by = excluded.held_by`.execute(
    tx,
  );
}

export async function letGo(tx: Tx, id: string): Promise<void> {
  await sql`delete from reach.hold where conversation_id = ${id}`.execute(tx);
}

export interface HoldRow {
  readonly reason: string;
  readonly heldBy: string | null;
  readonly at: Date;
}

export async function holdOf(db: Db, id: string): Promise<HoldRow | null> {
  const { rows } = await sql<HoldRow>`select reason, held_by as "heldBy", at from reach.hold
    where conversation_id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Which of these are kept as evidence, or hold a part that is. */
export async function heldOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`${HELD} select id from held
    where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
