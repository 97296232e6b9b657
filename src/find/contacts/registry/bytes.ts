import { ok, type Result, refuse } from '../../../kernel/errors.ts';
import { sayOfFile } from './file-messages.ts';
import { say } from './messages.ts';
import type { RegistryProblem } from './problem.ts';

/** A registry of two hundred channels is about 100 KB. */
export const MAX_REGISTRY_BYTES = 256_000;

/** The text of a file in UTF-8, without its byte order mark. */
export function decodeRegistry(bytes: Uint8Array, name: string): Result<string, RegistryProblem> {
  const start = { line: 1, column: 1, path: '' };
  if (bytes.length > MAX_REGISTRY_BYTES)
    return refuse({ ...start, ...sayOfFile.fileTooLarge(name, bytes.length, MAX_REGISTRY_BYTES) });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return refuse({ ...start, ...sayOfFile.fileEmpty(name) });
    const nul = bytes.indexOf(0);
    if (nul === -1) return ok(text);
    if (isUtf16(bytes)) return notUtf8(bytes, nul, name);
    return refuse({ ...placeOf(bytes, nul), path: '', ...say.hiddenCharacter('\0') });
  } catch {
    return notUtf8(bytes, firstInvalid(bytes), name);
  }
}

function notUtf8(bytes: Uint8Array, offset: number, name: string): Result<string, RegistryProblem> {
  return refuse({ ...placeOf(bytes, offset), path: '', ...sayOfFile.notUtf8(name, offset, guess(bytes)) });
}

function placeOf(bytes: Uint8Array, offset: number): Pick<RegistryProblem, 'line' | 'column'> {
  const before = bytes.subarray(0, offset);
  const line = before.reduce((n, byte) => (byte === 0x0a ? n + 1 : n), 1);
  return { line, column: offset - before.lastIndexOf(0x0a) };
}

/** The number of bytes that are valid UTF-8 from the start; decoders tell only that there is an error. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (valid < invalid) {
    const middle = Math.ceil((valid + invalid) / 2);
    if (decodes(bytes.subarray(0, middle), 'utf-8', true)) valid = middle;
    else invalid = middle - 1;
  }
  // What could have been the start of a character was not.
  while (!decodes(bytes.subarray(0, valid), 'utf-8', false)) valid--;
  return valid;
}

function guess(bytes: Uint8Array): 'UTF-16' | 'GB18030' | null {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || bytes.includes(0)) return 'UTF-16';
  return decodes(bytes, 'gb18030', false) ? 'GB18030' : null;
}

/** In UTF-16 every second byte of plain Latin is 0; a stray one is only a control character. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  bytes.reduce((n, byte) => (byte === 0 ? n + 1 : n), 0) > bytes.length / 8;

function decodes(bytes: Uint8Array, encoding: string, partial: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: partial });
    return true;
  } catch {
    return false;
  }
}
