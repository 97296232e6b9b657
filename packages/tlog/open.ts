import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Note, parseNote } from './note.ts';
import { ok, type Result, refuse } from './result.ts';
import { type VerifiedSignature, type Verify, verifyNote } from './verify.ts';
import { isSameKey, type VerifierKey } from './vkey.ts';

/** The keys by which a checkpoint is trusted. The name of a log's key is the log's origin. */
export interface TrustedKeys {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
  /** The valid signatures of the log. */
  readonly log: readonly VerifiedSignature[];
  /** The valid cosignatures of the witnesses. Whether they are enough is for the policy. */
  readonly cosignatures: readonly VerifiedSignature[];
  readonly unchecked: readonly VerifierKey[];
}

/**
 * Opens a checkpoint that a known log has signed (c2sp.org/tlog-checkpoint). Refuses what `parseNote`,
 * `parseCheckpoint` and `verifyNote` refuse, `unknown-log` for an origin that no log's key has as its name, and
 * `not-signed-by-log`.
 */
export async function openCheckpoint(
  bytes: Uint8Array,
  trusted: TrustedKeys,
  verify: Verify,
): Promise<Result<OpenedCheckpoint>> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const logs = trusted.logs.filter(({ name }) => name === checkpoint.value.origin);
  if (logs.length === 0) return refuse('unknown-log');
  const verified = await verifyNote(note.value, [...logs, ...trusted.witnesses], verify);
  if (!verified.ok) return verified;
  const { signatures, unchecked } = verified.value;
  const by = (keys: readonly VerifierKey[]) =>
    signatures.filter(({ key }) => keys.some((one) => isSameKey(one, key)));
  const log = by(logs);
  if (log.length === 0) return refuse('not-signed-by-log');
  return ok({
    checkpoint: checkpoint.value,
    note: note.value,
    log,
    cosignatures: by(trusted.witnesses),
    unchecked,
  });
}
