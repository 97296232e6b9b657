import * as z from 'zod';

export { concat } from '@clearline/tlog';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes over a buffer of their own, as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const encodeUtf8 = (text: string): Bytes => encoder.encode(text);

/** Text of valid UTF-8, in which a byte order mark is a character like others. Null for anything else. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Standard Base 64 with padding (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes of what {@link base64} has taken. Throws for anything else. */
export function bytesOf(text: string): Bytes {
  const binary = atob(text);
  const { length } = binary;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Of exactly what {@link encodeBase64} writes: padded, no white space, no stray bits. Else null. */
function binaryOf(text: string): string | null {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? binary : null;
  } catch {
    return null;
  }
}

/** Base 64 for URLs, without padding (RFC 4648 §5), as WebAuthn writes bytes in JSON. */
export const encodeBase64Url = (bytes: Uint8Array): string =>
  encodeBase64(bytes).replace(/[+/=]/g, (character) => ({ '+': '-', '/': '_' })[character] ?? '');

/** Bytes as text, each as its one spelling in {@link encodeBase64}. */
export const base64 = (maxBytes: number) =>
  z
    .string()
    .min(4)
    .max(4 * Math.ceil(maxBytes / 3), { abort: true })
    .refine((text) => binaryOf(text) !== null, { error: 'is not base64 in its one spelling' });

export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
