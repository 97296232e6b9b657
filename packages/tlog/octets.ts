import { decodeUtf8, encodeUtf8, isWellFormed } from './bytes.ts';

const CHUNK = 8_192;

/** A string of the code units 0 to 255, one for each octet. */
export function unitsOf(bytes: Uint8Array): string {
  let units = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    units += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + CHUNK));
  return units;
}

export function octetsOf(units: string): Uint8Array {
  const octets = new Uint8Array(units.length);
  for (let at = 0; at < octets.length; at++) octets[at] = units.charCodeAt(at);
  return octets;
}

/**
 * Opaque octets as text (c2sp.org/tlog-policy, "Character set"): as UTF-8 where they are valid, else each octet from
 * 0x80 on as the lone surrogate U+DC00 + octet. Different octets are different text; `encodeOctets` gives them back.
 */
export const decodeOctets = (bytes: Uint8Array): string =>
  decodeUtf8(bytes) ??
  unitsOf(bytes).replace(/[\x80-\xff]/g, (unit) => String.fromCharCode(0xdc00 + unit.charCodeAt(0)));

/** The octets of a text that `decodeOctets` made. */
export const encodeOctets = (text: string): Uint8Array =>
  isWellFormed(text) ? encodeUtf8(text) : Uint8Array.from(text, (unit) => unit.charCodeAt(0) & 0xff);
