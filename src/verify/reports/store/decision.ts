/** What was decided on a case, in order; it only grows. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Standing } from './case.ts';

export type DecisionAct = 'confirmed' | 'rejected' | 'merged' | 'undone' | 'struck' | 'expired';

export interface Decision {
  readonly id: string;
  readonly act: DecisionAct;
  readonly at: Date;
  readonly by_name: string | null;
  readonly before: Standing;
  readonly note: string | null;
}

/** Newest first. */
export async function decisionsOf(db: Db | Tx, caseId: string, limit: number): Promise<Decision[]> {
  const { rows } = await sql<Decision>`select id, act, at, by_name, before, note from verify.case_decision
    where case_id = ${caseId} order by id desc limit ${limit}`.execute(db);
  return rows;
}

interface NewDecision {
  readonly caseId: string;
  readonly act: DecisionAct;
  readonly at: Date;
  /** Null where the clock decided. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly before: Standing;
  readonly note: string | null;
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  const { caseId, act, at, by, before, note } = decision;
  await sql`insert into verify.case_decision (case_id, at, act, by_id, by_name, before, note)
    values (${caseId}, ${at}, ${act}, ${by?.id ?? null}, ${by?.name ?? null}, ${JSON.stringify(before)}, ${note})`.execute(
    tx,
  );
}
