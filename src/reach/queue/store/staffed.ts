import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

/** Somebody takes customers now. A gap that is shorter than `gapSeconds` is none. */
export async function keepStaffed(tx: Tx, now: Date, gapSeconds: number): Promise<void> {
  const { numAffectedRows } = await sql`update reach.staffed set until_at = greatest(until_at, ${now})
    where began_at = (select max(began_at) from reach.staffed where began_at <= ${now})
      and until_at >= ${now}::timestamptz - make_interval(secs => ${gapSeconds})`.execute(tx);
  if (numAffectedRows === 0n)
    await sql`insert into reach.staffed (began_at, until_at) values (${now}, ${now})
      on conflict do nothing`.execute(tx);
}

export async function staffedSince(
  db: Db,
  since: Date,
): Promise<{ readonly from: Date; readonly until: Date }[]> {
  const { rows } = await sql<{ from: Date; until: Date }>`select began_at as "from", until_at as until
    from reach.staffed where until_at >= ${since} order by began_at`.execute(db);
  return rows;
}

export async function trimStaffed(db: Db, before: Date): Promise<void> {
  await sql`delete from reach.staffed where until_at < ${before}`.execute(db);
}
