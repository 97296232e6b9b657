/** Reports, and what is remembered of who sent them. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import type { Deed } from '../../verdicts/contract.ts';
import type { CaseState, Reach, What } from '../contract.ts';

interface NewRow {
  readonly receipt: string;
  readonly digest: Buffer;
  readonly at: Date;
  readonly what: What;
  readonly reach: Reach;
  readonly deeds: readonly Deed[];
  readonly lost: number;
  readonly happenedOn: string | null;
  readonly lang: Lang;
  readonly slow: boolean;
  readonly sealed: Buffer;
  readonly sealedContact: Buffer | null;
  readonly gist: Buffer | null;
  readonly reporter: Buffer;
}

/** The receipt of what was sent before, word for word under the same key. */
export async function receiptOf(tx: Tx, digest: Buffer): Promise<string | null> {
  const { rows } = await sql<{ receipt: string }>`select receipt from verify.report
    where sent_digest = ${digest}`.execute(tx);
  return rows[0]?.receipt ?? null;
}

/** Whoever sends at once from one network waits for one another, so that none is counted before the one before it. */
export async function queueUp(tx: Tx, reporter: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${reporter.readBigInt64BE(0)}::bigint)`.execute(tx);
}

/** How many reports and appeals came from there since then. */
export async function countFrom(
  tx: Tx,
  reporter: Buffer,
  since: Date,
): Promise<{ all: number; slow: number }> {
  const { rows } = await sql<{ reports: string; slow: string; appeals: string }>`select
    (select count(*) from verify.report where reporter = ${reporter} and at > ${since}) as reports,
    (select count(*) from verify.report where reporter = ${reporter} and at > ${since} and slow) as slow,
    (select count(*) from verify.appeal where reporter = ${reporter} and at > ${since}) as appeals`.execute(
    tx,
  );
  const row = rows[0];
  return { all: Number(row?.reports ?? 0) + Number(row?.appeals ?? 0), slow: Number(row?.slow ?? 0) };
}

export async function insertReport(tx: Tx, row: NewRow): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into verify.report
      (receipt, sent_digest, at, what, reach, deeds, lost, happened_on, lang, slow, sealed, sealed_contact, gist, reporter)
    values (${row.receipt}, ${row.digest}, ${row.at}, ${row.what}, ${row.reach}, ${[...row.deeds]}, ${row.lost},
      ${row.happenedOn}, ${row.lang}, ${row.slow}, ${row.sealed}, ${row.sealedContact}, ${row.gist}, ${row.reporter})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a report was not written');
  return id;
}

/** Whether somebody on this network has reported this case before. */
export async function hasReported(tx: Tx, caseId: string, reporter: Buffer): Promise<boolean> {
  const { rows } = await sql`select from verify.report r join verify.report_subject s on s.report_id = r.id
    where s.case_id = ${caseId} and r.reporter = ${reporter} limit 1`.execute(tx);
  return rows.length > 0;
}

interface SubjectRow {
  readonly written: string;
  readonly signals: readonly string[];
}

export async function joinCase(tx: Tx, reportId: string, caseId: string, row: SubjectRow): Promise<void> {
  await sql`insert into verify.report_subject (report_id, case_id, written, signals)
    values (${reportId}, ${caseId}, ${row.written}, ${[...row.signals]}) on conflict do nothing`.execute(tx);
}

/** Of every case that a report is about, or of those these were merged into. Null for a receipt that nobody has. */
export async function statesOf(
  db: Db,
  receipt: string,
): Promise<{ at: Date; states: { state: CaseState; merged: boolean }[] } | null> {
  const { rows } = await sql<{ at: Date; state: CaseState; merged: boolean }>`
    select r.at, coalesce(o.state, c.state) as state, c.merged_into is not null as merged
    from verify.report r join verify.report_subject s on s.report_id = r.id
    join verify.impostor_case c on c.id = s.case_id
    left join verify.impostor_case o on o.id = c.merged_into
    where r.receipt = ${receipt} order by c.id`.execute(db);
  const at = rows[0]?.at;
  return at ? { at, states: rows.map(({ state, merged }) => ({ state, merged })) } : null;
}

export interface EvidenceRow {
  readonly id: string;
  readonly receipt: string;
  readonly at: Date;
  readonly what: What;
  readonly reach: Reach;
  readonly deeds: Deed[];
  readonly lost: string;
  readonly happened_on: string | null;
  readonly slow: boolean;
  readonly sealed: Buffer | null;
  readonly sealed_contact: Buffer | null;
  readonly written: string;
  readonly signals: string[];
}

/** Of a case and of what was merged into it; with proof of work first, then the newest. */
export async function evidenceOf(db: Db | Tx, caseId: string, limit: number): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select r.id, r.receipt, r.at, r.what, r.reach, r.deeds, r.lost, r.happened_on::text as happened_on, r.slow,
      r.sealed, r.sealed_contact, min(s.written) as written, min(s.signals) as signals
    from verify.report r join verify.report_subject s on s.report_id = r.id
    join verify.impostor_case c on c.id = s.case_id
    where c.id = ${caseId} or c.merged_into = ${caseId}
    group by r.id order by r.slow, r.at desc limit ${limit}`.execute(db);
  return rows;
}

interface Counted {
  readonly code: string;
  readonly count: number;
}

export async function tallyOf(
  db: Db | Tx,
  caseId: string,
): Promise<{ reaches: Counted[]; deeds: Counted[] }> {
  const ids = sql`select s.report_id from verify.report_subject s join verify.impostor_case c on c.id = s.case_id
    where c.id = ${caseId} or c.merged_into = ${caseId}`;
  const reaches = await sql<Counted>`select reach as code, count(*)::int as count from verify.report
    where id in (${ids}) group by reach order by count desc, code`.execute(db);
  const deeds = await sql<Counted>`select deed as code, count(*)::int as count
    from verify.report, unnest(deeds) as deed where id in (${ids}) group by deed order by count desc, code`.execute(
    db,
  );
  return { reaches: reaches.rows, deeds: deeds.rows };
}

export interface KinByText {
  readonly id: string;
  readonly why: 'same-text' | 'same-report';
}

/** Cases that came with the same message, or in the same report. */
export async function casesBeside(db: Db | Tx, caseId: string, limit: number): Promise<KinByText[]> {
  const { rows } = await sql<KinByText>`
    select o.case_id as id, case when bool_or(o.report_id = s.report_id) then 'same-report' else 'same-text' end as why
    from verify.report_subject s join verify.report r on r.id = s.report_id
    join verify.report t on t.id = r.id or t.gist = r.gist
    join verify.report_subject o on o.report_id = t.id
    where s.case_id = ${caseId} and o.case_id <> ${caseId}
    group by o.case_id order by count(*) desc limit ${limit}`.execute(db);
  return rows;
}

/** Whether this challenge is used for the first time, by any node. */
export async function spend(tx: Tx, digest: Buffer, until: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into verify.spent_challenge (digest, expires_at)
    values (${digest}, ${until}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
