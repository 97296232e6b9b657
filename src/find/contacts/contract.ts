/** What is told of the past of the card. Instants are RFC 3339 in UTC. Browser-safe. */
import { Change, Instant, Retired } from '@clearline/card';
import * as z from 'zod';

/** One published card, without its text. */
export const CardVersion = z.strictObject({
  n: z.int().min(1),
  issued: Instant,
  expires: Instant,
  /** SHA-256 of the canonical card, lower-case hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  changes: z.array(Change).readonly(),
});

/** A time in which a value was official, ended, and after which it came back. */
export const FormerPeriod = z.strictObject({
  /** The value's entry in the last card that listed it as retired. */
  retired: Retired,
  /** What stood in its place in that card, as people read it. */
  replacedBy: z.string().nullable(),
});

export type CardVersion = z.infer<typeof CardVersion>;
export type FormerPeriod = z.infer<typeof FormerPeriod>;
