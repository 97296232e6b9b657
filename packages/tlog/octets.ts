import { decodeUtf8, encodeUtf8 } from './bytes.ts';

/**
 * Opaque octets as text (c2sp.org/tlog-policy, "Character set"): as UTF-8 where they are valid, else each octet from
 * 0x80 on as the lone surrogate U+DC00 + octet. Different octets are different text, and `encodeOctets` gives them back.
 */
export const decodeOctets = (bytes: Uint8Array): string =>
  decodeUtf8(bytes) ??
  Array.from(bytes, (octet) => String.fromCharCode(octet < 0x80 ? octet : 0xdc00 + octet)).join('');

export const encodeOctets = (text: string): Uint8Array =>
  text.isWellFormed() ? encodeUtf8(text) : Uint8Array.from(text, (unit) => unit.charCodeAt(0) & 0xff);

/** What stands between separators, empty parts too. */
export function splitOctets(bytes: Uint8Array, isSeparator: (octet: number) => boolean): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && !isSeparator(bytes[at] as number)) continue;
    parts.push(bytes.subarray(start, at));
    start = at + 1;
  }
  return parts;
}
