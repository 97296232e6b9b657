/** The proposals themselves. */
import type { Generated, Selectable } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { ProposalState, ProposalSummary, Who } from '../contract.ts';
import { OPEN_STATES } from '../states.ts';
import { editorsOfAll } from './event.ts';
import { partKeys } from './part.ts';

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
    due_at: Date | null;
    published_n: string | null;
    created_at: Date;
    updated_at: Date;
  };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();

/** A proposal without its parts. */
export type Row = Omit<ProposalSummary, 'parts' | 'editors'> & { readonly base: number };

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
