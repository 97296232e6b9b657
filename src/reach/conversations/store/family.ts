/** Conversations that were merged: a part leads to the one that it goes on in, and that may itself be a part by now. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { KEPT } from '../../../kernel/database/kept.ts';

/** Of one and of all that were merged into it, in however many steps. */
export const WITH_PARTS = (id: string) => sql`with recursive family as (
    select ${id}::uuid as id
    union all select c.id from reach.conversation c join family f on c.merged_into = f.id)`;

/** The same as an array, by which an index is asked for each. */
export const partIds = (id: string) => sql`array(${WITH_PARTS(id)} select id from family)`;

interface PartRow {
  readonly root: string;
  readonly id: string;
  readonly number: number;
  readonly openedAt: Date;
  readonly lastSeq: number;
}

/** Of each of these what was merged into it, the oldest first. */
export async function partsOf(
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PartRow[]>> {
  const { rows } = await sql<PartRow>`${KEPT} with recursive family as (
      select id as root, id from unnest(${[...ids]}::uuid[]) as given (id)
      union all select f.root, c.id from reach.conversation c join family f on c.merged_into = f.id)
    select f.root, c.id, c.number::int as number, c.opened_at as "openedAt", c.last_seq as "lastSeq"
    from family f join reach.conversation c on c.id = f.id where f.id <> f.root order by c.number`.execute(
    db,
  );
  return Map.groupBy(rows, ({ root }) => root);
}

interface LastRow {
  readonly part: string;
  readonly id: string;
  readonly number: number;
}

/** Of each of these that is a part, where it goes on now. */
export async function lastOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LastRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<LastRow>`${KEPT} with recursive way as (
      select id as part, merged_into as id from reach.conversation where id = any(${[...ids]}::uuid[])
      union all select w.part, c.merged_into from reach.conversation c join way w on c.id = w.id)
    select w.part, c.id, c.number::int as number
    from way w join reach.conversation c on c.id = w.id where c.merged_into is null`.execute(db);
  return new Map(rows.map((row) => [row.part, row]));
}

interface Theirs {
  readonly guestId: string | null;
  readonly personId: string | null;
}

/** Whether any of those that this one was merged with is theirs: then all of it is. */
export async function isInFamily(db: Db | Tx, id: string, { guestId, personId }: Theirs): Promise<boolean> {
  const last = (await lastOf(db, [id])).get(id)?.id ?? id;
  const { rows } = await sql`${WITH_PARTS(last)}
    select from family f join reach.conversation c on c.id = f.id
    where c.guest_id = ${guestId}::uuid or c.person_id = ${personId}::uuid limit 1`.execute(db);
  return rows.length > 0;
}

/** Whose all of it is: of an account, if one has opened any of it. */
export async function customerOf(db: Db | Tx, id: string): Promise<Theirs> {
  const last = (await lastOf(db, [id])).get(id)?.id ?? id;
  const { rows } = await sql<Theirs>`${WITH_PARTS(last)}
    select (select guest_id from reach.conversation where id = ${id}) as "guestId",
      (select person_id from reach.conversation join family using (id) where person_id is not null limit 1) as "personId"`.execute(
    db,
  );
  return rows[0] ?? { guestId: null, personId: null };
}

/** What an account has made its own leaves us with its session alone: others may sit at the device by now. */
export async function mayKeep(db: Db | Tx, id: string, { personId }: Theirs): Promise<boolean> {
  const customer = await customerOf(db, id);
  return customer.personId === null || customer.personId === personId;
}

/**
 * Whether one guest or one person has opened both, or some of what was merged into them. A device may be used by two who
 * have accounts: they are never one.
 */
export async function isOneCustomer(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql`${BOTH(one, other)}, known as (${KNOWN})
    ${REACHED}`.execute(tx);
  return rows.length > 0;
}

/** Whether guests and one person lead from one to the other, over any of their conversations. */
export async function isConnected(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql`${BOTH(one, other)}, known as (${KNOWN}
      union select c.guest_id, c.person_id, coalesce(k.account, c.person_id) from reach.conversation c
        join known k on ${IS_SAME})
    ${REACHED}`.execute(tx);
  return rows.length > 0;
}

const BOTH = (one: string, other: string) => sql`${WITH_PARTS(one)}, others as (
    select ${other}::uuid as id
    union all select p.id from reach.conversation p join others o on p.merged_into = o.id),
  accounts as (select distinct f.id is not null as is_first, c.person_id from reach.conversation c
    left join family f using (id) where c.person_id is not null
      and c.id in (select id from family union all select id from others))`;

/** With the account over which they are known: no way leads over two. */
const KNOWN = sql`select guest_id, person_id, (select person_id from accounts where is_first limit 1) as account
  from reach.conversation where id in (select id from family)`;

const IS_SAME = sql`(c.guest_id = k.guest_id or c.person_id = k.person_id)
  and (c.person_id is null or k.account is null or c.person_id = k.account)`;

const REACHED = sql`select from reach.conversation c join known k on ${IS_SAME}
  where c.id in (select id from others)
    and (select count(distinct person_id) from accounts) <= 1
    and not exists (select from accounts where person_id <> k.account)
  limit 1`;
