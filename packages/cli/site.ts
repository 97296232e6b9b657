/** What a Clearline site serves to whoever checks it. */
import { BUNDLE_MAX_BYTES as PROOF_MAX_BYTES } from '@clearline/card';
import {
  decodeBundle,
  encodeBundle,
  formatTilePath,
  HASH_BYTES,
  NOTE_MAX_BYTES,
  POLICY_MAX_BYTES,
  TILE_WIDTH,
  type Tile,
} from '@clearline/tlog';
import { download, type Net } from './http.ts';

/** 256 entries of 65,535 bytes, each after its length. */
const BUNDLE_MAX_BYTES = 256 * 65_537;
const CARD_MAX_BYTES = 2 ** 22;

/** Where visitors find the card, and each version of it. */
export const CARD_PATH = '/.well-known/contact-card.json';
export const versionPath = (n: number) => `/card/${n}.json` as const;
export type CardPath = typeof CARD_PATH | ReturnType<typeof versionPath>;

export class Site {
  readonly origin: string;
  readonly #net: Net;

  constructor(origin: string, net: Net) {
    this.origin = origin;
    this.#net = net;
  }

  checkpoint(): Promise<Uint8Array | null> {
    return this.#get('/record/checkpoint', NOTE_MAX_BYTES);
  }
  policy(): Promise<Uint8Array | null> {
    return this.#get('/card/policy', POLICY_MAX_BYTES);
  }
  card(): Promise<Uint8Array | null> {
    return this.cardAt(CARD_PATH);
  }
  cardAt(path: CardPath): Promise<Uint8Array | null> {
    return this.#get(path, CARD_MAX_BYTES);
  }
  /** Of a version of the card. */
  proof(n: number): Promise<Uint8Array | null> {
    return this.#get(`/card/${n}.proof.json`, PROOF_MAX_BYTES);
  }
  /** By its SHA-256, in lower-case hexadecimal. */
  payload(sha256: string): Promise<Uint8Array | null> {
    return this.#get(`/record/payload/${sha256}`, CARD_MAX_BYTES);
  }

  /** Of a partial tile, where a site has kept only the full one, its beginning. */
  readonly tile = async (tile: Tile): Promise<Uint8Array | null> => {
    const bytes = await this.#tile(tile);
    if (bytes || tile.width === TILE_WIDTH) return bytes;
    const full = await this.#tile({ ...tile, width: TILE_WIDTH });
    return full && beginningOf(full, tile);
  };

  #tile(tile: Tile): Promise<Uint8Array | null> {
    const maxBytes = tile.level === 'entries' ? BUNDLE_MAX_BYTES : TILE_WIDTH * HASH_BYTES;
    return this.#get(`/record/${formatTilePath(tile)}`, maxBytes);
  }

  #get(path: string, maxBytes: number): Promise<Uint8Array | null> {
    return download(this.origin + path, maxBytes, this.#net);
  }
}

function beginningOf(full: Uint8Array, { level, width }: Tile): Uint8Array | null {
  if (level !== 'entries') return full.subarray(0, width * HASH_BYTES);
  const entries = decodeBundle(full, TILE_WIDTH);
  const bundle = entries.ok ? encodeBundle(entries.value.slice(0, width)) : entries;
  return bundle.ok ? bundle.value : null;
}

/** The origin of what a person typed: `example.com`, or any address there. Null for what is no web address. */
export function originOf(typed: string): string | null {
  const text = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(text)) return null;
  const { origin, username, password } = new URL(text);
  return username || password ? null : origin;
}
