import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { KEPT } from './kept.ts';

export interface Write {
  /** `insert`, `update` or `delete`. */
  readonly statement: RawBuilder<unknown>;
  /** A function that is called as well, such as a hint. */
  readonly call?: RawBuilder<unknown>;
}

/**
 * Writes in one round trip what does not rest on one another. Each statement sees the rows as they were before all of them
 * (PostgreSQL, “Data-Modifying Statements in WITH”), and their order is not given: no two may write to one row.
 */
export async function together(tx: Tx, writes: readonly Write[]): Promise<void> {
  const named = writes.map(({ statement }, n) => sql`${sql.ref(`w${n}`)} as (${statement})`);
  const calls = writes.flatMap(({ call }) => call ?? []);
  await sql`${KEPT} with ${sql.join(named)} select ${sql.join(calls)}`.execute(tx);
}
