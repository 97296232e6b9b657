/** What was signed of the tree, who cosigned it, and which of it readers get. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface SignedCheckpoint {
  readonly size: bigint;
  /** The note by the log's key alone. */
  readonly note: string;
}

interface Row {
  readonly size: string;
  readonly note: string;
}
const read = ({ size, note }: Row): SignedCheckpoint => ({ size: BigInt(size), note });

export async function newestCheckpoint(db: Db | Tx): Promise<SignedCheckpoint | null> {
  const { rows } =
    await sql<Row>`select size, note from record.checkpoint order by size desc limit 1`.execute(db);
  return rows[0] ? read(rows[0]) : null;
}

export async function checkpointOf(db: Db | Tx, size: bigint): Promise<SignedCheckpoint | null> {
  const { rows } =
    await sql<Row>`select size, note from record.checkpoint where size = ${String(size)}`.execute(db);
  return rows[0] ? read(rows[0]) : null;
}

/** Returns false where there was one of this size. */
export async function insertCheckpoint(tx: Tx, { size, note }: SignedCheckpoint): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into record.checkpoint (size, note)
    values (${String(size)}, ${note}) on conflict (size) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export interface Cosignature {
  /** The name and the key ID of the witness's vkey: what stands before its second plus. */
  readonly witness: string;
  /** POSIX seconds. */
  readonly timestamp: bigint;
  /** The signature line, with its newline. */
  readonly line: string;
}

export async function insertCosignature(
  tx: Tx,
  size: bigint,
  { witness, timestamp, line }: Cosignature,
): Promise<void> {
  await sql`insert into record.cosignature (size, witness, timestamp, line)
    values (${String(size)}, ${witness}, ${String(timestamp)}, ${line}) on conflict do nothing`.execute(tx);
}

interface CosignatureRow extends Omit<Cosignature, 'timestamp'> {
  readonly timestamp: string;
}

/** The latest of each witness, by its name. */
export async function cosignaturesOf(db: Db | Tx, size: bigint): Promise<Cosignature[]> {
  const { rows } = await sql<CosignatureRow>`select distinct on (witness) witness, timestamp, line
    from record.cosignature where size = ${String(size)} order by witness, timestamp desc`.execute(db);
  return rows.map((row) => ({ ...row, timestamp: BigInt(row.timestamp) }));
}

export interface LastCosigned {
  readonly witness: string;
  readonly size: bigint;
  /** POSIX seconds. */
  readonly timestamp: bigint;
}

/** What each of these witnesses cosigned last. */
export async function lastCosigned(db: Db | Tx, witnesses: readonly string[]): Promise<LastCosigned[]> {
  const { rows } = await sql<{ witness: string; size: string; timestamp: string }>`
    select given.witness, last.size, last.timestamp from unnest(${witnesses}::text[]) as given (witness)
    cross join lateral (select size, timestamp from record.cosignature
      where cosignature.witness = given.witness order by size desc, timestamp desc limit 1) last`.execute(db);
  return rows.map(({ witness, size, timestamp }) => ({
    witness,
    size: BigInt(size),
    timestamp: BigInt(timestamp),
  }));
}

/** Readers get this checkpoint from now on, unless a larger one. */
export async function insertPublished(tx: Tx, size: bigint): Promise<void> {
  await sql`insert into record.published (size) values (${String(size)}) on conflict (size) do nothing`.execute(
    tx,
  );
}

export async function newestPublished(db: Db | Tx): Promise<SignedCheckpoint | null> {
  const { rows } = await sql<Row>`select size, note from record.published join record.checkpoint using (size)
    order by size desc limit 1`.execute(db);
  return rows[0] ? read(rows[0]) : null;
}
