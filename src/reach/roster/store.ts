import type { Span } from '@clearline/card';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Roster } from './contract.ts';

interface Which {
  /** All where it is left out. */
  readonly personId?: string;
  /** Of their single days those from this on; all where it is left out. */
  readonly since?: string;
}

export async function rosters(db: Db | Tx, { personId, since }: Which = {}): Promise<Roster[]> {
  const { rows } = await sql<Roster>`select r.person_id as "personId", weekly,
      follows_holidays as "followsHolidays", last_minutes as "lastMinutes", revision,
      coalesce(d.days, '[]') as days
    from reach.roster r left join lateral (
      select jsonb_agg(jsonb_build_object('day', day, 'spans', spans) order by day) as days
      from reach.roster_day where person_id = r.person_id
        and day >= ${since ?? null}::date is not false) d on true
    where r.person_id = ${personId ?? null}::uuid is not false order by r.person_id`.execute(db);
  return rows;
}

/** Two who change one at once wait for each other here. */
export async function lockRosters(tx: Tx): Promise<void> {
  await sql`lock table reach.roster in share row exclusive mode`.execute(tx);
}

/** Under a revision of its own, whatever it was before. */
export async function saveRoster(tx: Tx, roster: Omit<Roster, 'revision'>): Promise<Roster> {
  const { personId, weekly, followsHolidays, lastMinutes, days } = roster;
  const saved = await sql<Pick<Roster, 'revision'>>`insert into reach.roster
      (person_id, weekly, follows_holidays, last_minutes)
    values (${personId}, ${JSON.stringify(weekly)}, ${followsHolidays}, ${lastMinutes})
    on conflict (person_id) do update set weekly = excluded.weekly,
      follows_holidays = excluded.follows_holidays, last_minutes = excluded.last_minutes,
      revision = excluded.revision
    returning revision`.execute(tx);
  if (!saved.rows[0]) throw new Error('a row that is saved comes back');
  await sql`delete from reach.roster_day where person_id = ${personId}`.execute(tx);
  const rows: { day: string; spans: readonly Span[] }[] = days;
  await sql`insert into reach.roster_day (person_id, day, spans)
    select ${personId}, day, spans
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (day date, spans jsonb)`.execute(tx);
  return { ...roster, ...saved.rows[0] };
}

export async function removeRoster(tx: Tx, personId: string): Promise<void> {
  await sql`delete from reach.roster where person_id = ${personId}`.execute(tx);
}

export async function trimRosterDays(db: Db, before: string): Promise<void> {
  await sql`delete from reach.roster_day where day < ${before}`.execute(db);
}
