/** Nobody asks again at once, whatever the server says: a clock that is wrong must not make a loop. */
const LEAST_MS = 1_000;

/**
 * When a server that asked for a pause may be asked again, in milliseconds since the epoch; null where it did not say.
 * @param header `Retry-After` (RFC 9110 §10.2.3): seconds, or a date
 */
export function retryAtOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const at = /^\d+$/.test(header) ? now + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(at, now + LEAST_MS);
}
