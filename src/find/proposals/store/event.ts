/** What happened to proposals, and who has edited them. */
import type { Generated } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { TimelineEntry, Who } from '../contract.ts';

type Tables = {
  proposal_event: {
    id: Generated<string>;
    proposal_id: string;
    at: Date;
    by_id: string | null;
    by_name: string | null;
    act: TimelineEntry['act'];
    revision: number;
    note: string | null;
    parts: string[];
    before: string | null;
  };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();

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

export async function editorsOfAll(db: Db | Tx, ids: readonly number[]): Promise<Map<number, Who[]>> {
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
