/** The Ed25519 keys with which this server signs cards: a key file that may approve, and the one for re-issues. */
import { join } from 'node:path';
import { type Carried, keyIdOf, type PayloadType, preAuthEncoding, type Signature } from '@clearline/card';
import { type KeyPair, keyPair, sha256 } from '../../kernel/crypto.ts';
import { type KeyPlace, nodeSeed, nodeSeedIfAny } from '../../kernel/key-file.ts';
import { type RecordKey, recordFolder, recordKeyPlace, recordKeysIfAny } from '../../record/log/index.ts';

/** DER of an Ed25519 SubjectPublicKeyInfo (RFC 8410 §4), up to the key itself. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** A key as policies and envelopes name it. */
export interface SigningKey {
  readonly id: string;
  /** SPKI in base64. */
  readonly publicKey: string;
  sign(payloadType: PayloadType, payload: Uint8Array, of?: Carried): Signature;
}

export interface ServerKeys {
  /** Null where the key file has been taken off this machine, as it should be once people approve with passkeys. */
  readonly publisher: SigningKey | null;
  /** Of each record key that this machine holds; a policy lists one of them. */
  readonly reissue: readonly SigningKey[];
}

export interface KeySettings {
  readonly recordKey: string | null;
  readonly publisherKey: string | null;
  readonly dataDir: string;
}

const placeOf = ({ publisherKey, dataDir }: Omit<KeySettings, 'recordKey'>): KeyPlace => ({
  given: publisherKey,
  name: 'PUBLISHER_KEY',
  path: join(recordFolder(dataDir), 'publisher.key'),
});

/** The keys that are there: a command makes none. */
export async function serverKeys(settings: KeySettings): Promise<ServerKeys> {
  const seed = await nodeSeedIfAny(placeOf(settings));
  const ring = await recordKeysIfAny(recordKeyPlace(settings.recordKey, settings.dataDir));
  return { publisher: seed && signingKey(keyPair(seed)), reissue: ring?.map(reissueKey) ?? [] };
}

export const reissueKey = ({ reissue }: RecordKey): SigningKey => signingKey(reissue);

/** The key file of a site that begins: made unless there is one. */
export async function firstPublisherKey(settings: Omit<KeySettings, 'recordKey'>): Promise<SigningKey> {
  return signingKey(keyPair(await nodeSeed(placeOf(settings))));
}

export function signingKey({ publicKey, sign }: KeyPair): SigningKey {
  const spki = Buffer.concat([SPKI_HEAD, publicKey]);
  const id = keyIdOf(spki, sha256);
  return {
    id,
    publicKey: spki.toString('base64'),
    sign: (payloadType, payload, of) => ({
      keyid: id,
      sig: Buffer.from(sign(preAuthEncoding(payloadType, payload))).toString('base64'),
      ...(of && { of }),
    }),
  };
}
