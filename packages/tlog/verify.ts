import { type SignedPart, takeApart } from './cosignature.ts';
import type { Note, NoteSignature } from './note.ts';
import { ok, type Result, refuse } from './result.ts';
import { type Algorithm, isSameKey, kindOf, type VerifierKey } from './vkey.ts';

/**
 * Verifies a signature, handed in. False, never an exception, for a key or signature that is not well formed. Null
 * where the algorithm cannot be checked: such a signature is recognised, and never counts as valid.
 */
export type Verify = (
  algorithm: Algorithm,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Answer | Promise<Answer>;
type Answer = boolean | null;

export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** POSIX seconds, for cosignatures; null for plain Ed25519. */
  readonly timestamp: bigint | null;
}

export interface VerifiedNote {
  readonly text: string;
  /** At least one, in the note's order. A key that signed twice is here twice. */
  readonly signatures: readonly VerifiedSignature[];
  /** Known keys whose signatures could not be checked. They prove nothing. */
  readonly unchecked: readonly VerifierKey[];
}

/**
 * Verifies a note by known keys (c2sp.org/signed-note, "Signatures"). Signatures of other keys are ignored. Refuses
 * `bad-signature` when any of a known key fails, `no-valid-signature` when none is valid, and `ambiguous-key` when two
 * known keys have the same name and key ID.
 */
export async function verifyNote(
  note: Note,
  keys: readonly VerifierKey[],
  verify: Verify,
): Promise<Result<VerifiedNote>> {
  const known = new Map<string, VerifierKey>();
  for (const key of keys) {
    const other = known.get(labelOf(key));
    if (other && !isSameKey(other, key)) return refuse('ambiguous-key');
    known.set(labelOf(key), key);
  }
  // All at the same time, because most of it is waiting.
  const checks = note.signatures.flatMap((signature) => {
    const key = known.get(labelOf(signature));
    return key ? [check(key, note.text, signature, verify).then((found) => ({ key, found }))] : [];
  });
  const signatures: VerifiedSignature[] = [];
  const unchecked: VerifierKey[] = [];
  for (const { key, found } of await Promise.all(checks)) {
    if (found === 'bad') return refuse('bad-signature');
    if (found === 'unchecked') unchecked.push(key);
    else signatures.push({ key, timestamp: found.timestamp });
  }
  return signatures.length > 0
    ? ok({ text: note.text, signatures, unchecked })
    : refuse('no-valid-signature');
}

/** The name and the key ID, which together tell whose signature it is. A name holds no plus. */
const labelOf = ({ name, keyId }: { readonly name: string; readonly keyId: number }) => `${name}+${keyId}`;

async function check(
  key: VerifierKey,
  text: string,
  { signature }: NoteSignature,
  verify: Verify,
): Promise<SignedPart | 'bad' | 'unchecked'> {
  if (!kindOf(key.type)) return 'unchecked';
  const part = takeApart(key, text, signature);
  if (!part) return 'bad';
  const answer = await verify(part.algorithm, key.publicKey, part.message, part.signature);
  if (answer === null) return 'unchecked';
  return answer ? part : 'bad';
}
