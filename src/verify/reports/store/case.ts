/** Cases: where reports of one identifier meet, and how they stand. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Deed } from '../../verdicts/contract.ts';
import type { CaseState, Note, SubjectKind } from '../contract.ts';

/** How a case stands, and nothing of its reports: what a decision changes, and an undo restores. */
export interface Standing {
  readonly state: CaseState;
  readonly deeds: readonly Deed[];
  readonly note: Note | null;
  readonly confirmedAt: string | null;
  readonly expires: string | null;
  readonly mergedInto: string | null;
}

export interface CaseRow extends Standing {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly value: string;
  readonly reports: number;
  readonly reporters: number;
  readonly lost: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly slow: boolean;
}

interface Raw {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly value: string;
  readonly state: CaseState;
  readonly deeds: Deed[];
  readonly note: Note | null;
  readonly confirmed_at: Date | null;
  readonly expires_at: Date | null;
  readonly merged_into: string | null;
  readonly reporters: number;
  readonly reports: string;
  readonly lost: string;
  readonly first_seen: Date;
  readonly last_seen: Date;
  readonly slow: boolean;
}

/** What was merged into a case counts as its own. */
const COUNTED = sql`select c.id, c.kind, c.value, c.state, c.deeds, c.note, c.confirmed_at, c.expires_at, c.merged_into,
    least(c.first_seen, m.first_seen) as first_seen, greatest(c.last_seen, m.last_seen) as last_seen,
    (c.reporters + coalesce(m.reporters, 0))::int as reporters,
    r.reports, r.lost, r.slow
  from verify.impostor_case c
  left join lateral (
    select min(o.first_seen) as first_seen, max(o.last_seen) as last_seen, sum(o.reporters)::int as reporters
    from verify.impostor_case o where o.merged_into = c.id) m on true
  left join lateral (
    select count(*) as reports, coalesce(sum(p.lost), 0) as lost, coalesce(bool_and(p.slow), false) as slow
    from verify.report p where p.id in (
      select s.report_id from verify.report_subject s
      where s.case_id = c.id or s.case_id in (select o.id from verify.impostor_case o where o.merged_into = c.id))) r on true`;

export async function caseRow(db: Db | Tx, id: string): Promise<CaseRow | null> {
  const { rows } = await sql<Raw>`${COUNTED} where c.id = ${id}`.execute(db);
  return rows[0] ? rowOf(rows[0]) : null;
}

/** The case alone, for whoever is about to decide on it; others wait. */
export async function lockCase(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from verify.impostor_case where id = ${id} for update`.execute(tx);
  return rows.length > 0;
}

const asState = (states: readonly CaseState[]): RawBuilder<unknown> =>
  sql`c.state = any(${[...states]}::text[])`;

/** The last to be reported, among which moderators look. @param text within the value */
export async function casesIn(
  db: Db | Tx,
  states: readonly CaseState[],
  limit: number,
  text?: string,
): Promise<CaseRow[]> {
  const holds = text === undefined ? sql`true` : sql`strpos(lower(c.value), lower(${text})) > 0`;
  const { rows } = await sql<Raw>`${COUNTED} where ${asState(states)} and ${holds}
    order by c.last_seen desc, c.id desc limit ${limit}`.execute(db);
  return rows.map(rowOf);
}

export async function casesBy(db: Db | Tx, ids: readonly string[]): Promise<CaseRow[]> {
  const { rows } = await sql<Raw>`${COUNTED} where c.id = any(${[...ids]}::bigint[])`.execute(db);
  return rows.map(rowOf);
}

export async function countByState(db: Db | Tx): Promise<ReadonlyMap<CaseState, number>> {
  const { rows } = await sql<{ state: CaseState; n: string }>`
    select state, count(*) as n from verify.impostor_case group by state`.execute(db);
  return new Map(rows.map(({ state, n }) => [state, Number(n)]));
}

export interface Kin {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly value: string;
  readonly state: CaseState;
}

/** Those merged into this one. */
export async function heldBy(db: Db | Tx, id: string): Promise<Kin[]> {
  const { rows } = await sql<Kin>`select id, kind, value, state from verify.impostor_case
    where merged_into = ${id} order by id`.execute(db);
  return rows;
}

/** Others of these kinds, the last to be reported first. */
export async function othersOf(
  db: Db | Tx,
  id: string,
  kinds: readonly SubjectKind[],
  limit: number,
): Promise<Kin[]> {
  const { rows } = await sql<Kin>`select id, kind, value, state from verify.impostor_case
    where id <> ${id} and kind = any(${[...kinds]}::text[]) and state <> 'own'
    order by last_seen desc limit ${limit}`.execute(db);
  return rows;
}

/** By kind and value, or by the value alone; its state is that of the case it was merged into, if any. */
export async function caseOf(db: Db | Tx, value: string, kind?: SubjectKind): Promise<Kin | null> {
  const ofKind = kind === undefined ? sql`true` : sql`c.kind = ${kind}`;
  const { rows } = await sql<Kin>`select c.id, c.kind, c.value, coalesce(o.state, c.state) as state
    from verify.impostor_case c left join verify.impostor_case o on o.id = c.merged_into
    where c.value = ${value} and ${ofKind} order by c.id limit 1`.execute(db);
  return rows[0] ?? null;
}

export interface Sighting {
  readonly kind: SubjectKind;
  readonly value: string;
  readonly at: Date;
  readonly state: 'open' | 'own';
}

/**
 * The case that this identifier has, made where there is none. What was decided stays, but what was rejected, struck off
 * or expired is looked at again once somebody else reports it.
 */
export async function sightCase(tx: Tx, { kind, value, at, state }: Sighting): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into verify.impostor_case as c (kind, value, state, first_seen, last_seen)
    values (${kind}, ${value}, ${state}, ${at}, ${at})
    on conflict (kind, value) do update set last_seen = greatest(c.last_seen, excluded.last_seen),
      state = case when ${state} = 'own' and c.state in ('open', 'rejected', 'expired', 'struck') then 'own'
        when c.state in ('rejected', 'expired', 'struck') then 'open' else c.state end
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a case was not written');
  return id;
}

export async function countReporter(tx: Tx, caseId: string): Promise<void> {
  await sql`update verify.impostor_case set reporters = reporters + 1 where id = ${caseId}`.execute(tx);
}

export async function putStanding(tx: Tx, id: string, standing: Standing, now: number): Promise<void> {
  const { state, deeds, note, confirmedAt, expires, mergedInto } = standing;
  await sql`update verify.impostor_case set state = ${state}, deeds = ${[...deeds]}, note = ${note},
    confirmed_at = ${confirmedAt}, expires_at = ${expires}, merged_into = ${mergedInto}, decided_at = ${new Date(now)}
    where id = ${id}`.execute(tx);
}

export interface Listed extends Kin {
  readonly deeds: Deed[];
  readonly note: Note;
  readonly confirmed_at: Date;
  readonly expires_at: Date;
}

/** Everything that is confirmed and has not expired, with what was merged into it. */
export async function confirmedCases(db: Db | Tx, now: number): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select o.id, o.kind, o.value, o.state, c.deeds, c.note, c.confirmed_at, c.expires_at
    from verify.impostor_case c join verify.impostor_case o on o.id = c.id or o.merged_into = c.id
    where c.state = 'confirmed' and c.expires_at > ${new Date(now)}
    order by c.confirmed_at desc, o.id`.execute(db);
  return rows;
}

export async function expiredCases(tx: Tx, now: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from verify.impostor_case
    where state = 'confirmed' and expires_at <= ${new Date(now)} for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

const rowOf = (row: Raw): CaseRow => ({
  id: row.id,
  kind: row.kind,
  value: row.value,
  state: row.state,
  deeds: row.deeds,
  note: row.note,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  expires: row.expires_at?.toISOString() ?? null,
  mergedInto: row.merged_into,
  reports: Number(row.reports),
  reporters: row.reporters,
  lost: Number(row.lost),
  firstSeen: row.first_seen.toISOString(),
  lastSeen: row.last_seen.toISOString(),
  slow: row.slow,
});
