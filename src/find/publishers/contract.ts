/** What pages say of the record and of who approved each card. Browser-safe. Instants are RFC 3339 in UTC. */
import { Instant } from '@clearline/card';
import * as z from 'zod';

/** What proves the card to anyone, without asking this site again. */
export const ProofView = z.strictObject({
  /** The version that it proves: for a moment after a publication, the one before the current. */
  n: z.int().min(1),
  /** `clearline.proof-bundle/v1`, as `/card/<n>.proof.json` serves it. */
  bundle: z.string(),
  /** c2sp.org/tlog-policy, as `/card/policy` serves it: the log and the witnesses that this site names. */
  policy: z.string(),
  /** The log's key (c2sp.org/signed-note, "Verifier keys"). */
  vkey: z.string(),
  /** How many entries the log had. */
  size: z.int().min(1),
  /** Who had seen them, and when last. */
  witnesses: z.array(z.strictObject({ name: z.string(), at: Instant })),
  /** Whether others than the operator must have seen them. */
  independent: z.boolean(),
  /** Whether one key is enough to change a number. */
  single: z.boolean(),
});
export type ProofView = z.infer<typeof ProofView>;

/** A card as the record holds it. */
export const LoggedCard = z.strictObject({
  n: z.int().min(1),
  /** Of its entry in the record, counted from 0; null while it waits for its place. */
  index: z.int().min(0).nullable(),
  approvals: z.array(z.strictObject({ name: z.string(), kind: z.enum(['key-file', 'passkey']) })),
  /** Issued again by the server, for its dates alone. */
  reissued: z.boolean(),
});
export type LoggedCard = z.infer<typeof LoggedCard>;

const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

/** An assertion of a passkey whose challenge is SHA-256 of what is signed (WebAuthn 3 §5.1), in base64url. */
export const GivenSignature = z.strictObject({
  /** The credential's id. */
  credential: base64url(1364),
  authenticatorData: base64url(1400),
  clientDataJSON: base64url(5500),
  signature: base64url(1400),
});
export type GivenSignature = z.infer<typeof GivenSignature>;

/** What somebody is asked to sign, and with which of their passkeys. */
export const ToSign = z.object({
  /** Canonical JSON: SHA-256 of exactly this text is the challenge. */
  payload: z.string(),
  /** When it was composed, which it says itself; who signs it names the same. */
  composedAt: z.string(),
  /** Empty where the caller is not among the publishers. */
  credentials: z.array(z.string()),
  /** The relying party of these passkeys. */
  rpId: z.string(),
  /** How many people it takes, and who has signed it so far. */
  needed: z.int(),
  signed: z.array(z.string()),
});
export type ToSign = z.infer<typeof ToSign>;
