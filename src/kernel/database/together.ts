import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Db, Tx } from './db.ts';
import { KEPT } from './kept.ts';

export interface Write {
  /** `insert`, `update` or `delete`. */
  readonly statement: RawBuilder<unknown>;
  /** A function that is called as well, such as a hint. */
  readonly call?: RawBuilder<unknown>;
}
/** A function alone. */
export type Call = Required<Pick<Write, 'call'>>;

/**
 * Writes in one round trip what does not rest on one another. Each statement sees the rows as they were before all of them
 * (PostgreSQL, “Data-Modifying Statements in WITH”), and their order is not given: no two may write to one row.
 */
export async function together(tx: Tx, writes: readonly (Write | Call)[]): Promise<void> {
  await sql`${KEPT} with ${sql.join(named(writes))} select ${sql.join(callsOf(writes))}`.execute(tx);
}

/**
 * The same by itself, outside of any transaction, so that nothing is locked from one round trip to the next: all of it where
 * the first changes a row, else none of it. So the first says of the row how it must stand. It is carried out first, since
 * the query asks for what it has changed; what is asked for by nobody comes at the end.
 * @returns whether it was written
 */
export async function togetherIf(db: Db, first: Write, writes: readonly (Write | Call)[]): Promise<boolean> {
  if (db.isTransaction) throw new Error('what fails here would take the transaction with it');
  const all = [sql`first as (${first.statement} returning 1)`, ...named(writes)];
  try {
    await sql`${KEPT} with ${sql.join(all)}
      select ${sql.join([STANDS, ...callsOf([first, ...writes])])}`.execute(db);
    return true;
  } catch (err) {
    if (err instanceof pg.DatabaseError && OVERTAKEN.has(err.code ?? '')) return false;
    throw err;
  }
}

const STANDS = sql`must_stand((select count(*) from first) = 1)`;

const named = (writes: readonly (Write | Call)[]) =>
  writes.flatMap((one, n) => ('statement' in one ? [sql`${sql.ref(`w${n}`)} as (${one.statement})`] : []));
const callsOf = (writes: readonly (Write | Call)[]) => writes.flatMap(({ call }) => call ?? []);

/** Somebody else has written meanwhile: serialization_failure, deadlock_detected, unique_violation. */
const OVERTAKEN: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);
