/** What `@clearline/tlog` is handed: hashes and signatures by Node. */
import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto';
import type { Algorithm, Sha256, Verify } from '@clearline/tlog';

export const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();

export const sha256Hex = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('hex');

/** What stands before the raw public key in its SubjectPublicKeyInfo (RFC 8410; RFC 9881). */
const SPKI: Readonly<Record<Algorithm, Buffer>> = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  'ml-dsa-44': Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
};

export const verify: Verify = (algorithm, publicKey, message, signature) => {
  const der = Buffer.concat([SPKI[algorithm], publicKey]);
  try {
    return verifyBytes(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
};
