/** Assertions of passkeys (WebAuthn 3 §7.2), each for one payload: its SHA-256 is the challenge. */
import { type Bytes, bytesOf, concat, decodeUtf8, encodeBase64Url, encodeUtf8 } from './bytes.ts';
import { type CardCrypto, verifyEd25519Spki, verifyWith } from './crypto.ts';
import type { Passkey } from './publishers.ts';
import type { Assertion } from './signature.ts';

export type PasskeyCode =
  | 'malformed-assertion'
  | 'not-an-assertion'
  | 'other-challenge'
  | 'wrong-origin'
  | 'wrong-rp-id'
  | 'user-not-verified'
  | 'unusable-key'
  | 'bad-approval';

/** WebAuthn 3 §6.1: the hash of the relying party's id, flags and a counter, then whatever the flags announce. */
const HEADER_BYTES = 37;
const RP_ID_HASH_BYTES = 32;
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/** Why this assertion does not approve the payload; null when it does. */
export async function passkeyRefusal(
  key: Passkey,
  payload: Bytes,
  assertion: Assertion,
  signature: Bytes,
  crypto: CardCrypto,
): Promise<PasskeyCode | null> {
  const clientData = bytesOf(assertion.clientDataJSON);
  const authenticatorData = bytesOf(assertion.authenticatorData);
  const refused =
    clientDataRefusal(clientData, key, crypto.sha256(payload)) ??
    authenticatorRefusal(authenticatorData, crypto.sha256(encodeUtf8(key.rpId)));
  if (refused) return refused;
  const message = concat([authenticatorData, crypto.sha256(clientData)]);
  const isValid = await verifyPasskey(key, message, signature, crypto);
  if (isValid === null) return 'unusable-key';
  return isValid ? null : 'bad-approval';
}

/** Browsers may add members of their own (WebAuthn 3 §5.8.1), which say nothing here. */
function clientDataRefusal(
  bytes: Uint8Array,
  { origin }: Passkey,
  challenge: Uint8Array,
): PasskeyCode | null {
  const data = readClientData(bytes);
  if (!data) return 'malformed-assertion';
  if (data.get('type') !== 'webauthn.get') return 'not-an-assertion';
  if (data.get('challenge') !== encodeBase64Url(challenge)) return 'other-challenge';
  if (data.get('origin') !== origin) return 'wrong-origin';
  // In another site's frame nobody knows what they approve.
  return data.get('crossOrigin') === true || data.has('topOrigin') ? 'wrong-origin' : null;
}

function authenticatorRefusal(data: Uint8Array, rpIdHash: Uint8Array): PasskeyCode | null {
  if (data.length < HEADER_BYTES) return 'malformed-assertion';
  if (rpIdHash.some((byte, at) => byte !== data[at])) return 'wrong-rp-id';
  const flags = data[RP_ID_HASH_BYTES] ?? 0;
  const isVerified = (flags & USER_PRESENT) !== 0 && (flags & USER_VERIFIED) !== 0;
  return isVerified ? null : 'user-not-verified';
}

function readClientData(bytes: Uint8Array): ReadonlyMap<string, unknown> | null {
  try {
    const data: unknown = JSON.parse(decodeUtf8(bytes) ?? '');
    return typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : null;
  } catch {
    return null;
  }
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** By COSE algorithm; null for a key that is none of its algorithm. */
function verifyPasskey(
  { algorithm, publicKey }: Passkey,
  message: Bytes,
  signature: Bytes,
  crypto: CardCrypto,
): Promise<boolean | null> {
  const spki = bytesOf(publicKey);
  if (algorithm === -8) return verifyEd25519Spki(crypto, spki, message, signature);
  if (algorithm === -257) return verifyWith(crypto, 'spki', spki, RSA, message, signature);
  const raw = rawEcdsa(signature) ?? new Uint8Array();
  return verifyWith(crypto, 'spki', spki, ECDSA, message, raw);
}

const INTEGER_BYTES = 32;

/** A DER signature (RFC 3279 §2.2.3) as r || s, which WebCrypto takes; null unless it is in its one spelling. */
export function rawEcdsa(der: Uint8Array): Bytes | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = readInteger(der, 2);
  const s = r && readInteger(der, r.end);
  return s && s.end === der.length ? concat([r.value, s.value]) : null;
}

/** A positive INTEGER (X.690 §8.3), filled up to 32 bytes. */
function readInteger(der: Uint8Array, at: number): { value: Uint8Array; end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  const bytes = der.subarray(at + 2, end);
  const [first = 0x80, second = 0x80] = bytes;
  const isShortest = first !== 0 || second >= 0x80;
  if (der[at] !== 0x02 || bytes.length !== length || first >= 0x80 || !isShortest) return null;
  const digits = first === 0 ? bytes.subarray(1) : bytes;
  if (digits.length > INTEGER_BYTES) return null;
  return { value: concat([new Uint8Array(INTEGER_BYTES - digits.length), digits]), end };
}
