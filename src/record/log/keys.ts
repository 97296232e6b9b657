/** The record keys of a node, and the keys that are derived from each (decision 14). Each has one use. */
import { join } from 'node:path';
import { formatVkey, KEY_TYPE, type Signer, verifierKey } from '@clearline/tlog';
import { deriveSeed, type KeyPair, keyPair, sha256 } from '../../kernel/crypto.ts';
import { type KeyPlace, nodeSeeds, nodeSeedsIfAny } from '../../kernel/key-file.ts';

export interface RecordKey {
  /** The public key, in base64. */
  readonly id: string;
  /** Signs checkpoints; the name of the key is the log's origin. */
  log(origin: string): Signer;
  /** Cosigns for the node's own witness, which is not independent. */
  witness(origin: string): Signer;
  /** Signs a card that differs from the one before in its dates alone. */
  readonly reissue: KeyPair;
}

/** Newest first, at least one. Which of them signs is the log's to say. */
export type KeyRing = readonly [RecordKey, ...RecordKey[]];

/** Where the record keeps what does not belong in the database. */
export const recordFolder = (dataDir: string): string => join(dataDir, 'record');

/** @param given by the settings; null for the file in the data directory */
export const recordKeyPlace = (given: string | null, dataDir: string): KeyPlace => ({
  given,
  name: 'RECORD_KEY',
  path: join(recordFolder(dataDir), 'record.key'),
});

/** Those that are there; one is made at the first start. @throws where they can be neither read nor written */
export const recordKeys = async (place: KeyPlace): Promise<KeyRing> => ringOf(await nodeSeeds(place));

/** The ring of a running node. */
export interface HeldKeys {
  ring(): KeyRing;
  /** Takes what the file has got since. A key that has left it stays until the next start, as the node's witness does. */
  refresh(): Promise<KeyRing>;
}

/** @throws as `recordKeys` */
export async function holdKeys(place: KeyPlace): Promise<HeldKeys> {
  let ring = await recordKeys(place);
  return {
    ring: () => ring,
    refresh: async () => {
      const now = place.given === null ? await recordKeys(place) : ring;
      const others = ring.filter(({ id }) => now.every((key) => key.id !== id));
      ring = [...now, ...others];
      return ring;
    },
  };
}

/** The same for a command, which makes none: null where there is none. */
export async function recordKeysIfAny(place: KeyPlace): Promise<KeyRing | null> {
  const seeds = await nodeSeedsIfAny(place);
  return seeds && ringOf(seeds);
}

/** @throws a RangeError for none */
export function ringOf(seeds: readonly Uint8Array[]): KeyRing {
  const [first, ...others] = seeds.map(recordKey);
  if (!first) throw new RangeError('a ring has a key');
  return [first, ...others];
}

export function recordKey(seed: Uint8Array): RecordKey {
  const own = keyPair(seed);
  const witness = keyPair(deriveSeed(seed, 'clearline witness'));
  return {
    id: Buffer.from(own.publicKey).toString('base64'),
    log: (origin) => signer(origin, KEY_TYPE.ed25519, own),
    witness: (origin) => signer(`${origin}/witness`, KEY_TYPE.cosignatureV1, witness),
    reissue: keyPair(deriveSeed(seed, 'clearline reissue')),
  };
}

export const vkeyOf = (key: RecordKey, origin: string): string => formatVkey(key.log(origin).key);

/** Those of the ring that are, or have been, keys of the log: the newest of the log first. */
export const keysOfLog = (
  ring: KeyRing,
  { origin, vkeys }: { readonly origin: string; readonly vkeys: readonly string[] },
): readonly RecordKey[] =>
  [...new Set(vkeys.toReversed())].flatMap((vkey) => ring.find((key) => vkeyOf(key, origin) === vkey) ?? []);

const signer = (name: string, type: number, { publicKey, sign }: KeyPair): Signer => ({
  key: verifierKey(sha256, { name, type, publicKey }),
  sign,
});
