/** Ed25519 keys in files: PKCS#8 as PEM (RFC 8410), as OpenSSL writes them and reads them. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createFile, readFileWithin } from './durable.ts';

const MAX_BYTES = 10_000;
/** Before the 32 bytes of a public key in its SubjectPublicKeyInfo, and of a seed in PKCS#8. */
const SPKI_HEAD_BYTES = 12;
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

export interface KeyPair {
  /** The SubjectPublicKeyInfo, in DER. */
  readonly spki: Uint8Array;
  /** Its last 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** Makes a key in a file that only this account can read. Throws EEXIST where the name is taken. */
export async function createKey(path: string): Promise<KeyPair> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await createFile(path, Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })));
  return keyPair(privateKey);
}

/** Null when there is no such file, `not-a-key` when it holds something else. */
export async function readKey(path: string): Promise<KeyPair | 'not-a-key' | null> {
  const bytes = await readFileWithin(path, MAX_BYTES);
  const key = bytes && parseKey(Buffer.from(bytes).toString('latin1'));
  return bytes ? (key ? keyPair(key) : 'not-a-key') : null;
}

/** PKCS#8 as PEM; or the 32 bytes of a seed, or PKCS#8, in base64. Null for anything else. */
function parseKey(text: string): KeyObject | null {
  const base64 = text.replace(/-----(BEGIN|END) PRIVATE KEY-----/g, '').replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const bytes = Buffer.from(base64, 'base64');
  const der = bytes.length === SEED_BYTES ? Buffer.concat([PKCS8_HEAD, bytes]) : bytes;
  try {
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function keyPair(key: KeyObject): KeyPair {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { spki, publicKey: spki.subarray(SPKI_HEAD_BYTES), sign: (message) => sign(null, message, key) };
}
