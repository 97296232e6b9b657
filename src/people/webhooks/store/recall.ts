/** What is forgotten while it is under way. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

/**
 * All that was told about these, with what became of it. What is under way is called off where it is not sent yet, and
 * else waited for before anything more of its subject is sent there: see `takeDue`.
 */
export async function forgetSubjects(tx: Tx, subjects: readonly string[], now: Date): Promise<void> {
  const forgotten = [...subjects];
  // Meanwhile nothing is planned or taken, nor is noted what became of it.
  await sql`select from people.webhook order by id for no key update`.execute(tx);
  await trimRecalls(tx, now);
  await sql`insert into people.webhook_recall (webhook_id, number, subject, lease, leased_until)
    select webhook_id, number, subject, lease, leased_until from people.webhook_delivery
    where subject = any(${forgotten}) and leased_until > ${now}`.execute(tx);
  // In the order of the numbering, so that neither waits for the other.
  await sql`select from people.webhook_event where subject = any(${forgotten}) order by id for update`.execute(
    tx,
  );
  await sql`delete from people.webhook_event where subject = any(${forgotten})`.execute(tx);
}

/** What can be under way no more, whatever became of it. */
export async function trimRecalls(db: Db | Tx, now: Date): Promise<void> {
  await sql`delete from people.webhook_recall where leased_until <= ${now}`.execute(db);
}

/** False for what was forgotten meanwhile, or is believed to be under way no more. */
export async function isStillToSend(
  db: Db,
  { number, lease, now }: { readonly number: string; readonly lease: string; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`select from people.webhook_delivery
    where number = ${number} and lease = ${lease} and leased_until > ${now}`.execute(db);
  return rows.length > 0;
}

/** The attempt is over, whatever became of it. */
export async function endRecall(db: Db | Tx, lease: string, number: string): Promise<void> {
  await sql`delete from people.webhook_recall where lease = ${lease} and number = ${number}`.execute(db);
}
