import { putTogether, signedMessage } from './cosignature.ts';
import { isNoteText, type NoteSignature } from './note.ts';
import { KEY_TYPE, kindOf, type VerifierKey } from './vkey.ts';

/** A key pair of which only the public half and the act of signing are known here. */
export interface Signer {
  readonly key: VerifierKey;
  /** Signs by the key's algorithm: 64 bytes of Ed25519, 2,420 of ML-DSA-44. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/**
 * Signs a note text by a plain Ed25519 key (c2sp.org/signed-note, "Ed25519 signatures"). Throws a RangeError for any
 * other key, and for what no note can hold.
 */
export function signNote(text: string, signer: Signer): Promise<NoteSignature> {
  if (signer.key.type !== KEY_TYPE.ed25519) throw new RangeError('the key makes cosignatures: use cosign');
  return signAt(text, signer, null);
}

/**
 * Cosigns the text of a checkpoint at a time in POSIX seconds (c2sp.org/tlog-cosignature), by a key of type 0x04 or
 * 0x06. The cosigner has checked its consistency. Throws a RangeError for another key, and for no checkpoint.
 */
export function cosign(text: string, signer: Signer, timestamp: bigint): Promise<NoteSignature> {
  if (!kindOf(signer.key.type)?.timestamped) throw new RangeError('the key makes no cosignatures');
  return signAt(text, signer, timestamp);
}

async function signAt(text: string, signer: Signer, timestamp: bigint | null): Promise<NoteSignature> {
  const { key } = signer;
  const message = signedMessage(key, text, timestamp);
  if (!message || !isNoteText(text)) throw new RangeError('the key cannot sign this text');
  const signature = await signer.sign(message);
  if (signature.length !== kindOf(key.type)?.signatureBytes) throw new RangeError('not a signature');
  return { name: key.name, keyId: key.keyId, signature: putTogether(timestamp, signature) };
}
