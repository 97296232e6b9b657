import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify as verifySignature,
} from 'node:crypto';
import {
  KEY_TYPE,
  type Result,
  type Sha256,
  type Signer,
  type TlogError,
  type Verify,
  verifierKey,
} from './index.ts';

export const sha256: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest());
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
export const hash = (label: string | number): Uint8Array => sha256(utf8(String(label)));

/** The value of a result that must be one. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}, line ${result.error.line}`);
  return result.value;
}

export const errorOf = (result: Result<unknown>): TlogError | 'accepted' =>
  result.ok ? 'accepted' : result.error;
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.error.code);

const PKCS8 = '302e020100300506032b657004220420';
const SPKI = {
  ed25519: '302a300506032b6570032100',
  'ml-dsa-44': '30820532300b06096086480165030403110382052100',
};

/** An Ed25519 key pair that is the same in every run. */
export function ed25519(name: string, type: number = KEY_TYPE.ed25519, seed = sha256(utf8(name))): Signer {
  const secret = createPrivateKey({
    key: Buffer.concat([hex(PKCS8), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = new Uint8Array(
    createPublicKey(secret).export({ type: 'spki', format: 'der' }).subarray(-32),
  );
  const key = verifierKey(sha256, { name, type, publicKey });
  return { key, sign: (message) => new Uint8Array(sign(null, message, secret)) };
}

export const witness = (name: string): Signer => ed25519(name, KEY_TYPE.cosignatureV1);

export function mlDsa44(name: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ml-dsa-44');
  const bytes = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-1312));
  const key = verifierKey(sha256, { name, type: KEY_TYPE.mlDsa44, publicKey: bytes });
  return { key, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

export const verify: Verify = (algorithm, publicKey, message, signature) => {
  const key = createPublicKey({
    key: Buffer.concat([hex(SPKI[algorithm]), publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verifySignature(null, message, key, signature);
};

/** As on a machine that knows nothing of ML-DSA-44. */
export const verifyEd25519: Verify = (algorithm, ...rest) =>
  algorithm === 'ed25519' ? verify(algorithm, ...rest) : null;
