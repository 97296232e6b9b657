import { decodeBase64, decodeUtf8, encodeBase64 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { HASH_BYTES } from './merkle.ts';
import { NOTE_MAX_BYTES, parseNote } from './note.ts';
import { ok, type Result, refuse } from './result.ts';

/** The most hashes a proof has: what a tree of fewer than 2^63 leaves can need. */
export const PROOF_MAX_HASHES = 63;
/** The most bytes before the checkpoint. */
export const HEADER_MAX_BYTES = 1_000_000;
const NEWLINE = 0x0a;

/** Lines, an empty line and a checkpoint: the form of a proof, and of a request to a witness. */
interface Headed {
  readonly lines: readonly string[];
  /** The signed checkpoint, byte for byte, and its text; nothing of it is verified. */
  readonly bytes: Uint8Array;
  readonly checkpoint: Checkpoint;
}

/** Refuses `too-long`, `malformed-header`, and what `parseNote` and `parseCheckpoint` refuse. */
export function parseHeaded(bytes: Uint8Array): Result<Headed> {
  if (bytes.length > HEADER_MAX_BYTES + NOTE_MAX_BYTES) return refuse('too-long');
  const end = emptyLineIn(bytes);
  if (end > HEADER_MAX_BYTES) return refuse('too-long');
  const header = decodeUtf8(bytes.subarray(0, end));
  if (header === null || end < 0) return refuse('malformed-header');
  const lines = header.split('\n');
  const rest = bytes.slice(end + 2);
  const note = parseNote(rest);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (checkpoint.ok) return ok({ lines, bytes: rest, checkpoint: checkpoint.value });
  const { code, line } = checkpoint.error;
  return refuse(code, line && line + lines.length + 1);
}

/** Where the first empty line's preceding newline is, or -1. */
function emptyLineIn(bytes: Uint8Array): number {
  let at = bytes.indexOf(NEWLINE);
  while (at >= 0 && bytes[at + 1] !== NEWLINE) at = bytes.indexOf(NEWLINE, at + 1);
  return at;
}

/** One hash a line. Refuses `too-many-hashes` and `malformed-hash`; `linesBefore` is for the line of a refusal. */
export function parseHashes(lines: readonly string[], linesBefore: number): Result<readonly Uint8Array[]> {
  if (lines.length > PROOF_MAX_HASHES) return refuse('too-many-hashes');
  const hashes: Uint8Array[] = [];
  for (const [at, line] of lines.entries()) {
    const hash = decodeBase64(line);
    if (hash?.length !== HASH_BYTES) return refuse('malformed-hash', linesBefore + at + 1);
    hashes.push(hash);
  }
  return ok(hashes);
}

/** One hash a line, each with its newline. Throws a RangeError for more than 63, or one that has not 32 bytes. */
export function formatHashes(hashes: readonly Uint8Array[]): string {
  if (hashes.length > PROOF_MAX_HASHES || hashes.some(({ length }) => length !== HASH_BYTES))
    throw new RangeError('a proof has at most 63 hashes of 32 bytes');
  return hashes.map((hash) => `${encodeBase64(hash)}\n`).join('');
}
