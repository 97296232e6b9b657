/**
 * A file comes in. Nothing of it is read before it is known that it may come; its bytes are kept before its row, so that a
 * row never tells of what is not there; and what a crash leaves between the two is collected (`jobs.ts`).
 */
import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { BytesRefusal } from '../../kernel/http/body.ts';
import { conversationFor, knowGuest, lockFor, type Party } from '../conversations/index.ts';
import { dropBytes, thumbnailOf } from './bytes.ts';
import { MAX_DAY_BYTES, MAX_FILE_BYTES, MOST_FILES } from './contract.ts';
import type { Deps } from './deps.ts';
import { type JudgeCode, judge, type Kept } from './judge.ts';
import { nameOf } from './name.ts';
import { begunOf, forget, gathered, keepPiece } from './partial/partial.ts';
import type { Of } from './partial/store.ts';
import { type FileRow, fileBy, insertFile, type NewFile, putSince } from './store.ts';

const DAY_MS = 86_400_000;

export interface Upload {
  readonly conversationId: string;
  readonly key: string;
  readonly name: string;
  /** So many of its bytes came before. */
  readonly from: number;
  /** @param most of the bytes behind them */
  readonly read: (most: number, stopped: AbortSignal) => Promise<Result<Uint8Array, BytesRefusal>>;
}

export type UploadCode =
  | JudgeCode
  | 'no-such-conversation'
  | 'conversation-closed'
  | 'file-too-large'
  | 'too-slow'
  | 'too-many-files'
  | 'wrong-offset'
  | 'unavailable';

type Uploaded = Result<FileRow, { readonly code: UploadCode }>;
type From = Pick<NewFile, 'conversationId' | 'author' | 'guestId' | 'personId'>;

export async function upload(
  deps: Deps,
  db: Db,
  party: Party,
  who: string,
  given: Upload,
): Promise<Uploaded> {
  const { conversationId, key } = given;
  const of = { ...fromOf(party, conversationId), key };
  const conversation = await conversationFor(db, party, conversationId);
  if (!conversation) return refuse({ code: 'no-such-conversation' });
  const first = await fileBy(db, conversationId, of.author, key);
  if (first) return ok(first);
  // A part was closed by its merge, and goes on: whether that one has ended is seen when it is stored there.
  if (conversation.status === 'closed' && conversation.mergedInto === null)
    return refuse({ code: 'conversation-closed' });
  const mayCome = (await deps.intake.allows(who)) && (await hasRoom(db, of, deps.clock.now()));
  if (!mayCome) return refuse({ code: 'too-many-files' });
  const done = await deps.intake.within(who, party.side, () =>
    deps.arriving.take(of, async (stopped): Promise<Uploaded> => {
      const came = await arrive(deps, db, of, { ...given, who }, stopped);
      if (!came.ok) return came;
      const judged = await judge(came.value);
      const taken = judged.ok
        ? await keep(deps, db, party, { ...given, who, of, kept: judged.value })
        : judged;
      // What could not be kept now may be sent again from there.
      if (taken.ok || taken.error.code !== 'unavailable') await forget(deps, db, of);
      return taken;
    }),
  );
  return done ?? refuse({ code: 'unavailable' });
}

/** All of its bytes, with those that came before. What comes before it is cut is kept for the next try. */
async function arrive(
  deps: Deps,
  db: Db,
  of: Of,
  { from, who, read }: Upload & { readonly who: string },
  stopped: AbortSignal,
): Promise<Result<Uint8Array, { readonly code: UploadCode }>> {
  const begun = from === 0 ? null : await begunOf(deps, db, of);
  if ((begun?.bytes ?? 0) !== from) return refuse({ code: 'wrong-offset' });
  const came = await read(MAX_FILE_BYTES - from, stopped);
  if (!came.ok) {
    if (came.error.code === 'too-large') return refuse({ code: 'file-too-large' });
    await keepPiece(deps, db, of, { from, who, bytes: came.error.bytes });
    return refuse({ code: 'too-slow' });
  }
  if (!begun) return came;
  const before = await gathered(deps.blobs, begun);
  if (before) return ok(Buffer.concat([...before, came.value]));
  await forget(deps, db, of);
  return refuse({ code: 'wrong-offset' });
}

/** How much of it has come; what still comes on this node is ended first. */
export async function offsetOf(
  deps: Deps,
  db: Db,
  party: Party,
  { conversationId, key }: Pick<Upload, 'conversationId' | 'key'>,
): Promise<Result<{ offset: number; complete: boolean }, { readonly code: 'no-such-conversation' }>> {
  if (!(await conversationFor(db, party, conversationId))) return refuse({ code: 'no-such-conversation' });
  const of = { ...fromOf(party, conversationId), key };
  await deps.arriving.end(of);
  const file = await fileBy(db, conversationId, of.author, key);
  const offset = file?.bytes ?? (await begunOf(deps, db, of))?.bytes ?? 0;
  return ok({ offset, complete: file !== null });
}

const fromOf = (party: Party, conversationId: string): From =>
  party.side === 'customer'
    ? { conversationId, author: 'customer', ...party.owner }
    : { conversationId, author: 'agent', guestId: null, personId: party.personId };

async function hasRoom(db: Db | Tx, from: From, now: number): Promise<boolean> {
  const { files, bytes } = await putSince(db, from, new Date(now - DAY_MS));
  return files < MOST_FILES[from.author === 'customer' ? 'customer' : 'staff'] && bytes < MAX_DAY_BYTES;
}

async function keep(
  deps: Deps,
  db: Db,
  party: Party,
  {
    who,
    of,
    from,
    kept,
    name,
  }: Pick<Upload, 'from' | 'name'> & {
    readonly who: string;
    readonly of: Of;
    readonly kept: Kept;
  },
): Promise<Uploaded> {
  const bytes = kept.bytes.length + (kept.picture?.thumbnail.length ?? 0);
  // What came before has been counted.
  if (!(await deps.intake.hasRoom(who, Math.max(0, bytes - from)))) return refuse({ code: 'too-many-files' });
  const id = randomUUID();
  try {
    await deps.blobs.put(id, kept.bytes);
    if (kept.picture) await deps.blobs.put(thumbnailOf(id), kept.picture.thumbnail);
  } catch (err) {
    deps.log.error({ err }, 'a file could not be kept');
    return refuse({ code: 'unavailable' });
  }
  const file: NewFile = {
    ...of,
    id,
    name: nameOf(name, kept.ending),
    type: kept.type,
    bytes: kept.bytes.length,
    width: kept.picture?.width ?? null,
    height: kept.picture?.height ?? null,
    state: deps.scan ? 'scanning' : 'ready',
    at: new Date(deps.clock.now()),
  };
  const stored = await db.transaction().execute((tx) => store(tx, party, file));
  // Of two at once under one key one is kept.
  if (!stored.ok || stored.value.id !== id) await dropUnneeded(deps, id);
  else deps.scan?.soon(stored.value);
  return stored;
}

/** Nothing hangs on it: what stays is swept (`jobs.ts`). */
async function dropUnneeded({ blobs, log }: Deps, id: string): Promise<void> {
  try {
    await dropBytes(blobs, id);
  } catch (err) {
    log.warn({ err }, 'a file that was not stored could not be deleted');
  }
}

async function store(tx: Tx, party: Party, given: NewFile): Promise<Uploaded> {
  // It may have ended, been erased, or gone on in another while the bytes came.
  const conversation = await lockFor(tx, party, given.conversationId);
  if (!conversation) return refuse({ code: 'no-such-conversation' });
  const file = { ...given, conversationId: conversation.id };
  for (const id of new Set([given.conversationId, conversation.id])) {
    const first = await fileBy(tx, id, file.author, file.key);
    if (first) return ok(first);
  }
  if (conversation.status === 'closed') return refuse({ code: 'conversation-closed' });
  if (!(await hasRoom(tx, file, file.at.getTime()))) return refuse({ code: 'too-many-files' });
  const { guestId, at: now } = file;
  // A device on which nobody has opened anything may be of somebody who is signed in.
  if (guestId !== null) await knowGuest(tx, guestId, now);
  return ok(await insertFile(tx, file));
}
