import type { Sha256 } from '@clearline/tlog';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { encodeHex, encodeUtf8 } from './bytes.ts';

const WORDS = 12;
/** A list of 2^11 words. */
const BITS = 11;

/** What people compare to see that they hold the same key of a log. */
export interface Fingerprint {
  /** Twelve of BIP-39's English words, for the first 132 bits. Its checksum plays no part. */
  readonly words: readonly string[];
  /** All 256 bits, in sixteen groups of four lower-case hexadecimal digits. */
  readonly hex: readonly string[];
}

/** Of a vkey (c2sp.org/signed-note): SHA-256 of its text, so the log's name and the kind of key are in it too. */
export function fingerprint(vkey: string, sha256: Sha256): Fingerprint {
  const digest = sha256(encodeUtf8(vkey));
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const words = Array.from({ length: WORDS }, (_, at) => {
    const index = Number.parseInt(bits.slice(at * BITS, (at + 1) * BITS), 2);
    return wordlist[index] ?? '';
  });
  return { words, hex: encodeHex(digest).match(/.{4}/g) ?? [] };
}
