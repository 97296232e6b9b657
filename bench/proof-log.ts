/** The proof of a card as it is in a log of any size: of a whole tree, whose checkpoint is signed and cosigned. */
import { randomBytes } from 'node:crypto';
import { type Bundle, type Envelope, entryBytes, formatBundle } from '@clearline/card';
import {
  append,
  cosign,
  EMPTY_FRONTIER,
  encodeBase64,
  formatCheckpoint,
  formatNote,
  formatProof,
  formatTilePath,
  type HashReader,
  inclusionProof,
  leafHash,
  type Result,
  signNote,
  tileHashes,
} from '@clearline/tlog';
import { keysOnly } from '../src/find/publishers/proof.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { SEED_BYTES, sha256 } from '../src/kernel/crypto.ts';
import { recordKey } from '../src/record/log/keys.ts';
import { ownPolicy, servedPolicy } from '../src/record/witnesses/index.ts';

export interface LoggedProof {
  readonly entries: number;
  /** Of both inclusion proofs. */
  readonly hashes: number;
  readonly bundle: Bundle;
  /** The same as a file. */
  readonly bytes: Uint8Array;
  /** What its readers pin: a tlog-policy. */
  readonly policy: string;
}

const ENTRY_BYTES = 32;
const BATCH = 4_096;
/** Next to the first policy, from where the way to the root is as long as it can be. */
const CARD_AT = 1n;

/**
 * Puts the policy and the card of a bundle into a log of its own, among random entries.
 * @param origin of the log, which the policy names
 */
export async function proofIn(entries: number, given: Bundle, origin: string): Promise<LoggedProof> {
  const size = BigInt(entries);
  const [first] = given.publishers;
  if (!first) throw new Error('the bundle has no policy');
  const { root, read } = treeOf(size, [hashOf(first), hashOf(given.entry)]);
  const keys = recordKey(randomBytes(SEED_BYTES));
  const [log, witness] = [keys.log(origin), keys.witness(origin)];
  const text = formatCheckpoint({ origin, size, root, extensions: [] });
  const now = BigInt(Math.floor(systemClock.now() / 1000));
  const checkpoint = formatNote({
    text,
    signatures: [await signNote(text, log), await cosign(text, witness, now)],
  });
  const [genesis, hashes] = [await wayUp(0n, size, read), await wayUp(CARD_AT, size, read)];
  const policy = servedPolicy(ownPolicy([witness]), [log.key], `https://${origin}`);
  const bundle: Bundle = {
    ...given,
    genesis: genesis.map(encodeBase64),
    proof: Buffer.from(formatProof({ extra: null, index: CARD_AT, hashes, checkpoint })).toString('utf8'),
    policy: keysOnly(policy),
  };
  return { entries, hashes: genesis.length + hashes.length, bundle, bytes: formatBundle(bundle), policy };
}

/** Begins with these leaves, and goes on with random ones. */
function treeOf(size: bigint, leaves: readonly Uint8Array[]): { root: Uint8Array; read: HashReader } {
  const tiles = new Map<string, Uint8Array>();
  let grown = append(sha256, EMPTY_FRONTIER, leaves);
  for (;;) {
    for (const { tile, bytes } of grown.tiles) tiles.set(formatTilePath(tile), bytes);
    const left = Number(size - grown.frontier.size);
    if (left === 0) break;
    const more = Array.from({ length: Math.min(left, BATCH) }, randomLeaf);
    grown = append(sha256, grown.frontier, more);
  }
  const read = tileHashes(sha256, size, async (tile) => tiles.get(formatTilePath(tile)) ?? null);
  return { root: grown.root, read };
}

const randomLeaf = () => leafHash(sha256, randomBytes(ENTRY_BYTES));
const hashOf = (envelope: Envelope): Uint8Array => leafHash(sha256, entryBytes(envelope, sha256));

const wayUp = async (index: bigint, size: bigint, read: HashReader) =>
  taken(await inclusionProof(sha256, index, size, read));

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}
