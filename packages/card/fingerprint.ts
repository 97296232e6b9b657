/** A key as people compare it: on paper, on the telephone, on another screen. */

import type { Sha256 } from '@clearline/tlog';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { encodeHex, encodeUtf8 } from './bytes.ts';
import type { Lang } from './text.ts';

/** Of SHA-256 over the vkey: the first 132 bits as words, the first 128 as digits. */
const WORDS = 12;
const BITS_PER_WORD = 11;
const HEX_BYTES = 16;

export interface Fingerprint {
  /** Twelve words, or twelve characters, from the lists of BIP 39. */
  readonly words: Readonly<Record<Lang, readonly string[]>>;
  /** Eight groups of four hexadecimal digits. */
  readonly hex: readonly string[];
}

/** The fingerprint of a key in its vkey form (c2sp.org/signed-note, "Verifier keys"). */
export function fingerprint(vkey: string, sha256: Sha256): Fingerprint {
  const digest = sha256(encodeUtf8(vkey));
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const numbers = Array.from({ length: WORDS }, (_, at) =>
    Number.parseInt(bits.slice(at * BITS_PER_WORD, (at + 1) * BITS_PER_WORD), 2),
  );
  const words = (list: readonly string[]) => numbers.map((number) => list[number] ?? '');
  return {
    words: { zh: words(chinese), en: words(english) },
    hex: encodeHex(digest.subarray(0, HEX_BYTES)).match(/.{4}/g) ?? [],
  };
}
