/** All SQL of proposals. */
import { type Generated, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { ProposalState, ProposalSummary, TimelineEntry, Who } from './contract.ts';
import type { Part } from './outcome.ts';
import { OPEN_STATES } from './states.ts';

type At = Date;
type Tables = {
  proposal: {
    id: Generated<string>;
    title: string;
    state: Generated<ProposalState>;
    revision: Generated<number>;
    base_n: string;
    author_id: string;
    author_name: string;
    urgent: boolean;
    due_at: At | null;
    published_n: string | null;
    created_at: At;
    updated_at: At;
  };
  proposal_part: {
    proposal_id: string;
    part: string;
    base: string;
    value: string;
    by_id: string;
    by_name: string;
    at: At;
    seq: Generated<string>;
  };
  proposal_event: {
    id: Generated<string>;
    proposal_id: string;
    at: At;
    by_id: string | null;
    by_name: string | null;
    act: TimelineEntry['act'];
    revision: number;
    note: string | null;
    parts: string[];
    before: string | null;
  };
  proposal_approval: { proposal_id: string; person_id: string; name: string; digest: string; at: At };
};

/** A proposal without its parts. */
export type Row = Omit<ProposalSummary, 'parts' | 'editors'> & { readonly base: number };

export interface HeldPart extends Part {
  readonly by: Who;
  readonly at: string;
}

const tables = (db: Db | Tx) => db.withTables<Tables>();

const rowOf = (row: Selectable<Tables['proposal']>): Row => ({
  id: Number(row.id),
  title: row.title,
  state: row.state,
  revision: row.revision,
  base: Number(row.base_n),
  author: { id: row.author_id, name: row.author_name },
  urgent: row.urgent,
  dueAt: row.due_at?.toISOString() ?? null,
  publishedN: row.published_n === null ? null : Number(row.published_n),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** Nobody else acts on it until the end of `tx`. */
export async function lockProposal(tx: Tx, id: number): Promise<Row | null> {
  const row = await tables(tx)
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', String(id))
    .forUpdate()
    .executeTakeFirst();
  return row ? rowOf(row) : null;
}

export async function proposalRow(db: Db | Tx, id: number): Promise<Row | null> {
  const row = await tables(db)
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', String(id))
    .executeTakeFirst();
  return row ? rowOf(row) : null;
}

export async function insertProposal(
  tx: Tx,
  made: { title: string; base: number; author: Who; urgent: boolean; at: number },
): Promise<Row> {
  const at = new Date(made.at);
  const row = await tables(tx)
    .insertInto('proposal')
    .values({
      title: made.title,
      base_n: String(made.base),
      author_id: made.author.id,
      author_name: made.author.name,
      urgent: made.urgent,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return rowOf(row);
}

/** What an act changes of the row itself. */
export interface RowChange {
  readonly state?: ProposalState;
  readonly revision?: number;
  readonly title?: string;
  readonly base?: number;
  readonly dueAt?: number | null;
  readonly publishedN?: number;
}

export async function updateProposal(tx: Tx, id: number, change: RowChange, at: number): Promise<Row> {
  const { base, dueAt, publishedN, ...same } = change;
  const row = await tables(tx)
    .updateTable('proposal')
    .set({
      ...same,
      ...(base === undefined ? {} : { base_n: String(base) }),
      ...(dueAt === undefined ? {} : { due_at: dueAt === null ? null : new Date(dueAt) }),
      ...(publishedN === undefined ? {} : { published_n: String(publishedN) }),
      updated_at: new Date(at),
    })
    .where('id', '=', String(id))
    .returningAll()
    .executeTakeFirstOrThrow();
  return rowOf(row);
}

/** In the order in which they were first touched. */
export async function partsOf(db: Db | Tx, id: number): Promise<HeldPart[]> {
  const rows = await tables(db)
    .selectFrom('proposal_part')
    .selectAll()
    .where('proposal_id', '=', String(id))
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    part: row.part,
    base: JSON.parse(row.base),
    value: JSON.parse(row.value),
    by: { id: row.by_id, name: row.by_name },
    at: row.at.toISOString(),
  }));
}

export async function putPart(
  tx: Tx,
  id: number,
  { part, base, value }: Part,
  by: Who,
  at: number,
): Promise<void> {
  const said = {
    base: JSON.stringify(base ?? null),
    value: JSON.stringify(value ?? null),
    by_id: by.id,
    by_name: by.name,
    at: new Date(at),
  };
  await tables(tx)
    .insertInto('proposal_part')
    .values({ proposal_id: String(id), part, ...said })
    .onConflict((conflict) => conflict.columns(['proposal_id', 'part']).doUpdateSet(said))
    .execute();
}

export async function dropPart(tx: Tx, id: number, part: string): Promise<void> {
  await tables(tx)
    .deleteFrom('proposal_part')
    .where('proposal_id', '=', String(id))
    .where('part', '=', part)
    .execute();
}

export interface NewEvent {
  readonly act: TimelineEntry['act'];
  readonly revision: number;
  /** Null for the system. */
  readonly by: Who | null;
  readonly at: number;
  readonly text?: string | undefined;
  /** What each part that was edited had been. */
  readonly before?: ReadonlyMap<string, unknown>;
}

export async function insertEvent(tx: Tx, id: number, event: NewEvent): Promise<void> {
  const { act, revision, by, at, text, before } = event;
  await tables(tx)
    .insertInto('proposal_event')
    .values({
      proposal_id: String(id),
      at: new Date(at),
      by_id: by?.id ?? null,
      by_name: by?.name ?? null,
      act,
      revision,
      note: text ?? null,
      parts: [...(before?.keys() ?? [])],
      before: before ? JSON.stringify(Object.fromEntries(before)) : null,
    })
    .execute();
}

export async function timelineOf(db: Db | Tx, id: number): Promise<TimelineEntry[]> {
  const rows = await tables(db)
    .selectFrom('proposal_event')
    .selectAll()
    .where('proposal_id', '=', String(id))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: Number(row.id),
    at: row.at.toISOString(),
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' },
    act: row.act,
    revision: row.revision,
    text: row.note,
    parts: row.parts,
  }));
}

/** What each part that was edited after `revision` had been at that revision. */
export async function changedSince(tx: Tx, id: number, revision: number): Promise<Map<string, unknown>> {
  const rows = await tables(tx)
    .selectFrom('proposal_event')
    .select('before')
    .where('proposal_id', '=', String(id))
    .where('revision', '>', revision)
    .where('before', 'is not', null)
    .orderBy('id', 'desc')
    .execute();
  // The earliest is written last, and stands.
  return new Map(rows.flatMap(({ before }) => Object.entries(JSON.parse(before ?? '{}'))));
}

const EDITING = [
  'created',
  'edited',
  'rebased',
  'reopened',
] as const satisfies readonly TimelineEntry['act'][];

/** Everybody who has edited it, by the names they had last. */
export async function editorsOf(db: Db | Tx, id: number): Promise<Who[]> {
  return (await editorsOfAll(db, [id])).get(id) ?? [];
}

async function editorsOfAll(db: Db | Tx, ids: readonly number[]): Promise<Map<number, Who[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('proposal_event')
    .select(['proposal_id', 'by_id', 'by_name'])
    .where('proposal_id', 'in', ids.map(String))
    .where('act', 'in', EDITING)
    .where('by_id', 'is not', null)
    .orderBy('id')
    .execute();
  const editors = new Map<number, Map<string, Who>>();
  for (const { proposal_id, by_id, by_name } of rows) {
    const known = editors.get(Number(proposal_id)) ?? new Map<string, Who>();
    editors.set(Number(proposal_id), known.set(by_id ?? '', { id: by_id ?? '', name: by_name ?? '' }));
  }
  return new Map([...editors].map(([id, people]) => [id, [...people.values()]]));
}

export async function approvalsOf(
  db: Db | Tx,
  id: number,
): Promise<{ by: Who; at: string; digest: string }[]> {
  const rows = await tables(db)
    .selectFrom('proposal_approval')
    .selectAll()
    .where('proposal_id', '=', String(id))
    .orderBy('at')
    .execute();
  return rows.map(({ person_id, name, at, digest }) => ({
    by: { id: person_id, name },
    at: at.toISOString(),
    digest,
  }));
}

export async function insertApproval(tx: Tx, id: number, by: Who, digest: string, at: number): Promise<void> {
  await tables(tx)
    .insertInto('proposal_approval')
    .values({ proposal_id: String(id), person_id: by.id, name: by.name, digest, at: new Date(at) })
    .execute();
}

export async function dropApprovals(tx: Tx, id: number): Promise<void> {
  await tables(tx).deleteFrom('proposal_approval').where('proposal_id', '=', String(id)).execute();
}

/** Newest first. */
export async function proposalsBefore(
  db: Db | Tx,
  which: 'open' | 'closed' | 'all',
  limit: number,
  before?: number,
): Promise<ProposalSummary[]> {
  let query = tables(db).selectFrom('proposal').selectAll().orderBy('id', 'desc').limit(limit);
  if (which !== 'all') query = query.where('state', which === 'open' ? 'in' : 'not in', OPEN_STATES);
  if (before !== undefined) query = query.where('id', '<', String(before));
  const rows = (await query.execute()).map(rowOf);
  const ids = rows.map(({ id }) => id);
  const [editors, parts] = [await editorsOfAll(db, ids), await partKeys(db, ids)];
  return rows.map((row) => ({ ...row, editors: editors.get(row.id) ?? [], parts: parts.get(row.id) ?? [] }));
}

async function partKeys(db: Db | Tx, ids: readonly number[]): Promise<Map<number, string[]>> {
  const keys = new Map<number, string[]>();
  if (ids.length === 0) return keys;
  const rows = await tables(db)
    .selectFrom('proposal_part')
    .select(['proposal_id', 'part'])
    .where('proposal_id', 'in', ids.map(String))
    .orderBy('seq')
    .execute();
  for (const { proposal_id, part } of rows)
    keys.set(Number(proposal_id), [...(keys.get(Number(proposal_id)) ?? []), part]);
  return keys;
}

/** Which open proposals touch which part. */
export async function openParts(db: Db | Tx): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ part: string; ids: string[] }>`
    select part, array_agg(proposal_id order by proposal_id) as ids
    from proposal_part join proposal on proposal.id = proposal_id
    where state in ('draft', 'review', 'scheduled') group by part`.execute(db);
  return new Map(rows.map(({ part, ids }) => [part, ids.map(Number)]));
}

/** Approved ones whose time has come. */
export async function dueProposals(db: Db | Tx, now: number): Promise<number[]> {
  const rows = await tables(db)
    .selectFrom('proposal')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .execute();
  return rows.map(({ id }) => Number(id));
}

/** @returns false when people have been reminded before */
export async function noteReminder(tx: Tx, channel: string, expires: string, days: number): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into badge_reminder (channel, expires, days_before)
    values (${channel}, ${expires}, ${days}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
