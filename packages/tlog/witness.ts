import { concat, decodeUtf8, encodeUtf8, MAX_NUMBER, parseDecimal } from './bytes.ts';
import { formatHashes, parseHashes, parseHeaded } from './header.ts';
import { formatSignatures, NOTE_MAX_BYTES, type NoteSignature, parseSignatures } from './note.ts';
import { ok, type Result, refuse } from './result.ts';

const OLD = 'old ';

/** The body of a request to cosign (c2sp.org/tlog-witness, "add-checkpoint"), of which nothing is verified yet. */
export interface AddCheckpoint {
  /** The size that the witness is believed to have cosigned last; at most the checkpoint's. */
  readonly oldSize: bigint;
  /** The consistency proof between the two sizes; at most 63 hashes. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array;
}

/**
 * Reads the body of `add-checkpoint` (c2sp.org/tlog-witness); a refusal is its "400 Bad Request". Refuses `too-long`,
 * `malformed-header`, `malformed-hash`, `too-many-hashes`, `old-size-too-large`, and what `parseNote` and
 * `parseCheckpoint` refuse.
 */
export function parseAddCheckpoint(bytes: Uint8Array): Result<AddCheckpoint> {
  const headed = parseHeaded(bytes);
  if (!headed.ok) return headed;
  const [first = '', ...lines] = headed.value.lines;
  const oldSize = first.startsWith(OLD) ? parseDecimal(first.slice(OLD.length)) : null;
  if (oldSize === null) return refuse('malformed-header', 1);
  const proof = parseHashes(lines, 1);
  if (!proof.ok) return proof;
  if (oldSize > headed.value.checkpoint.size) return refuse('old-size-too-large', 1);
  return ok({ oldSize, proof: proof.value, checkpoint: headed.value.bytes });
}

/** The body of `add-checkpoint` (c2sp.org/tlog-witness). Throws a RangeError for what no request can hold. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  return concat([encodeUtf8(`${OLD}${formatSize(oldSize)}${formatHashes(proof)}\n`), checkpoint]);
}

/** The content type of the size that "409 Conflict" answers (c2sp.org/tlog-witness, "add-checkpoint"). */
export const SIZE_CONTENT_TYPE = 'text/x.tlog.size';

/** A size in decimal and a newline (c2sp.org/tlog-witness, "add-checkpoint"). Refuses `malformed-size`. */
export function parseSize(bytes: Uint8Array): Result<bigint> {
  const text = bytes.length <= MAX_NUMBER.toString().length + 1 ? decodeUtf8(bytes) : null;
  const size = text?.endsWith('\n') ? parseDecimal(text.slice(0, -1)) : null;
  return size === null ? refuse('malformed-size') : ok(size);
}

/** A size in decimal and a newline. Throws a RangeError outside 0 to 2^63 − 1. */
export function formatSize(size: bigint): string {
  if (size < 0n || size > MAX_NUMBER) throw new RangeError('a size is from 0 to 2^63 − 1');
  return `${size}\n`;
}

/**
 * Reads the signature lines that "200 Success" answers (c2sp.org/tlog-witness, "add-checkpoint"); believe none before
 * `verifyNote`. Refuses `too-long`, `not-utf-8`, `no-signatures`, `too-many-signatures` and `malformed-signature-line`.
 */
export function parseCosignatures(bytes: Uint8Array): Result<readonly NoteSignature[]> {
  if (bytes.length > NOTE_MAX_BYTES) return refuse('too-long');
  const text = decodeUtf8(bytes);
  return text === null ? refuse('not-utf-8') : parseSignatures(text, 0);
}

/** The signature lines of a witness's answer. Throws a RangeError for none, and for what no line can hold. */
export function formatCosignatures(signatures: readonly NoteSignature[]): Uint8Array {
  if (signatures.length === 0) throw new RangeError('an answer has a signature');
  return encodeUtf8(formatSignatures(signatures));
}
