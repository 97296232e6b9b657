import * as z from 'zod';
import { base64, encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { Envelope, readCanonical } from './envelope.ts';
import { ok, type Result, refuse } from './result.ts';

export const BUNDLE_SCHEMA = 'clearline.proof-bundle/v1';
/** A card of common size takes some 30,000. */
export const BUNDLE_MAX_BYTES = 2 ** 23;
/** How many policies a bundle shows at most, and how many earlier cards. */
export const CHAIN_MAX = 1024;
/** Who writes bundles lets neither list grow beyond, so that with all else both fit into one. */
export const CHAIN_MAX_BYTES = 3 * 2 ** 20;
export const HANDOVERS_MAX = 16;
export const NAMED_MAX = 64;
const HASH_BYTES = 32;

const wellFormed = z.string().refine((text) => text.isWellFormed(), { error: 'is not Unicode text' });

const Inclusion = z.array(base64(HASH_BYTES)).max(63);

/** Version `v` of the publishers' policy, and where its entry is. */
const LoggedPolicy = z.strictObject({ v: z.int().min(2), index: z.int().min(1), proof: Inclusion });

/**
 * What a former key of the log signed for the next to follow: a checkpoint that witnesses have seen, under it entry 0 and,
 * oldest first, each policy that gives the log another key, up to the one that names the key after this.
 */
const Handover = z.strictObject({
  checkpoint: wellFormed,
  genesis: Inclusion,
  named: z.array(LoggedPolicy).min(1).max(NAMED_MAX),
});
export type Handover = z.infer<typeof Handover>;

/** All that it takes to check one card without asking anyone. Nothing in it is verified yet: see `verifyBundle`. */
export const Bundle = z.strictObject({
  schema: z.literal(BUNDLE_SCHEMA),
  /** The card's envelope, whole, even where the log holds its detached form. */
  entry: Envelope,
  /** Of earlier cards, oldest first, from the last that had the quorum for protected changes. */
  earlier: z.array(Envelope).min(1).max(CHAIN_MAX).optional(),
  /** Of every version of the publishers' policy, from the first. */
  publishers: z.array(Envelope).min(1).max(CHAIN_MAX),
  /** The inclusion proof of entry 0, which is the first of `publishers`, in the tree of `proof`. */
  genesis: Inclusion,
  /** Of the log's former keys, for who has pinned one of them; `publishers` then leads to the key that signs now. */
  handovers: z.array(Handover).min(1).max(HANDOVERS_MAX).optional(),
  /** A tlog-proof of the card's entry (c2sp.org/tlog-proof). */
  proof: wellFormed,
  /** A tlog-policy (c2sp.org/tlog-policy). Counts only where nobody pinned one. */
  policy: wellFormed,
});
export type Bundle = z.infer<typeof Bundle>;

/** Reads a bundle from exactly its canonical form. */
export function parseBundle(bytes: Uint8Array): Result<Bundle, 'oversized-bundle' | 'malformed-bundle'> {
  if (bytes.length > BUNDLE_MAX_BYTES) return refuse('oversized-bundle');
  const bundle = readCanonical(Bundle, bytes);
  return bundle ? ok(bundle) : refuse('malformed-bundle');
}

/**
 * The bytes of a bundle, without its schema's name.
 * @throws RangeError for one that nobody would read
 */
export function formatBundle(bundle: Omit<Bundle, 'schema'>): Uint8Array {
  const bytes = encodeUtf8(canonical({ schema: BUNDLE_SCHEMA, ...bundle }));
  const read = parseBundle(bytes);
  if (!read.ok) throw new RangeError(`no proof bundle: ${read.error}`);
  return bytes;
}
