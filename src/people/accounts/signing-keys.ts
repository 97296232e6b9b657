/** The public keys of people's passkeys, in the form in which signatures are checked anywhere. */
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { passkeysOf } from './store/factor.ts';

export interface SigningPasskey {
  /** In base64url. */
  readonly credentialId: string;
  /** DER of a SubjectPublicKeyInfo (RFC 5280 §4.1). */
  readonly spki: Buffer;
  readonly algorithm: CoseAlgorithm;
}

type CoseAlgorithm = -7 | -8 | -257;

/** Labels of a COSE_Key (RFC 9052 §7.1, RFC 9053 §7, RFC 8230 §4): some mean one thing for curves, another for RSA. */
const ALG = 3;
const CURVE = -1;
const X = -2;
const Y = -3;
const RSA_N = -1;
const RSA_E = -2;

const P_256 = 1;
const ED25519 = 6;

type CoseKey = ReadonlyMap<number, unknown>;

const JWKS: Readonly<Record<CoseAlgorithm, (key: CoseKey) => JsonWebKey | null>> = {
  [-7]: (key) =>
    key.get(CURVE) === P_256 ? { kty: 'EC', crv: 'P-256', x: textOf(key, X), y: textOf(key, Y) } : null,
  [-8]: (key) => (key.get(CURVE) === ED25519 ? { kty: 'OKP', crv: 'Ed25519', x: textOf(key, X) } : null),
  [-257]: (key) => ({ kty: 'RSA', n: textOf(key, RSA_N), e: textOf(key, RSA_E) }),
};

const textOf = (key: CoseKey, label: number): string => {
  const value = key.get(label);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : '';
};
const isKnown = (algorithm: unknown): algorithm is CoseAlgorithm =>
  algorithm === -7 || algorithm === -8 || algorithm === -257;

/** Of each person, oldest first; passkeys whose keys nobody could check are left out. */
export async function signingPasskeysOf(db: Db | Tx, personId: string): Promise<SigningPasskey[]> {
  const found: SigningPasskey[] = [];
  for (const { credentialId, publicKey } of await passkeysOf(db, personId)) {
    const key = await readCoseKey(Buffer.from(publicKey, 'base64url'));
    if (key) found.push({ credentialId, ...key });
  }
  return found;
}

/** Null for what is no key of one of the three algorithms. */
export async function readCoseKey(cose: Uint8Array): Promise<Omit<SigningPasskey, 'credentialId'> | null> {
  // Loaded when it is needed: few processes ever do.
  const { decodeCredentialPublicKey } = await import('@simplewebauthn/server/helpers');
  try {
    const key: CoseKey = new Map<number, unknown>(decodeCredentialPublicKey(Uint8Array.from(cose)) as never);
    const algorithm = key.get(ALG);
    const jwk = isKnown(algorithm) ? JWKS[algorithm](key) : null;
    if (!jwk || !isKnown(algorithm)) return null;
    const spki = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
    return { spki, algorithm };
  } catch {
    return null;
  }
}
