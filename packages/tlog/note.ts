import { concat, decodeBase64, decodeUtf8, encodeBase64, encodeUtf8, isWellFormed, viewOf } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';
import { hasControls, isKeyName } from './vkey.ts';

/** The limits that c2sp.org/signed-note asks for: more than any log needs, little enough to read at once. */
export const NOTE_MAX_BYTES = 1_000_000;
export const NOTE_MAX_SIGNATURES = 100;

const PREFIX = '— ';
const KEY_ID_BYTES = 4;

export interface NoteSignature {
  readonly name: string;
  /** A uint32. */
  readonly keyId: number;
  /** Without the key ID; at least one byte. For cosignatures, the timestamp and the signature. */
  readonly signature: Uint8Array;
}

/** A signed note, of which nothing is verified yet (c2sp.org/signed-note). */
export interface Note {
  /** Ends in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/**
 * Reads a signed note (c2sp.org/signed-note, "Format"), and trusts nothing in it: see `verifyNote`. Refuses `too-long`,
 * `not-utf-8`, `control-character`, `no-signatures`, `too-many-signatures` and `malformed-signature-line`.
 */
export function parseNote(bytes: Uint8Array): Result<Note> {
  if (bytes.length > NOTE_MAX_BYTES) return refuse('too-long');
  const whole = decodeUtf8(bytes);
  if (whole === null) return refuse('not-utf-8');
  if (hasControls(whole)) return refuse('control-character');
  const end = whole.lastIndexOf('\n\n');
  if (end < 0) return refuse('no-signatures');
  const text = whole.slice(0, end + 1);
  const signatures = parseSignatures(whole.slice(end + 2), text.split('\n').length);
  return signatures.ok ? ok({ text, signatures: signatures.value }) : signatures;
}

/** Reads signature lines, at least one; `linesBefore` is for the line of a refusal. */
export function parseSignatures(block: string, linesBefore: number): Result<readonly NoteSignature[]> {
  if (!block.endsWith('\n')) return refuse('no-signatures');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > NOTE_MAX_SIGNATURES) return refuse('too-many-signatures');
  const signatures: NoteSignature[] = [];
  for (const [at, line] of lines.entries()) {
    const signature = parseSignatureLine(line);
    if (!signature) return refuse('malformed-signature-line', linesBefore + at + 1);
    signatures.push(signature);
  }
  return ok(signatures);
}

function parseSignatureLine(line: string): NoteSignature | null {
  if (!line.startsWith(PREFIX)) return null;
  const [name = '', ...rest] = line.slice(PREFIX.length).split(' ');
  const bytes = decodeBase64(rest.join(' '));
  if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) return null;
  return { name, keyId: viewOf(bytes).getUint32(0), signature: bytes.slice(KEY_ID_BYTES) };
}

/** The bytes of a note (c2sp.org/signed-note, "Format"). Throws a RangeError for what no note can hold. */
export function formatNote({ text, signatures }: Note): Uint8Array {
  if (!isNoteText(text)) throw new RangeError('a note text ends in a newline and has no other control');
  if (signatures.length === 0) throw new RangeError('a note has a signature');
  return encodeUtf8(`${text}\n${formatSignatures(signatures)}`);
}

/** Signature lines, each with its newline. Throws a RangeError for what no note can hold. */
export const formatSignatures = (signatures: readonly NoteSignature[]): string =>
  signatures.map(formatSignatureLine).join('');

function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name) || signature.length === 0)
    throw new RangeError('a signature has a key name and bytes');
  const bytes = concat([new Uint8Array(KEY_ID_BYTES), signature]);
  viewOf(bytes).setUint32(0, keyId);
  return `${PREFIX}${name} ${encodeBase64(bytes)}\n`;
}

/** Whether a note can have this text (c2sp.org/signed-note, "Format"). */
export const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && isWellFormed(text) && !hasControls(text);
