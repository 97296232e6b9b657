/** A passkey provider without a browser: ES256, no attestation (WebAuthn 3 §6). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

interface Options {
  readonly [key: string]: unknown;
}
interface Quirks {
  /** Whether the user is verified; they are unless told otherwise. */
  readonly uv?: boolean;
  readonly origin?: string;
  readonly challenge?: string;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

export class VirtualAuthenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #origin: string;
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject };
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** What `navigator.credentials.create` gives, as JSON. */
  create(options: Options, quirks: Quirks = {}) {
    const { id: rpId } = options.rp as { id: string };
    const credentialId = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([0, credentialId.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, this.#coseKey()]);
    const authData = Buffer.concat([this.#header(rpId, ATTESTED, quirks), attested]);
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      Buffer.from([authData.length >> 8, authData.length & 0xff]),
      authData,
    ]);
    const clientDataJSON = this.#clientData('webauthn.create', options, quirks);
    return {
      ...this.#envelope(),
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** What `navigator.credentials.get` gives, as JSON. */
  get(options: Options, quirks: Quirks = {}) {
    this.#counter++;
    const authenticatorData = this.#header(String(options.rpId), 0, quirks);
    const clientDataJSON = this.#clientData('webauthn.get', options, quirks);
    const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
    return {
      ...this.#envelope(),
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
      },
    };
  }

  /** As if it had been copied before its last uses. */
  turnBack(): void {
    this.#counter = 0;
  }

  #envelope() {
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key' as const,
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
    };
  }

  #header(rpId: string, flags: number, { uv = true }: Quirks): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([sha256(rpId), Buffer.from([UP | (uv ? UV : 0) | flags]), counter]);
  }

  #clientData(type: string, { challenge }: Options, quirks: Quirks): Buffer {
    const data = { type, challenge: quirks.challenge ?? challenge, origin: quirks.origin ?? this.#origin };
    return Buffer.from(JSON.stringify({ ...data, crossOrigin: false }));
  }

  /** RFC 9053 §7.1.1, in CBOR. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }
}
