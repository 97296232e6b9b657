/** The record key, and the keys that are derived from it (decision 14). Each has one use. */
import { join } from 'node:path';
import { KEY_TYPE, type Signer, verifierKey } from '@clearline/tlog';
import { deriveSeed, type KeyPair, keyPair, sha256 } from '../../kernel/crypto.ts';
import { nodeSeed, nodeSeedIfAny } from '../../kernel/key-file.ts';

export interface RecordKeys {
  /** Signs checkpoints; the name of the key is the log's origin. */
  log(origin: string): Signer;
  /** Cosigns for the node's own witness, which is not independent. */
  witness(origin: string): Signer;
  /** Signs a card that differs from the one before in its dates alone. */
  readonly reissue: KeyPair;
}

const NAME = 'RECORD_KEY';
const pathOf = (dataDir: string) => join(recordFolder(dataDir), 'record.key');

/** Where the record keeps what does not belong in the database. */
export const recordFolder = (dataDir: string): string => join(dataDir, 'record');

/**
 * By the key of the settings, else that of the data directory, which is made at the first start.
 * @throws where it can be neither read nor written
 */
export async function recordKeys(given: string | null, dataDir: string): Promise<RecordKeys> {
  return keysOf(await nodeSeed(given, NAME, pathOf(dataDir)));
}

/** The same for a command, which makes none: null where there is none. */
export async function recordKeysIfAny(given: string | null, dataDir: string): Promise<RecordKeys | null> {
  const seed = await nodeSeedIfAny(given, NAME, pathOf(dataDir));
  return seed && keysOf(seed);
}

export function keysOf(seed: Uint8Array): RecordKeys {
  const own = keyPair(seed);
  const witness = keyPair(deriveSeed(seed, 'clearline witness'));
  return {
    log: (origin) => signer(origin, KEY_TYPE.ed25519, own),
    witness: (origin) => signer(`${origin}/witness`, KEY_TYPE.cosignatureV1, witness),
    reissue: keyPair(deriveSeed(seed, 'clearline reissue')),
  };
}

const signer = (name: string, type: number, { publicKey, sign }: KeyPair): Signer => ({
  key: verifierKey(sha256, { name, type, publicKey }),
  sign,
});
