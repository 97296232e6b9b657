/** Challenges, links in mail, and counts of what was tried. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export async function insertOneTime(
  tx: Db | Tx,
  digest: Buffer,
  personId: string | null,
  expires: Date,
): Promise<void> {
  await sql`insert into people.one_time (digest, person_id, expires_at)
    values (${digest}, ${personId}, ${expires})`.execute(tx);
}

/** What it was for, or null where it is unknown, spent or expired. Under concurrency one caller gets it. */
export async function spendOneTime(
  tx: Db | Tx,
  digest: Buffer,
  now: Date,
): Promise<{ personId: string | null } | null> {
  const { rows } = await sql<{ personId: string | null; alive: boolean }>`delete from people.one_time
    where digest = ${digest} returning person_id as "personId", expires_at > ${now} as alive`.execute(tx);
  return rows[0]?.alive ? rows[0] : null;
}

/** Links that were sent, and sign-ins that wait for their second step. */
export async function deleteOneTimes(tx: Tx, personId: string): Promise<void> {
  await sql`delete from people.one_time where person_id = ${personId}`.execute(tx);
  await sql`delete from people.verification where value = ${personId}`.execute(tx);
}

/** Counts one more try. Returns how many there were in the window, this one included. */
export async function countTry(db: Db | Tx, key: Buffer, now: Date, windowMs: number): Promise<number> {
  const ends = new Date(now.getTime() + windowMs);
  const { rows } = await sql<{ tries: number }>`
    insert into people.throttle as t (key, tries, ends_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      tries = case when t.ends_at <= ${now} then 1 else t.tries + 1 end,
      ends_at = case when t.ends_at <= ${now} then excluded.ends_at else t.ends_at end
    returning tries`.execute(db);
  return rows[0]?.tries ?? 1;
}

/** Gives a try back that did no harm. */
export async function forgiveTry(db: Db | Tx, key: Buffer): Promise<void> {
  await sql`update people.throttle set tries = tries - 1 where key = ${key} and tries > 0`.execute(db);
}

export async function trimOneTimes(db: Db, now: Date): Promise<void> {
  await sql`delete from people.one_time where expires_at < ${now}`.execute(db);
  await sql`delete from people.throttle where ends_at < ${now}`.execute(db);
  await sql`delete from people.verification where expires_at < ${now}`.execute(db);
}
