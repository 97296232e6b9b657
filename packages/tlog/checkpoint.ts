import { decodeBase64, encodeBase64, MAX_NUMBER, parseDecimal } from './bytes.ts';
import { HASH_BYTES } from './merkle.ts';
import { isNoteText } from './note.ts';
import { ok, type Result, refuse } from './result.ts';

/** The text of a checkpoint (c2sp.org/tlog-checkpoint, "Note text"). */
export interface Checkpoint {
  readonly origin: string;
  /** The number of leaves, from 0 to 2^63 − 1. */
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Opaque lines that are not empty. ML-DSA-44 cosignatures do not cover them. */
  readonly extensions: readonly string[];
}

/**
 * Reads the text of a checkpoint's note (c2sp.org/tlog-checkpoint, "Note text"). Refuses `malformed-checkpoint` with
 * the line. Whether the root fits the size is for proofs to show.
 */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  if (!isNoteText(text)) return refuse('malformed-checkpoint');
  const [origin = '', second = '', third = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = parseDecimal(second);
  const root = decodeBase64(third);
  if (origin === '') return refuse('malformed-checkpoint', 1);
  if (size === null) return refuse('malformed-checkpoint', 2);
  if (root?.length !== HASH_BYTES) return refuse('malformed-checkpoint', 3);
  const empty = extensions.indexOf('');
  if (empty >= 0) return refuse('malformed-checkpoint', 4 + empty);
  return ok({ origin, size, root, extensions });
}

/** The text of a checkpoint's note (c2sp.org/tlog-checkpoint, "Note text"). Throws a RangeError for any other value. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  if (![origin, ...extensions].every(isLine)) throw new RangeError('lines are not empty and hold no control');
  if (size < 0n || size > MAX_NUMBER) throw new RangeError('a size is from 0 to 2^63 − 1');
  if (root.length !== HASH_BYTES) throw new RangeError('a root has 32 bytes');
  return [origin, size, encodeBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

const isLine = (line: string) => line !== '' && !line.includes('\n') && isNoteText(`${line}\n`);
