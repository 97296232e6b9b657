import { concat, viewOf } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';
import { TILE_WIDTH } from './tile.ts';

/** The longest entry that a bundle can hold: what a uint16 counts. */
export const ENTRY_MAX_BYTES = 65_535;
const PREFIX_BYTES = 2;

/**
 * An entry bundle (c2sp.org/tlog-tiles, "Log entries"): each entry after its length as a big-endian uint16. Refuses
 * `entry-too-long`, and `wrong-number-of-entries` for none or more than 256.
 */
export function encodeBundle(entries: readonly Uint8Array[]): Result<Uint8Array> {
  if (entries.length < 1 || entries.length > TILE_WIDTH) return refuse('wrong-number-of-entries');
  if (entries.some(({ length }) => length > ENTRY_MAX_BYTES)) return refuse('entry-too-long');
  const prefixed = entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]);
  return ok(concat(prefixed));
}

/**
 * The entries of a bundle of a width (c2sp.org/tlog-tiles, "Log entries"), as copies. Refuses `malformed-bundle` when
 * it is cut off, and `wrong-number-of-entries` when there are fewer or more than `width`.
 */
export function decodeBundle(bytes: Uint8Array, width: number): Result<readonly Uint8Array[]> {
  const view = viewOf(bytes);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (entries.length === width) return refuse('wrong-number-of-entries');
    if (bytes.length - at < PREFIX_BYTES) return refuse('malformed-bundle');
    const start = at + PREFIX_BYTES;
    at = start + view.getUint16(at);
    if (at > bytes.length) return refuse('malformed-bundle');
    entries.push(bytes.slice(start, at));
  }
  return entries.length === width ? ok(entries) : refuse('wrong-number-of-entries');
}
