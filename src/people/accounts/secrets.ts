/** Secrets that we hand out once, and the digests by which we know them again. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, in 43 characters that pass through any address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The parts are told apart, so that no secret of one kind passes for another's. */
export const digestOf = (...parts: readonly string[]): Buffer =>
  createHash('sha256')
    .update(parts.length === 1 ? String(parts[0]) : JSON.stringify(parts))
    .digest();
