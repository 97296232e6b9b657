/** People's signatures by passkeys: what is asked for, and what browsers give. Browser-safe. */
import * as z from 'zod';

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
  /** What it follows, in the same form: the card, or the list, that is in force. Null where nothing is. */
  previous: z.string().nullable(),
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
