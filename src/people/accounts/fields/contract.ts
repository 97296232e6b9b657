/** What accounts are told in, field by field. Browser-safe. */
import * as z from 'zod';

/** Short enough to type on a phone; what is common is refused by a list, whatever its length. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;
export const MAX_TOKEN_DAYS = 365;

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** As the person is called in the console and in the audit trail. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => !/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(name), {
    error: 'contains a control or bidirectional character',
  });
export const NewPassword = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);
export const Password = z.string().min(1).max(MAX_PASSWORD);
export const Code = z.string().regex(/^\d{6}$/);
export const RecoveryCode = z.string().trim().min(8).max(40);
export const Secret = z.string().min(20).max(100);
export const Instant = z.iso.datetime();
/** What `navigator.credentials` takes and gives, as JSON (WebAuthn 3 §5.1.8–10). */
export const CredentialOptions = z.record(z.string(), z.unknown());
export const Credential = z.looseObject({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(4000) }),
});
export const ById = z.object({ id: z.uuid() });
export const ByToken = z.object({ token: Secret });

export const THROTTLED = 'too-many-tries';
