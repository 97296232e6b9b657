/** A small log for tests, with keys of its own: grows, signs its checkpoints and proves their consistency. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  append,
  consistencyProof,
  EMPTY_FRONTIER,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatTilePath,
  frontierRoot,
  KEY_TYPE,
  leafHash,
  type Signer,
  signNote,
  type Tile,
  tileHashes,
  verifierKey,
} from '@clearline/tlog';
import { sha256 } from './crypto.ts';

export function testSigner(name: string, type: number = KEY_TYPE.ed25519): Signer {
  const { publicKey, privateKey } =
    type === KEY_TYPE.mlDsa44 ? generateKeyPairSync('ml-dsa-44') : generateKeyPairSync('ed25519');
  return {
    key: verifierKey(sha256, { name, type, publicKey: rawKey(publicKey, type) }),
    sign: (message) => sign(null, message, privateKey),
  };
}

function rawKey(publicKey: KeyObject, type: number): Uint8Array {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(type === KEY_TYPE.mlDsa44 ? 22 : 12);
}

export class TestLog {
  signer: Signer;
  readonly tiles = new Map<string, Uint8Array>();
  readonly entries: Uint8Array[] = [];
  #frontier = EMPTY_FRONTIER;
  readonly #roots: Uint8Array[] = [frontierRoot(sha256, EMPTY_FRONTIER)];

  constructor(signer: Signer = testSigner('log.example/record')) {
    this.signer = signer;
  }

  get origin(): string {
    return this.signer.key.name;
  }
  get size(): number {
    return this.#roots.length - 1;
  }

  grow(entries: readonly (string | Uint8Array)[]): this {
    for (const entry of entries) {
      const bytes = Buffer.from(entry);
      this.entries.push(bytes);
      const hash = leafHash(sha256, bytes);
      const { frontier, root, tiles } = append(sha256, this.#frontier, [hash]);
      for (const one of tiles) this.tiles.set(formatTilePath(one.tile), one.bytes);
      this.#frontier = frontier;
      this.#roots.push(root);
    }
    return this;
  }

  growTo(size: number): this {
    return this.grow(Array.from({ length: size - this.size }, (_, at) => `entry ${this.size + at}`));
  }

  text(size = this.size, root = this.#roots[size] as Uint8Array): string {
    return formatCheckpoint({ origin: this.origin, size: BigInt(size), root, extensions: [] });
  }

  async checkpoint(size = this.size, signers: readonly Signer[] = [this.signer]): Promise<Uint8Array> {
    const text = this.text(size);
    return formatNote({
      text,
      signatures: await Promise.all(signers.map((signer) => signNote(text, signer))),
    });
  }

  async proof(oldSize: number, size = this.size): Promise<readonly Uint8Array[]> {
    const read = tileHashes(
      sha256,
      BigInt(this.size),
      async (tile: Tile) => this.tiles.get(formatTilePath(tile)) ?? null,
    );
    const proof = await consistencyProof(sha256, BigInt(oldSize), BigInt(size), read);
    if (!proof.ok) throw new Error(proof.error.code);
    return proof.value;
  }

  async request(oldSize: number, size = this.size): Promise<Uint8Array> {
    const [proof, checkpoint] = await Promise.all([this.proof(oldSize, size), this.checkpoint(size)]);
    return formatAddCheckpoint({ oldSize: BigInt(oldSize), proof, checkpoint });
  }
}
