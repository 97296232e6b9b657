/** Why something was refused. The set is closed: a caller may list every code. */
export const TLOG_CODES = [
  // any text
  'too-long',
  'not-utf-8',
  'control-character',
  // signed notes and verifier keys
  'no-signatures',
  'malformed-signature-line',
  'too-many-signatures',
  'malformed-vkey',
  'wrong-key-id',
  'ambiguous-key',
  'bad-signature',
  'no-valid-signature',
  // checkpoints
  'malformed-checkpoint',
  'unknown-log',
  'not-signed-by-log',
  // proofs and requests to a witness
  'malformed-header',
  'malformed-hash',
  'too-many-hashes',
  'old-size-too-large',
  'malformed-size',
  'not-included',
  'quorum-not-met',
  // trees, tiles and entry bundles
  'beyond-tree',
  'malformed-tile-path',
  'tile-missing',
  'wrong-tile-length',
  'malformed-bundle',
  'wrong-number-of-entries',
  'entry-too-long',
  // policies
  'forbidden-octet',
  'no-final-newline',
  'unknown-keyword',
  'wrong-number-of-items',
  'wrong-key-type',
  'duplicate-key',
  'reserved-name',
  'name-taken',
  'name-not-defined',
  'member-twice',
  'malformed-threshold',
  'quorum-twice',
  'quorum-missing',
] as const;
export type TlogCode = (typeof TLOG_CODES)[number];

/** A refusal. `line` counts the lines of the input from 1, and is 0 where no single line is to blame. */
export interface TlogError {
  readonly code: TlogCode;
  readonly line: number;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: TlogError };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = (code: TlogCode, line = 0): { readonly ok: false; readonly error: TlogError } => ({
  ok: false,
  error: { code, line },
});
