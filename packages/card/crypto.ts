import type { Sha256 } from '@clearline/tlog';
import type { Bytes } from './bytes.ts';

/** So little of it that something else can stand in where a page has none. */
type Subtle = Pick<typeof globalThis.crypto.subtle, 'importKey' | 'verify'>;

/** What verification needs of the machine; handed in, so that it runs in servers, browsers and saved pages alike. */
export interface CardCrypto {
  readonly sha256: Sha256;
  readonly subtle: Subtle;
  /** In place of WebCrypto's Ed25519, which older browsers lack: over a raw public key of 32 bytes. */
  readonly ed25519?: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean | Promise<boolean>;
}

/** An algorithm with its parameters, if it has any, as WebCrypto names them. */
type Scheme = string | { readonly name: string; readonly namedCurve?: string; readonly hash: string };

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 §4), up to the key itself. */
const ED25519_SPKI = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);
const ED25519_BYTES = 32;

/** Whether it is a signature of the key, in SPKI; null when that is no Ed25519 key. */
export async function verifyEd25519Spki(crypto: CardCrypto, spki: Bytes, message: Bytes, signature: Bytes) {
  const isEd25519 = ED25519_SPKI.every((byte, at) => spki[at] === byte);
  if (!isEd25519 || spki.length !== ED25519_SPKI.length + ED25519_BYTES) return null;
  return verifyEd25519(crypto, spki.slice(ED25519_SPKI.length), message, signature);
}

/** Whether it is a signature of the raw key. False also for what is no key. */
export async function verifyEd25519(crypto: CardCrypto, key: Bytes, message: Bytes, signature: Bytes) {
  if (crypto.ed25519) return crypto.ed25519(key, message, signature);
  return (await verifyWith(crypto, 'raw', key, 'Ed25519', message, signature)) ?? false;
}

/**
 * Whether it is a signature of the key; null when that is no key of the algorithm.
 * @throws a DOMException named NotSupportedError where this machine cannot check the algorithm
 */
export async function verifyWith(
  { subtle }: CardCrypto,
  format: 'raw' | 'spki',
  key: Bytes,
  scheme: Scheme,
  message: Bytes,
  signature: Bytes,
): Promise<boolean | null> {
  let imported: Awaited<ReturnType<Subtle['importKey']>>;
  try {
    imported = await subtle.importKey(format, key, scheme, false, ['verify']);
  } catch (error) {
    if (isUnsupported(error)) throw error;
    return null;
  }
  return subtle.verify(scheme, imported, signature, message);
}

export const isUnsupported = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotSupportedError';
