/** The trees by which former keys of the log hand over to the next (decision 14). */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface DueHandover {
  /** Of the key that follows, counted from the first of the log. */
  readonly n: number;
  /** The vkey that was the log's before. */
  readonly former: string;
}

/** Those that nobody has made yet, where the tree of this size holds what names the next key. */
export async function dueHandovers(tx: Tx, size: bigint): Promise<DueHandover[]> {
  const { rows } = await sql<DueHandover>`select key.n, coalesce(before.vkey, log.vkey) as former
    from record.log, record.log_key as key
    join record.entry on entry.hash = key.entry
    join record.leaf on leaf.entry_id = entry.id and leaf.index < ${String(size)}
    left join record.log_key as before on before.n = key.n - 1
    where not exists (select from record.handover where handover.n = key.n) order by key.n`.execute(tx);
  return rows;
}

export async function insertHandover(tx: Tx, n: number, size: bigint): Promise<void> {
  await sql`insert into record.handover (n, size) values (${n}, ${String(size)}) on conflict (n) do nothing`.execute(
    tx,
  );
}

export interface KeptHandover {
  readonly size: bigint;
  /** The leaf hash of the entry that names the next key. */
  readonly entry: Uint8Array;
}

/** Of the latest changes of the key, at most `limit`, oldest first. */
export async function keptHandovers(db: Db | Tx, limit: number): Promise<KeptHandover[]> {
  const { rows } = await sql<{ size: string; entry: Buffer }>`select size, entry from record.handover
    join record.log_key using (n) order by n desc limit ${limit}`.execute(db);
  return rows.map(({ size, entry }) => ({ size: BigInt(size), entry })).toReversed();
}
