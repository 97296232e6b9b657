import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { GuessAlarm } from '../contract.ts';

export async function insertAlarm(tx: Tx, alarm: Omit<GuessAlarm, 'id'>): Promise<string> {
  const { at, scope, tries, liveCodes } = alarm;
  const { rows } = await sql<{ id: string }>`insert into verify.guess_alarm (at, scope, tries, live_codes)
    values (${at}, ${scope}, ${tries}, ${liveCodes}) returning id`.execute(tx);
  if (!rows[0]) throw new Error('an alarm was not kept');
  return rows[0].id;
}

/** Newest first. */
export async function unseenAlarms(db: Db, since: Date): Promise<GuessAlarm[]> {
  const { rows } = await sql<Omit<GuessAlarm, 'at'> & { at: Date }>`
    select id, at, scope, tries, live_codes as "liveCodes" from verify.guess_alarm
    where seen_at is null and at > ${since} order by at desc limit 20`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Whether it was unseen until now. */
export async function seeAlarm(tx: Tx, id: string, by: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update verify.guess_alarm set seen_by = ${by}, seen_at = ${now} where id = ${id} and seen_at is null`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
