/**
 * Signatures where the browser's WebCrypto lacks them: Ed25519 in older WebViews, everything on a page that is not
 * served securely. Loaded only there.
 */
import type { CardCrypto } from '@clearline/card';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';

type Subtle = CardCrypto['subtle'];

/** RFC 8032, without the laxness that some ledgers allow. */
export const verifyEd25519: NonNullable<CardCrypto['ed25519']> = (key, message, signature) =>
  total(() => ed25519.verify(signature, message, key, { zip215: false }));

/** SubjectPublicKeyInfo of a point of P-256 (RFC 5480 §2), up to the uncompressed point. */
const P256_SPKI = Uint8Array.of(
  ...[0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01],
  ...[0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00],
);
const points = new WeakMap<object, Uint8Array>();

/** As much of WebCrypto as a card needs, for ECDSA on P-256 with SHA-256. The rest is not supported, and says so. */
export const pureSubtle: Subtle = {
  async importKey(_format: string, data: unknown, algorithm: { name: string } | string) {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    if (name !== 'ECDSA' || !(data instanceof Uint8Array))
      throw new DOMException(`${name} cannot be checked here`, 'NotSupportedError');
    const point = data.subarray(P256_SPKI.length);
    if (!P256_SPKI.every((byte, at) => data[at] === byte) || !total(() => p256.utils.isValidPublicKey(point)))
      throw new DOMException('not a key of P-256', 'DataError');
    const key = { type: 'public', extractable: false, algorithm: { name }, usages: ['verify'] } as const;
    const imported = { ...key, usages: [...key.usages] };
    points.set(imported, point);
    return imported;
  },
  async verify(_algorithm, key, signature, data) {
    const point = points.get(key);
    if (!point || !(signature instanceof Uint8Array) || !(data instanceof Uint8Array)) return false;
    return total(() => p256.verify(signature, data, point, { lowS: false }));
  },
};

/** The library throws for what is no key or no signature. */
function total(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
