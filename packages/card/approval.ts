import { type Bytes, bytesOf } from './bytes.ts';
import { type CardCrypto, verifyEd25519Spki } from './crypto.ts';
import { type PayloadType, preAuthEncoding } from './envelope.ts';
import { type PasskeyCode, passkeyRefusal } from './passkey.ts';
import type { PublisherKey } from './publishers.ts';
import type { Signature } from './signature.ts';

/** Why a signature approves nothing. */
export type ApprovalCode = PasskeyCode | 'wrong-kind-of-signature';

/** What was signed: exactly these bytes, as this type. */
export interface Signed {
  readonly payloadType: PayloadType;
  readonly payload: Bytes;
}

/** Why this signature is no approval of the payload by this key; null when it is one. */
export async function approvalRefusal(
  signature: Signature,
  key: PublisherKey,
  { payloadType, payload }: Signed,
  crypto: CardCrypto,
): Promise<ApprovalCode | null> {
  const sig = bytesOf(signature.sig);
  if ((key.kind === 'passkey') !== (signature.webauthn !== undefined)) return 'wrong-kind-of-signature';
  if (key.kind === 'passkey' && signature.webauthn)
    return passkeyRefusal(key, payload, signature.webauthn, sig, crypto);
  return keyFileRefusal(key.publicKey, sig, { payloadType, payload }, crypto);
}

/** The same for an Ed25519 key over DSSE's pre-authentication encoding. */
export async function keyFileRefusal(
  publicKey: string,
  sig: Bytes,
  { payloadType, payload }: Signed,
  crypto: CardCrypto,
): Promise<'unusable-key' | 'bad-approval' | null> {
  const message = preAuthEncoding(payloadType, payload);
  const isValid = await verifyEd25519Spki(crypto, bytesOf(publicKey), message, sig);
  if (isValid === null) return 'unusable-key';
  return isValid ? null : 'bad-approval';
}
