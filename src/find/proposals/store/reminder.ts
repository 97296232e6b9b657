/** Which badges people have been reminded of. */
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/database/db.ts';

/** @returns false when people have been reminded before */
export async function noteReminder(tx: Tx, channel: string, expires: string, days: number): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into badge_reminder (channel, expires, days_before)
    values (${channel}, ${expires}, ${days}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
