/** SHA-256, and Ed25519 keys (RFC 8032) as operators hand them over. */
import { createPrivateKey, createPublicKey, hash, hkdfSync, type KeyObject, sign } from 'node:crypto';

/** In one call, which takes half the time of the usual three. */
export const sha256 = (data: Uint8Array): Uint8Array => hash('sha256', data, 'buffer');

export const SEED_BYTES = 32;
/** What stands before the seed in PKCS#8 (RFC 8410 §7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** The seed of a private key: 32 bytes or PKCS#8, in base64 or as PEM. Null for anything else. */
export function readSeed(text: string): Uint8Array | null {
  const base64 = text.replace(/-----(BEGIN|END) PRIVATE KEY-----/g, '').replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === SEED_BYTES) return bytes;
  const holds = bytes.length === PKCS8_HEAD.length + SEED_BYTES && bytes.indexOf(PKCS8_HEAD) === 0;
  return holds ? bytes.subarray(PKCS8_HEAD.length) : null;
}

/** The seeds of several private keys, between commas or line breaks, each once. Null where one of them is none. */
export function readSeeds(text: string): readonly Uint8Array[] | null {
  const whole = readSeed(text);
  if (whole) return [whole];
  const parts = text.match(/-----BEGIN[^-]*-----[^-]*-----END[^-]*-----|[^\s,]+/g) ?? [];
  const seeds = new Map<string, Uint8Array>();
  for (const part of parts) {
    const seed = readSeed(part);
    if (!seed) return null;
    seeds.set(Buffer.from(seed).toString('base64'), seed);
  }
  return seeds.size > 0 ? [...seeds.values()] : null;
}

export function keyPair(seed: Uint8Array): KeyPair {
  const der = Buffer.concat([PKCS8_HEAD, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { publicKey: rawPublicKey(key), sign: (message) => sign(null, message, key) };
}

const rawPublicKey = (key: KeyObject): Uint8Array =>
  Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');

/** The seed of another key, for the use that the label names (HKDF-SHA256, RFC 5869). */
export const deriveSeed = (seed: Uint8Array, label: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', seed, '', label, SEED_BYTES));
