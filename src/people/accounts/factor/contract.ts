/** Passkeys, authenticator apps and recovery codes. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { ById, Code, Credential, CredentialOptions, Instant, Name, THROTTLED } from '../fields/contract.ts';

export const Passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  /** Whether the device's maker keeps a copy, so that it outlives the device. */
  synced: z.boolean(),
});
export type Passkey = z.output<typeof Passkey>;

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/me/passkeys',
  summary: 'List the passkeys of who is signed in.',
  access: 'person',
  answer: z.object({ passkeys: z.array(Passkey) }),
});

export const passkeyOptions = endpoint({
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'Ask for what a device must answer to become a passkey.',
  access: 'person',
  stepUp: true,
  answer: CredentialOptions,
});

export const addPasskey = endpoint({
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Add a passkey.',
  access: 'person',
  stepUp: true,
  body: z.object({ name: Name, response: Credential }),
  answer: Passkey,
  refusals: ['wrong-passkey'],
});

export const renamePasskey = endpoint({
  method: 'PATCH',
  path: '/me/passkeys/:id',
  summary: 'Rename a passkey.',
  access: 'person',
  params: ById,
  body: z.object({ name: Name }),
  answer: Passkey,
  refusals: ['not-yours'],
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/me/passkeys/:id',
  summary: 'Remove a passkey.',
  access: 'person',
  stepUp: true,
  params: ById,
  answer: null,
  refusals: ['not-yours', 'last-factor'],
});

/** The secret of an authenticator app, as text and as an otpauth: address for a QR code. */
export const TotpSecret = z.object({ secret: z.string(), uri: z.string() });

export const startTotp = endpoint({
  method: 'POST',
  path: '/me/totp',
  summary: 'Begin with an authenticator app; nothing counts until a code confirms it.',
  access: 'person',
  stepUp: true,
  secretAnswer: true,
  answer: TotpSecret,
  refusals: ['totp-exists'],
});

export const confirmTotp = endpoint({
  method: 'POST',
  path: '/me/totp/confirm',
  summary: 'Confirm the authenticator app with its first code.',
  access: 'person',
  stepUp: true,
  body: z.object({ code: Code }),
  answer: null,
  refusals: ['wrong-code', 'no-such-factor', THROTTLED],
});

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/me/totp',
  summary: 'Stop using the authenticator app.',
  access: 'person',
  stepUp: true,
  answer: null,
  refusals: ['no-such-factor', 'last-factor'],
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/me/recovery-codes',
  summary: 'Make ten new recovery codes, shown once; the old ones end.',
  access: 'person',
  stepUp: true,
  secretAnswer: true,
  answer: z.object({ codes: z.array(z.string()) }),
});
