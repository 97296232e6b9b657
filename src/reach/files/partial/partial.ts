/**
 * An upload that was cut goes on from the byte that has come (draft-ietf-httpbis-resumable-upload-12: offset retrieval and
 * upload append). What has come is kept in pieces that nobody looks into before the file is whole: then it is judged as any.
 */
import { randomUUID } from 'node:crypto';
import type { Blobs } from '../../../kernel/blobs/blobs.ts';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { knowGuest } from '../../conversations/index.ts';
import type { Deps } from '../deps.ts';
import {
  appendPiece,
  countPartials,
  deleteOldestOf,
  deleteOldPartials,
  deletePartial,
  insertPartial,
  lockPartials,
  type Of,
  type PartialRow,
  type Piece,
  partialOf,
} from './store.ts';

/** So long from its beginning an upload may be resumed. */
const KEPT_MS = 3_600_000;
/** Less than that is sent again sooner than it is kept. */
const LEAST_PIECE = 64 * 1024;
const MOST_PIECES = 32;
/** Of one guest or person at a time, and of all. */
const MOST_OF_ONE = 3;
const MOST = 200;

type Keeping = Pick<Deps, 'blobs' | 'clock' | 'log' | 'intake'>;
type Dropping = Pick<Deps, 'blobs' | 'log'>;

const since = ({ clock }: Pick<Deps, 'clock'>): Date => new Date(clock.now() - KEPT_MS);

export const begunOf = (deps: Pick<Deps, 'clock'>, db: Db, of: Of): Promise<PartialRow | null> =>
  partialOf(db, of, since(deps));

/** What came before it was cut, behind `from`. Where it cannot be kept, it is sent again: nothing else is lost. */
export async function keepPiece(
  deps: Keeping,
  db: Db,
  of: Of,
  { from, who, bytes }: { readonly from: number; readonly who: string; readonly bytes: Uint8Array },
): Promise<void> {
  if (bytes.length < LEAST_PIECE || (from === 0 && !(await deps.intake.mayBegin(who)))) return;
  if (!(await deps.intake.hasRoom(who, bytes.length))) return;
  const piece = { name: randomUUID(), bytes: bytes.length };
  let unneeded: readonly string[] = [piece.name];
  try {
    await deps.blobs.put(piece.name, bytes);
    if (from === 0) unneeded = await db.transaction().execute((tx) => begin(deps, tx, of, piece));
    else if (await appendPiece(db, of, from, piece, MOST_PIECES)) unneeded = [];
  } catch (err) {
    deps.log.warn({ err }, 'a part of a file could not be kept');
  }
  await drop(deps, unneeded);
}

/** In place of less of the same file, and of the oldest of theirs. Returns which blobs nobody needs any more. */
async function begin(deps: Keeping, tx: Tx, of: Of, piece: Piece): Promise<readonly string[]> {
  await lockPartials(tx);
  const before = await partialOf(tx, of, since(deps));
  if (before && before.bytes >= piece.bytes) return [piece.name];
  const dropped = [...(await deletePartial(tx, of)), ...(await deleteOldestOf(tx, of, MOST_OF_ONE - 1))];
  const now = new Date(deps.clock.now());
  if (of.guestId !== null) await knowGuest(tx, of.guestId, now);
  const isKept = (await countPartials(tx, since(deps))) < MOST && (await insertPartial(tx, of, piece, now));
  return isKept ? dropped : [...dropped, piece.name];
}

/** All that has come, in order; null where some of it is not there any more. */
export async function gathered(blobs: Blobs, { pieces }: PartialRow): Promise<Uint8Array[] | null> {
  const parts: Uint8Array[] = [];
  for (const name of pieces) {
    const blob = await blobs.get(name);
    if (!blob) return null;
    for await (const part of blob.stream) parts.push(part);
  }
  return parts;
}

export const forget = async (deps: Dropping, db: Db, of: Of): Promise<void> =>
  drop(deps, await deletePartial(db, of));

/** Nothing hangs on it: what stays is swept (`jobs.ts`). */
async function drop({ blobs, log }: Dropping, names: readonly string[]): Promise<void> {
  try {
    for (const name of names) await blobs.delete(name);
  } catch (err) {
    log.warn({ err }, 'a part of a file could not be deleted');
  }
}

/** Those that nobody has gone on with. */
export async function collectPartials(deps: Pick<Deps, 'blobs' | 'clock'>, db: Db): Promise<void> {
  for (const name of await deleteOldPartials(db, since(deps))) await deps.blobs.delete(name);
}
