import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import type { CaseState, SubjectKind } from '../contract.ts';

interface NewRow {
  readonly caseId: string;
  readonly receipt: string;
  readonly digest: Buffer;
  readonly at: Date;
  readonly lang: Lang;
  readonly sealed: Buffer;
  readonly reporter: Buffer;
}

export async function insertAppeal(tx: Tx, row: NewRow): Promise<void> {
  await sql`insert into verify.appeal (case_id, receipt, sent_digest, at, lang, sealed, reporter)
    values (${row.caseId}, ${row.receipt}, ${row.digest}, ${row.at}, ${row.lang}, ${row.sealed}, ${row.reporter})`.execute(
    tx,
  );
}

export async function appealReceiptOf(tx: Tx, digest: Buffer): Promise<string | null> {
  const { rows } = await sql<{ receipt: string }>`select receipt from verify.appeal
    where sent_digest = ${digest}`.execute(tx);
  return rows[0]?.receipt ?? null;
}

export type AppealState = 'open' | 'upheld' | 'dismissed';

export async function appealStateOf(
  db: Db,
  receipt: string,
): Promise<{ at: Date; state: AppealState } | null> {
  const { rows } = await sql<{ at: Date; state: AppealState }>`select at, state from verify.appeal
    where receipt = ${receipt}`.execute(db);
  return rows[0] ?? null;
}

export interface AppealRow {
  readonly id: string;
  readonly case_id: string;
  readonly kind: SubjectKind;
  readonly value: string;
  readonly case_state: CaseState;
  readonly receipt: string;
  readonly at: Date;
  readonly lang: Lang;
  readonly state: AppealState;
  readonly sealed: Buffer | null;
}

const COLUMNS = sql`a.id, a.case_id, c.kind, c.value, c.state as case_state, a.receipt, a.at, a.lang, a.state, a.sealed
  from verify.appeal a join verify.impostor_case c on c.id = a.case_id`;

/** Oldest first. */
export async function openAppeals(db: Db | Tx, limit: number): Promise<AppealRow[]> {
  const { rows } =
    await sql<AppealRow>`select ${COLUMNS} where a.state = 'open' order by a.id limit ${limit}`.execute(db);
  return rows;
}

export async function countAppeals(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from verify.appeal where state = 'open'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Null for one that is not open, and so for whoever comes second. */
export async function closeAppeal(
  tx: Tx,
  id: string,
  state: Exclude<AppealState, 'open'>,
  at: Date,
): Promise<AppealRow | null> {
  const { numAffectedRows } = await sql`update verify.appeal set state = ${state}, decided_at = ${at}
    where id = ${id} and state = 'open'`.execute(tx);
  if (numAffectedRows !== 1n) return null;
  const { rows } = await sql<AppealRow>`select ${COLUMNS} where a.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}
