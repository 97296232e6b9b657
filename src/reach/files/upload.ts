/**
 * A file comes in. Nothing of it is read before it is known that it may come; its bytes are kept before its row, so that a
 * row never tells of what is not there; and what a crash leaves between the two is collected (`jobs.ts`).
 */
import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { BytesRefusal } from '../../kernel/http/body.ts';
import { conversationFor, lockFor, type Party } from '../conversations/index.ts';
import { dropBytes, thumbnailOf } from './bytes.ts';
import { MAX_DAY_BYTES, MOST_FILES } from './contract.ts';
import type { Deps } from './deps.ts';
import { type JudgeCode, judge, type Kept } from './judge.ts';
import { nameOf } from './name.ts';
import { type FileRow, fileBy, insertFile, type NewFile, putSince } from './store.ts';

const DAY_MS = 86_400_000;

export interface Upload {
  readonly conversationId: string;
  readonly key: string;
  readonly name: string;
  readonly read: () => Promise<Result<Uint8Array, BytesRefusal>>;
}

export type UploadCode =
  | JudgeCode
  | 'no-such-conversation'
  | 'conversation-closed'
  | 'file-too-large'
  | 'too-slow'
  | 'too-many-files'
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
  const from = fromOf(party, conversationId);
  const conversation = await conversationFor(db, party, conversationId);
  if (!conversation) return refuse({ code: 'no-such-conversation' });
  const first = await fileBy(db, conversationId, from.author, key);
  if (first) return ok(first);
  // A part was closed by its merge, and goes on: whether that one has ended is seen when it is stored there.
  if (conversation.status === 'closed' && conversation.mergedInto === null)
    return refuse({ code: 'conversation-closed' });
  const mayCome = (await deps.intake.allows(who)) && (await hasRoom(db, from, deps.clock.now()));
  if (!mayCome) return refuse({ code: 'too-many-files' });
  const done = await deps.intake.within(who, party.side, async (): Promise<Uploaded> => {
    const read = await given.read();
    if (!read.ok) return refuse({ code: read.error.code === 'too-large' ? 'file-too-large' : 'too-slow' });
    const judged = await judge(read.value);
    return judged.ok ? keep(deps, db, party, { ...given, who, from, kept: judged.value }) : judged;
  });
  return done ?? refuse({ code: 'unavailable' });
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
  { who, from, kept, key, name }: Upload & { readonly who: string; readonly from: From; readonly kept: Kept },
): Promise<Uploaded> {
  const bytes = kept.bytes.length + (kept.picture?.thumbnail.length ?? 0);
  if (!(await deps.intake.hasRoom(who, bytes))) return refuse({ code: 'too-many-files' });
  const id = randomUUID();
  try {
    await deps.blobs.put(id, kept.bytes);
    if (kept.picture) await deps.blobs.put(thumbnailOf(id), kept.picture.thumbnail);
  } catch (err) {
    deps.log.error({ err }, 'a file could not be kept');
    return refuse({ code: 'unavailable' });
  }
  const file: NewFile = {
    ...from,
    id,
    key,
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
  if (!stored.ok || stored.value.id !== id) await dropBytes(deps.blobs, id);
  else deps.scan?.soon(stored.value);
  return stored;
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
  return ok(await insertFile(tx, file));
}
