/** Entries, their detached payloads, and the queue of those that are not in the tree yet. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

/** Logs each entry that was never logged before. Returns how many those are. */
export async function insertEntries(tx: Tx, entries: readonly Uint8Array[]): Promise<number> {
  // Of two transactions with the same entry the second waits for the first, and adds nothing once that has committed.
  const { numAffectedRows } = await sql`with added as (
      insert into record.entry (data)
      select data from unnest(${entries}::bytea[]) with ordinality as given (data, place) order by place
      on conflict (hash) do nothing returning id, hash)
    insert into record.pending (entry_id, hash) select id, hash from added`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Takes the oldest entries out of the queue, and gives them the indexes from `size` on. Returns their leaf hashes. */
export async function placePending(tx: Tx, size: bigint, limit: number): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`with taken as (
      delete from record.pending
      where entry_id = any(array(select entry_id from record.pending order by entry_id limit ${limit}))
      returning entry_id, hash),
    placed as (
      select ${String(size)}::bigint + row_number() over (order by entry_id) - 1 as index, entry_id, hash from taken),
    stored as (insert into record.leaf (index, entry_id) select index, entry_id from placed)
    select hash from placed order by index`.execute(tx);
  return rows.map(({ hash }) => hash);
}

export async function countPending(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from record.pending`.execute(db);
  return Number(rows[0]?.count);
}

/** The entries from an index on, in the order of the tree. */
export async function entriesFrom(db: Db | Tx, index: bigint, count: number): Promise<Buffer[]> {
  const { rows } = await sql<{ data: Buffer }>`select entry.data from record.leaf
    join record.entry on entry.id = leaf.entry_id
    where leaf.index >= ${String(index)} and leaf.index < ${String(index + BigInt(count))}
    order by leaf.index`.execute(db);
  return rows.map(({ data }) => data);
}

/** Their leaf hashes. */
export async function leafHashesFrom(db: Db | Tx, index: bigint, count: number): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`select entry.hash from record.leaf
    join record.entry on entry.id = leaf.entry_id
    where leaf.index >= ${String(index)} and leaf.index < ${String(index + BigInt(count))}
    order by leaf.index`.execute(db);
  return rows.map(({ hash }) => hash);
}

/** Where the entry of a leaf hash is: its index, null while it waits for one, undefined when it was never logged. */
export async function indexOf(db: Db | Tx, hash: Uint8Array): Promise<bigint | null | undefined> {
  const { rows } = await sql<{ index: string | null }>`select leaf.index from record.entry
    left join record.leaf on leaf.entry_id = entry.id where entry.hash = ${hash}`.execute(db);
  const [row] = rows;
  return row && (row.index === null ? null : BigInt(row.index));
}

/** The same for many, in their order; null where there is no index. */
export async function indexesOf(
  db: Db | Tx,
  hashes: readonly Uint8Array[],
): Promise<readonly (number | null)[]> {
  const { rows } = await sql<{ index: string | null }>`select leaf.index
    from unnest(${hashes}::bytea[]) with ordinality as given (hash, place)
    left join record.entry on entry.hash = given.hash
    left join record.leaf on leaf.entry_id = entry.id order by place`.execute(db);
  return rows.map(({ index }) => (index === null ? null : Number(index)));
}

export async function insertPayload(tx: Tx, data: Uint8Array): Promise<void> {
  await sql`insert into record.payload (data) values (${data}) on conflict (sha256) do nothing`.execute(tx);
}

/** @param digest SHA-256 of the payload */
export async function payloadOf(db: Db | Tx, digest: Uint8Array): Promise<Buffer | null> {
  const { rows } = await sql<{
    data: Buffer;
  }>`select data from record.payload where sha256 = ${digest}`.execute(db);
  return rows[0]?.data ?? null;
}
