import type { Sha256 } from '@clearline/tlog';
import * as z from 'zod';
import { base64, encodeHex } from './bytes.ts';
import { Instant } from './text.ts';

const KEY_ID_BYTES = 16;
/** More than RSA with 8,192 bits takes. */
const SIGNATURE_MAX_BYTES = 1024;

/** Name of a public key: the first 16 bytes of SHA-256 over its SPKI, in lower-case hexadecimal. */
export const KeyId = z.string().regex(/^[0-9a-f]{32}$/);

export const keyIdOf = (spki: Uint8Array, sha256: Sha256): string =>
  encodeHex(sha256(spki).subarray(0, KEY_ID_BYTES));

/** What a passkey signed: these bytes, then SHA-256 of the client data (WebAuthn 3 §7.2). Both in base64. */
export const Assertion = z.strictObject({ authenticatorData: base64(1024), clientDataJSON: base64(4096) });
export type Assertion = z.infer<typeof Assertion>;

/** The three members by which a re-issued card differs from the one that people approved. */
export const Carried = z.strictObject({ n: z.int().min(1), issued: Instant, expires: Instant });
export type Carried = z.infer<typeof Carried>;

/**
 * One signature in an envelope. Without `webauthn` it is Ed25519 over the pre-authentication encoding; with it, an
 * assertion of a passkey whose challenge is SHA-256 of the payload. With `of` it was made over this card with those
 * three members instead of its own.
 */
export const Signature = z.strictObject({
  keyid: KeyId,
  sig: base64(SIGNATURE_MAX_BYTES),
  webauthn: Assertion.optional(),
  of: Carried.optional(),
});
export type Signature = z.infer<typeof Signature>;

/** What browsers give as JSON of an assertion (WebAuthn 3 §5.1), in base64url. */
interface AssertionResponse {
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/** A browser's assertion as a signature for an envelope; null when it cannot be one. */
export function assertionSignature(keyid: string, response: AssertionResponse): Signature | null {
  const padded = (text: string) =>
    text.replace(/[-_]/g, (character) => (character === '-' ? '+' : '/')) +
    '='.repeat((4 - (text.length % 4)) % 4);
  const webauthn = {
    authenticatorData: padded(response.authenticatorData),
    clientDataJSON: padded(response.clientDataJSON),
  };
  const read = Signature.safeParse({ keyid, sig: padded(response.signature), webauthn });
  return read.success ? read.data : null;
}
