/** The record key, and the keys that are derived from it (decision 14). Each has one use. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_TYPE, type Signer, verifierKey } from '@clearline/tlog';
import { deriveSeed, type KeyPair, keyPair, readSeed, SEED_BYTES, sha256 } from '../../kernel/crypto.ts';
import { createFile } from '../../kernel/whole-file.ts';

export interface RecordKeys {
  /** Signs checkpoints; the name of the key is the log's origin. */
  log(origin: string): Signer;
  /** Cosigns for the node's own witness, which is not independent. */
  witness(origin: string): Signer;
  /** Signs a card that differs from the one before in its dates alone. */
  readonly reissue: KeyPair;
}

/** Where the record keeps what does not belong in the database. */
export const recordFolder = (dataDir: string): string => join(dataDir, 'record');

/**
 * By the key of the settings, else that of the data directory, which is made at the first start.
 * @throws where it can be neither read nor written
 */
export async function recordKeys(given: string | null, dataDir: string): Promise<RecordKeys> {
  return keysOf(seedOf(given, 'RECORD_KEY') ?? (await keptSeed(join(recordFolder(dataDir), 'record.key'))));
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

async function keptSeed(path: string): Promise<Uint8Array> {
  const kept = seedOf(await read(path), path);
  if (kept) return kept;
  await createFile(path, `${randomBytes(SEED_BYTES).toString('base64')}\n`);
  const made = seedOf(await read(path), path);
  if (!made) throw new Error(`${path} cannot be kept`);
  return made;
}

function seedOf(text: string | null, from: string): Uint8Array | null {
  if (text === null) return null;
  const seed = readSeed(text);
  if (!seed) throw new Error(`${from} holds no Ed25519 key: restore it from a backup`);
  return seed;
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
