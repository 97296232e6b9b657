import { concat, encodeUtf8, MAX_NUMBER, uint64, viewOf } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { HASH_BYTES } from './merkle.ts';
import { type Algorithm, KEY_TYPE, kindOf, type VerifierKey } from './vkey.ts';

const TIMESTAMP_BYTES = 8;
const LABEL = encodeUtf8('subtree/v1\n\0');
const NAME_MAX_BYTES = 255;

/** What an Ed25519 cosigner signs (c2sp.org/tlog-cosignature, "Ed25519 signed message"). `timestamp` in seconds. */
export const cosignatureMessage = (text: string, timestamp: bigint): Uint8Array =>
  encodeUtf8(`cosignature/v1\ntime ${timestamp}\n${text}`);

export interface CosignedSubtree {
  readonly cosigner: string;
  /** POSIX seconds. */
  readonly timestamp: bigint;
  readonly origin: string;
  /** The first leaf, and the one after the last: 0 and the size for a checkpoint. */
  readonly start: bigint;
  readonly end: bigint;
  readonly hash: Uint8Array;
}

/**
 * What an ML-DSA-44 cosigner signs (c2sp.org/tlog-cosignature, "ML-DSA-44 signed message"). Null where the structure
 * cannot hold it: a name or origin of none or more than 255 bytes, or a timestamp on a subtree that starts after 0.
 */
export function subtreeMessage(signed: CosignedSubtree): Uint8Array | null {
  const cosigner = encodeUtf8(signed.cosigner);
  const origin = encodeUtf8(signed.origin);
  if (![cosigner, origin].every(({ length }) => length >= 1 && length <= NAME_MAX_BYTES)) return null;
  if (signed.hash.length !== HASH_BYTES || (signed.start !== 0n && signed.timestamp !== 0n)) return null;
  return concat([
    LABEL,
    Uint8Array.of(cosigner.length),
    cosigner,
    uint64(signed.timestamp),
    Uint8Array.of(origin.length),
    origin,
    uint64(signed.start),
    uint64(signed.end),
    signed.hash,
  ]);
}

/** What a key of a type signs of a note text; null where it cannot sign that. `timestamp` is null for plain Ed25519. */
export function signedMessage(key: VerifierKey, text: string, timestamp: bigint | null): Uint8Array | null {
  if (key.type === KEY_TYPE.ed25519) return encodeUtf8(text);
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok || timestamp === null || timestamp < 0n || timestamp > MAX_NUMBER) return null;
  if (key.type === KEY_TYPE.cosignatureV1) return cosignatureMessage(text, timestamp);
  const { origin, size, root } = checkpoint.value;
  return subtreeMessage({ cosigner: key.name, timestamp, origin, start: 0n, end: size, hash: root });
}

/** A signature taken apart, ready to be verified. */
export interface SignedPart {
  readonly algorithm: Algorithm;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** POSIX seconds; null for plain Ed25519. */
  readonly timestamp: bigint | null;
}

/**
 * Takes apart what stands in a signature line of a key (c2sp.org/tlog-cosignature, "Format"). Null where it cannot be
 * valid: a wrong length, a timestamp after 2^63 − 1, or a cosignature on what is no checkpoint.
 */
export function takeApart(key: VerifierKey, text: string, bytes: Uint8Array): SignedPart | null {
  const kind = kindOf(key.type);
  const before = kind?.timestamped ? TIMESTAMP_BYTES : 0;
  if (!kind || bytes.length !== before + kind.signatureBytes) return null;
  const timestamp = kind.timestamped ? viewOf(bytes).getBigUint64(0) : null;
  const message = signedMessage(key, text, timestamp);
  return message && { algorithm: kind.algorithm, message, signature: bytes.slice(before), timestamp };
}

/** The signature bytes of a note's line: the timestamp, if there is one, and the signature. */
export const putTogether = (timestamp: bigint | null, signature: Uint8Array): Uint8Array =>
  timestamp === null ? signature : concat([uint64(timestamp), signature]);
