import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Measure, Step, WHYS } from '../load/contract.ts';

export interface LoadRow {
  readonly step: Step;
  readonly leaning: 'up' | 'down' | null;
  readonly leaningSince: Date | null;
  /** Where a supervisor keeps it. */
  readonly held: Step | null;
}

/** Null where it never was anything but calm. */
export async function loadNow(db: Db | Tx): Promise<LoadRow | null> {
  const { rows } = await sql<LoadRow>`select step, leaning, leaning_since as "leaningSince", held
    from reach.load`.execute(db);
  return rows[0] ?? null;
}

export async function keepLoad(
  tx: Tx,
  { step, leaning, leaningSince }: Omit<LoadRow, 'held'>,
): Promise<void> {
  await sql`insert into reach.load (step, leaning, leaning_since) values (${step}, ${leaning}, ${leaningSince})
    on conflict (only_one) do update set step = excluded.step, leaning = excluded.leaning,
      leaning_since = excluded.leaning_since`.execute(tx);
}

export async function keepHeld(tx: Tx, held: Step | null, by: string): Promise<void> {
  await sql`insert into reach.load (step, held, held_by) values ('normal', ${held}, ${by})
    on conflict (only_one) do update set held = excluded.held, held_by = excluded.held_by`.execute(tx);
}

export interface ChangeRow {
  readonly at: Date;
  readonly from: Step;
  readonly to: Step;
  readonly why: (typeof WHYS)[number];
  readonly waitSeconds: number | null;
  readonly perAgent: number;
}

export async function insertChange(
  tx: Tx,
  change: Omit<ChangeRow, keyof Measure>,
  now: Measure,
): Promise<void> {
  const { at, from, to, why } = change;
  await sql`insert into reach.load_change (at, from_step, to_step, why, wait_seconds, per_agent)
    values (${at}, ${from}, ${to}, ${why}, ${now.waitSeconds}, ${now.perAgent})`.execute(tx);
}

/** The newest first. */
export async function loadChanges(db: Db | Tx, most: number): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`select at, from_step as "from", to_step as "to", why,
      wait_seconds as "waitSeconds", per_agent as "perAgent"
    from reach.load_change order by at desc, id desc limit ${most}`.execute(db);
  return rows;
}

export async function trimChanges(db: Db, before: Date): Promise<void> {
  await sql`delete from reach.load_change where at < ${before}`.execute(db);
}
