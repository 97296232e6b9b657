import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

const HOUR = 3_600_000;

/** Different people in each hour before `now`, the last hour first. Whoever is forgotten counts by the report. */
export async function reportersByHour(db: Db | Tx, now: number, hours: number): Promise<number[]> {
  const { rows } = await sql<{ ago: number; n: number }>`
    select floor(extract(epoch from ${new Date(now)}::timestamptz - at) / 3600)::int as ago,
      count(distinct coalesce(reporter, sent_digest))::int as n
    from verify.report where at > ${new Date(now - hours * HOUR)} and at <= ${new Date(now)} and not slow
    group by ago`.execute(db);
  const counts = new Map(rows.map(({ ago, n }) => [ago, n]));
  return Array.from({ length: hours }, (_, ago) => counts.get(ago) ?? 0);
}

/** The cases most reported since then, the most first. */
export async function mostReported(db: Db | Tx, since: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.case_id as id from verify.report r join verify.report_subject s on s.report_id = r.id
    join verify.impostor_case c on c.id = s.case_id
    where r.at > ${since} and not r.slow and c.state <> 'own'
    group by s.case_id order by count(*) desc, s.case_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface SpikeRow {
  readonly id: string;
  readonly at: Date;
  readonly reporters: number;
  readonly usual: number;
  readonly cases: string[];
}

/** False while an earlier one is still open. */
export async function openSpike(tx: Tx, row: Omit<SpikeRow, 'id'>): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into verify.spike (at, reporters, usual, cases)
    values (${row.at}, ${row.reporters}, ${row.usual}, ${row.cases}::bigint[]) on conflict do nothing`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export async function spikeNow(db: Db | Tx): Promise<SpikeRow | null> {
  const { rows } = await sql<SpikeRow>`select id, at, reporters, usual, cases from verify.spike
    where closed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** When the last one was closed; null where there was none. */
export async function lastClosed(db: Db | Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(closed_at) as at from verify.spike`.execute(db);
  return rows[0]?.at ?? null;
}

export async function closeSpike(tx: Tx, id: string, at: Date, by: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update verify.spike set closed_at = ${at}, closed_by = ${by}
    where id = ${id} and closed_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
