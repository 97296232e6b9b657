import {
  concat,
  decodeBase64,
  decodeHex32,
  encodeBase64,
  encodeHex32,
  encodeUtf8,
  equal,
  isWellFormed,
  viewOf,
} from './bytes.ts';
import type { Sha256 } from './merkle.ts';
import { ok, type Result, refuse } from './result.ts';

/** The signature types that this package can check (c2sp.org/signed-note, "Signature types"). */
export const KEY_TYPE = { ed25519: 0x01, cosignatureV1: 0x04, mlDsa44: 0x06 } as const;

export type Algorithm = 'ed25519' | 'ml-dsa-44';

interface KeyKind {
  readonly algorithm: Algorithm;
  readonly publicKeyBytes: number;
  readonly signatureBytes: number;
  /** Whether signatures begin with a timestamp (c2sp.org/tlog-cosignature, "Format"). */
  readonly timestamped: boolean;
}

const KINDS: Readonly<Record<number, KeyKind>> = {
  [KEY_TYPE.ed25519]: { algorithm: 'ed25519', publicKeyBytes: 32, signatureBytes: 64, timestamped: false },
  [KEY_TYPE.cosignatureV1]: {
    algorithm: 'ed25519',
    publicKeyBytes: 32,
    signatureBytes: 64,
    timestamped: true,
  },
  [KEY_TYPE.mlDsa44]: {
    algorithm: 'ml-dsa-44',
    publicKeyBytes: 1312,
    signatureBytes: 2420,
    timestamped: true,
  },
};

/** What is known of a signature type; null for one that this package cannot check. */
export const kindOf = (type: number): KeyKind | null => KINDS[type] ?? null;

/** A public key with its name (c2sp.org/signed-note, "Verifier keys"). */
export interface VerifierKey {
  readonly name: string;
  /** A uint32. With the name it tells which signatures are this key's. */
  readonly keyId: number;
  /** One of `KEY_TYPE`, or another byte: such a key is kept, and its signatures are never checked. */
  readonly type: number;
  readonly publicKey: Uint8Array;
}

/** Makes a key with its key ID (c2sp.org/signed-note, "Signatures"). Throws a RangeError for what no vkey can hold. */
export function verifierKey(
  sha256: Sha256,
  { name, type, publicKey }: Omit<VerifierKey, 'keyId'>,
): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('a key name has no white space, plus or control character');
  if (publicKey.length !== (kindOf(type)?.publicKeyBytes ?? publicKey.length))
    throw new RangeError('the public key has a wrong length');
  return { name, keyId: keyIdOf(sha256, name, type, publicKey), type, publicKey };
}

/** SHA-256(key name || 0x0A || signature type || public key)[:4], as a uint32. */
function keyIdOf(sha256: Sha256, name: string, type: number, publicKey: Uint8Array): number {
  return viewOf(sha256(concat([encodeUtf8(`${name}\n`), Uint8Array.of(type), publicKey]))).getUint32(0);
}

/** `<name>+<key ID in hex>+<base64 of type and public key>` (c2sp.org/signed-note, "Verifier keys"). */
export const formatVkey = ({ name, keyId, type, publicKey }: VerifierKey): string =>
  `${name}+${encodeHex32(keyId)}+${encodeBase64(concat([Uint8Array.of(type), publicKey]))}`;

/** Whether two keys have the same vkey. */
export const isSameKey = (one: VerifierKey, other: VerifierKey): boolean =>
  one === other ||
  (one.name === other.name &&
    one.keyId === other.keyId &&
    one.type === other.type &&
    equal(one.publicKey, other.publicKey));

/**
 * Reads a vkey (c2sp.org/signed-note, "Verifier keys"). Refuses `malformed-vkey`, also for a public key of a wrong
 * length; and `wrong-key-id` for the types of `KEY_TYPE`. Other types may compute their key IDs in their own way.
 */
export function parseVkey(text: string, sha256: Sha256): Result<VerifierKey> {
  const [name = '', hex = '', ...rest] = text.split('+');
  const keyId = decodeHex32(hex);
  const material = decodeBase64(rest.join('+'));
  const [type] = material ?? [];
  if (!isKeyName(name) || keyId === null || !material || type === undefined) return refuse('malformed-vkey');
  const publicKey = material.slice(1);
  const kind = kindOf(type);
  if (publicKey.length !== (kind?.publicKeyBytes ?? publicKey.length)) return refuse('malformed-vkey');
  if (kind && keyIdOf(sha256, name, type, publicKey) !== keyId) return refuse('wrong-key-id');
  return ok({ name, keyId, type, publicKey });
}

/** Not empty, no Unicode white space, no plus, no control character (c2sp.org/signed-note, "Format"). */
export const isKeyName = (name: string): boolean =>
  /^[^\p{White_Space}+]+$/u.test(name) && isWellFormed(name) && !hasControls(name);

/** Whether a character below U+0020 other than newline is in the text (c2sp.org/signed-note, "Format"). */
export function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}
