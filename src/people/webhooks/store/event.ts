import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Happened } from '../contract.ts';

export interface NewEvent {
  readonly type: string;
  readonly subject: string;
  readonly at: Date;
  readonly data: object;
  readonly onlyFor?: string;
}

/** In this order. */
export const insertingEvents = (events: readonly NewEvent[]): RawBuilder<unknown> =>
  sql`insert into people.webhook_event (type, subject, at, data, only_for) values ${sql.join(
    events.map(
      ({ type, subject, at, data, onlyFor }) =>
        sql`(${type}, ${subject}, ${at}, ${JSON.stringify(data)}, ${onlyFor ?? null})`,
    ),
  )}`;

const BATCH = 1_000;

/**
 * Gives a number to each event that was committed since. One at a time, by the lock on the row of the cursor; the second
 * statement sees all that was committed before it began, so that what commits later gets a higher number. Within one
 * subject writers wait for one another, so their ids are in the order of their commits.
 * @returns the highest number that there is
 */
export async function numberEvents(db: Db): Promise<string> {
  for (;;) {
    const { last, given } = await db.transaction().execute(numberSome);
    if (given < BATCH) return last;
  }
}

/** What is forgotten meanwhile leaves a hole, and its number is given to nothing else. */
async function numberSome(tx: Tx): Promise<{ last: string; given: number }> {
  await sql`select from people.webhook_cursor for update`.execute(tx);
  const { rows } = await sql<{ last: string; given: number }>`with new as (
      select id, row_number() over (order by id) as nth from
        (select id from people.webhook_event where number is null order by id limit ${BATCH} for update) as unnumbered),
    numbered as (
      update people.webhook_event e set number = last + new.nth from new, people.webhook_cursor
      where e.id = new.id)
    update people.webhook_cursor set last = last + (select count(*) from new)
    returning last, (select count(*)::int from new) as given`.execute(tx);
  return rows[0] ?? { last: '0', given: 0 };
}

/** Whether some have no number yet: asked without any lock. */
export async function hasUnnumbered(db: Db): Promise<boolean> {
  const { rows } = await sql`select from people.webhook_event where number is null limit 1`.execute(db);
  return rows.length > 0;
}

interface Row {
  readonly uid: string;
  readonly number: string;
  readonly type: string;
  readonly at: Date;
  readonly data: Happened['data'];
}

/** As it is sent and pulled. */
export const happenedOf = ({ uid, number, type, at, data }: Row): Happened => ({
  id: uid,
  cursor: number,
  type,
  at: at.toISOString(),
  data,
});

/** Oldest first. */
export async function eventsAfter(
  db: Db,
  {
    after,
    types,
    limit,
  }: { readonly after: string; readonly types: readonly string[]; readonly limit: number },
): Promise<Happened[]> {
  const { rows } = await sql<Row>`select uid, number, type, at, data from people.webhook_event
    where number > ${after} and only_for is null and type = any(${[...types]}) order by number limit ${limit}`.execute(
    db,
  );
  return rows.map(happenedOf);
}

export async function eventAt(db: Db, number: string): Promise<Happened | null> {
  const { rows } = await sql<Row>`select uid, number, type, at, data from people.webhook_event
    where number = ${number}`.execute(db);
  return rows[0] ? happenedOf(rows[0]) : null;
}

/** The cursor behind which everything lies that happened from then on. */
export async function cursorAt(db: Db | Tx, from: Date): Promise<string> {
  const { rows } = await sql<{ cursor: string }>`select coalesce(
      (select min(number) - 1 from people.webhook_event where at >= ${from}),
      (select last from people.webhook_cursor)) as cursor`.execute(db);
  return rows[0]?.cursor ?? '0';
}

/** With what became of them. Returns how many. */
export async function trimEvents(db: Db, olderThan: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from people.webhook_event
    where at < ${olderThan} and number is not null`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
