import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { FileState } from '../conversations/contract.ts';

export type FileAuthor = 'customer' | 'agent';

export interface NewFile {
  readonly id: string;
  readonly conversationId: string;
  readonly author: FileAuthor;
  readonly guestId: string | null;
  readonly personId: string | null;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Of a picture. */
  readonly width: number | null;
  readonly height: number | null;
  readonly state: FileState;
  readonly at: Date;
}

export interface FileRow extends Omit<NewFile, 'conversationId' | 'guestId'> {
  /** Null once it has been erased. */
  readonly conversationId: string | null;
}

const COLUMNS = sql`id, conversation_id as "conversationId", author, person_id as "personId", key, name, type, bytes,
  width, height, state, at`;

/** Under the lock of its conversation. */
export async function insertFile(tx: Tx, file: NewFile): Promise<FileRow> {
  const { id, conversationId, author, guestId, personId, key, name, type, bytes, width, height, state, at } =
    file;
  const { rows } = await sql<FileRow>`insert into reach.file
      (id, conversation_id, author, guest_id, person_id, key, name, type, bytes, width, height, state, at)
    values (${id}, ${conversationId}, ${author}, ${guestId}, ${personId}, ${key}, ${name}, ${type}, ${bytes},
      ${width}, ${height}, ${state}, ${at})
    returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error('a row that is inserted comes back');
  return rows[0];
}

export async function fileBy(
  db: Db | Tx,
  conversationId: string,
  author: FileAuthor,
  key: string,
): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`select ${COLUMNS} from reach.file
    where conversation_id = ${conversationId} and author = ${author} and key = ${key}`.execute(db);
  return rows[0] ?? null;
}

/** What that side put into the conversation since then, and how many bytes the guest did anywhere. */
export async function putSince(
  db: Db | Tx,
  { conversationId, author, guestId }: Pick<NewFile, 'conversationId' | 'author' | 'guestId'>,
  since: Date,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const { rows } = await sql<{ files: number; bytes: number }>`select
      (select count(*)::int from reach.file
        where conversation_id = ${conversationId} and author = ${author} and at > ${since}) as files,
      (select coalesce(sum(bytes), 0)::float8 from reach.file
        where guest_id = ${guestId}::uuid and author = 'customer' and at > ${since}) as bytes`.execute(db);
  return rows[0] ?? { files: 0, bytes: 0 };
}

/**
 * Gives it to a message of whoever uploaded it; null where there is none that can be sent.
 * @param conversations to one of which it was uploaded; its message stands in the first, and there it belongs from now on
 */
export async function markSent(
  tx: Tx,
  {
    id,
    conversations,
    author,
    personId,
  }: Pick<NewFile, 'id' | 'author' | 'personId'> & { readonly conversations: readonly string[] },
  now: Date,
): Promise<FileRow | null> {
  const { rows } =
    await sql<FileRow>`update reach.file set sent_at = ${now}, conversation_id = ${conversations[0]}
    where id = ${id} and conversation_id = any(${[...conversations]}::uuid[]) and author = ${author}
      and (author = 'customer' or person_id = ${personId}::uuid) and sent_at is null and state <> 'refused'
    returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? null;
}

/** Of these files those of the conversation that were sent, or that are their own to send. */
export async function filesFor(
  db: Db,
  conversationId: string,
  ids: readonly string[],
  { author, personId }: Pick<NewFile, 'author' | 'personId'>,
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select ${COLUMNS} from reach.file
    where conversation_id = ${conversationId} and id = any(${[...ids]}::uuid[])
      and (sent_at is not null or (author = ${author} and (author = 'customer' or person_id = ${personId}::uuid)))
    order by at, id`.execute(db);
  return rows;
}

/** What customers put into a conversation, and what was sent to them there. */
export async function filesHeldIn(db: Db, conversationId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select ${COLUMNS} from reach.file
    where conversation_id = ${conversationId} and (sent_at is not null or author = 'customer')
    order by at, id`.execute(db);
  return rows;
}

/** For who has a link to it: not once it has been refused, or its conversation erased. */
export async function readyFile(db: Db, id: string): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`select ${COLUMNS} from reach.file
    where id = ${id} and state = 'ready' and conversation_id is not null`.execute(db);
  return rows[0] ?? null;
}

/** In no order: so however many cannot be scanned, each of the others has its turn. */
export async function scanningFiles(db: Db, most: number): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select ${COLUMNS} from reach.file
    where state = 'scanning' order by random() limit ${most}`.execute(db);
  return rows;
}

/** Null where another node was first. */
export async function settleFile(tx: Tx, id: string, state: FileState): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`update reach.file set state = ${state}
    where id = ${id} and state = 'scanning' returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? null;
}

/** Files that nobody sent in time, and those of conversations that have been erased. Returns their ids. */
export async function deleteOrphans(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from reach.file
    where conversation_id is null or (sent_at is null and at < ${before}) returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Which of these have bytes that somebody may still want. */
export async function keptOf(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from reach.file
    where id = any(${[...ids]}::uuid[]) and state <> 'refused'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
