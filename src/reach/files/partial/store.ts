import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { NewFile } from '../store.ts';

/** Whose upload it is, and of which file. */
export type Of = Pick<NewFile, 'conversationId' | 'author' | 'guestId' | 'personId' | 'key'>;

export interface PartialRow {
  readonly bytes: number;
  readonly pieces: readonly string[];
}

const isOf = ({ conversationId, author, personId, key }: Of) =>
  sql`conversation_id = ${conversationId} and author = ${author} and key = ${key}
    and (author = 'customer' or person_id = ${personId}::uuid)`;

/** Null where nothing has come since then. */
export async function partialOf(db: Db | Tx, of: Of, since: Date): Promise<PartialRow | null> {
  const { rows } = await sql<PartialRow>`select bytes, pieces from reach.partial_upload
    where ${isOf(of)} and at > ${since}`.execute(db);
  return rows[0] ?? null;
}

const COUNT_LOCK = 7_164_029;

/** Two that begin at once are counted one after the other. */
export async function lockPartials(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${COUNT_LOCK})`.execute(tx);
}

/** How many there are since then, of everybody. */
export async function countPartials(tx: Tx, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reach.partial_upload
    where at > ${since}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface Piece {
  readonly name: string;
  readonly bytes: number;
}

/** False where there is one already. */
export async function insertPartial(tx: Tx, of: Of, { name, bytes }: Piece, now: Date): Promise<boolean> {
  const { conversationId, author, guestId, personId, key } = of;
  const { numAffectedRows } = await sql`insert into reach.partial_upload
      (conversation_id, author, guest_id, person_id, key, bytes, pieces, at)
    values (${conversationId}, ${author}, ${guestId}, ${personId}, ${key}, ${bytes}, array[${name}::uuid], ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** False where it does not end at `from` any more, or stands in as many pieces as it may. */
export async function appendPiece(
  db: Db,
  of: Of,
  from: number,
  { name, bytes }: Piece,
  most: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update reach.partial_upload
    set bytes = bytes + ${bytes}, pieces = pieces || ${name}::uuid
    where ${isOf(of)} and bytes = ${from} and cardinality(pieces) < ${most}`.execute(db);
  return numAffectedRows === 1n;
}

/** Returns the names of its pieces. */
export async function deletePartial(db: Db | Tx, of: Of): Promise<readonly string[]> {
  const { rows } =
    await sql<PartialRow>`delete from reach.partial_upload where ${isOf(of)} returning pieces`.execute(db);
  return rows.flatMap(({ pieces }) => pieces);
}

/** Of theirs all but so many, the oldest first. Returns the names of their pieces. */
export async function deleteOldestOf(
  tx: Tx,
  { guestId, personId }: Of,
  kept: number,
): Promise<readonly string[]> {
  const { rows } = await sql<PartialRow>`delete from reach.partial_upload where id in (
      select id from reach.partial_upload where guest_id = ${guestId}::uuid or person_id = ${personId}::uuid
      order by at desc, id offset ${kept})
    returning pieces`.execute(tx);
  return rows.flatMap(({ pieces }) => pieces);
}

/** Those that began before then, and those of conversations that have been erased. Returns the names of their pieces. */
export async function deleteOldPartials(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<PartialRow>`delete from reach.partial_upload
    where conversation_id is null or at < ${before} returning pieces`.execute(db);
  return rows.flatMap(({ pieces }) => pieces);
}
