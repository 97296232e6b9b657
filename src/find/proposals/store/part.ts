/** The parts of the registry that proposals touch. */
import { type Generated, sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Who } from '../contract.ts';
import type { Part } from '../outcome.ts';

type Tables = {
  proposal_part: {
    proposal_id: string;
    part: string;
    base: string;
    value: string;
    by_id: string;
    by_name: string;
    at: Date;
    seq: Generated<string>;
  };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();

export interface HeldPart extends Part {
  readonly by: Who;
  readonly at: string;
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

export async function partKeys(db: Db | Tx, ids: readonly number[]): Promise<Map<number, string[]>> {
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
