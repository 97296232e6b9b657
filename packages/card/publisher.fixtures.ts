/** Publishers for tests: key files, and a passkey provider without a browser (WebAuthn 3 §6). */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Bytes, encodeBase64, encodeBase64Url, encodeUtf8 } from './bytes.ts';
import type { CardCrypto } from './crypto.ts';
import { type PayloadType, preAuthEncoding } from './envelope.ts';
import type { Passkey, PublisherKey } from './publishers.ts';
import { type Carried, keyIdOf, type Signature } from './signature.ts';

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();
export const crypto: CardCrypto = { sha256, subtle: globalThis.crypto.subtle };

/** Somebody's key, with which they sign. */
export interface TestKey<K extends PublisherKey = PublisherKey> {
  readonly key: K;
  readonly sign: (payloadType: PayloadType, payload: Bytes, of?: Carried) => Signature;
}

/** How an assertion differs from an honest one. */
export interface Quirks {
  readonly clientData?: Readonly<Record<string, unknown>>;
  readonly rpId?: string;
  readonly flags?: number;
}

export const RP_ID = 'card.example';
export const ORIGIN = 'https://console.card.example';
const UP_UV = 0x05;

const spkiOf = (publicKey: KeyObject): Buffer => publicKey.export({ type: 'spki', format: 'der' });
const given = (of: Carried | undefined) => (of ? { of } : {});

export function keyFile(): TestKey<Extract<PublisherKey, { kind: 'key-file' }>> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = spkiOf(publicKey);
  const id = keyIdOf(spki, sha256);
  return {
    key: { kind: 'key-file', id, publicKey: encodeBase64(spki) },
    sign: (payloadType, payload, of) => {
      const sig = encodeBase64(sign(null, preAuthEncoding(payloadType, payload), privateKey));
      return { keyid: id, sig, ...given(of) };
    },
  };
}

const PAIRS: Record<Passkey['algorithm'], () => { publicKey: KeyObject; privateKey: KeyObject }> = {
  [-7]: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  [-8]: () => generateKeyPairSync('ed25519'),
  [-257]: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

export function passkey(algorithm: Passkey['algorithm'] = -7, quirks: Quirks = {}): TestKey<Passkey> {
  const { publicKey, privateKey } = PAIRS[algorithm]();
  const spki = spkiOf(publicKey);
  const id = keyIdOf(spki, sha256);
  return {
    key: {
      kind: 'passkey',
      id,
      publicKey: encodeBase64(spki),
      algorithm,
      credentialId: id,
      rpId: RP_ID,
      origin: ORIGIN,
    },
    sign: (_payloadType, payload, of) => {
      const challenge = encodeBase64Url(sha256(payload));
      const honest = { type: 'webauthn.get', challenge, origin: ORIGIN, crossOrigin: false };
      const clientData = encodeUtf8(JSON.stringify({ ...honest, ...quirks.clientData }));
      const header = [...sha256(encodeUtf8(quirks.rpId ?? RP_ID)), quirks.flags ?? UP_UV, 0, 0, 0, 1];
      const authenticatorData = Uint8Array.from(header);
      const message = Buffer.concat([authenticatorData, sha256(clientData)]);
      return {
        keyid: id,
        sig: encodeBase64(sign(algorithm === -8 ? null : 'sha256', message, privateKey)),
        webauthn: {
          authenticatorData: encodeBase64(authenticatorData),
          clientDataJSON: encodeBase64(clientData),
        },
        ...given(of),
      };
    },
  };
}
