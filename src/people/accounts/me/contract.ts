/** The person who is signed in, and the factor that they show once more for what is dangerous. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { Role, SIGN_IN_METHODS } from '../../access/contract.ts';
import {
  Code,
  Credential,
  CredentialOptions,
  Instant,
  NewPassword,
  Password,
  THROTTLED,
} from '../fields/contract.ts';

export const Me = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string(), lang: z.enum(['zh', 'en']) }),
  roles: z.array(Role),
  /** Held, but asleep in this session: it was not begun with a passkey or one-time code. */
  withheldRoles: z.array(Role),
  permissions: z.array(z.string()),
  /** The roles that hold each permission: whom to ask for what one may not. */
  whoMay: z.record(z.string(), z.array(Role)),
  via: z.enum(['session', 'token']),
  method: z.enum(SIGN_IN_METHODS).nullable(),
  /** When a factor was last shown in this session; a step-up holds ten minutes. */
  steppedUpAt: Instant.nullable(),
  factors: z.object({
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.int(),
    recoveryCodes: z.int(),
  }),
});
export type Me = z.output<typeof Me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Read who is signed in, and what they may do.',
  access: 'person',
  answer: Me,
});

/** As `getMe`, for who may well be a guest: that is no error. */
export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Read who is signed in in this browser, if anybody is.',
  access: 'anyone',
  answer: z.object({ me: Me.nullable() }),
});

export const setPassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Set a new password; ends every other session.',
  access: 'person',
  stepUp: true,
  body: z.object({ password: NewPassword }),
  answer: null,
  refusals: ['common-password', 'sign-in-expired'],
});

const SteppedUp = z.object({ steppedUpAt: Instant });

export const stepUpOptions = endpoint({
  method: 'POST',
  path: '/step-up/options',
  summary: 'Ask for what a passkey must sign to step up.',
  access: 'person',
  answer: CredentialOptions,
  refusals: ['no-such-factor'],
});

export const stepUp = endpoint({
  method: 'POST',
  path: '/step-up',
  summary: 'Step up with a passkey.',
  access: 'person',
  body: z.object({ response: Credential }),
  answer: SteppedUp,
  refusals: ['wrong-passkey'],
});

export const stepUpTotp = endpoint({
  method: 'POST',
  path: '/step-up/totp',
  summary: 'Step up with a one-time code.',
  access: 'person',
  body: z.object({ code: Code }),
  answer: SteppedUp,
  refusals: ['wrong-code', 'no-such-factor', THROTTLED],
});

export const stepUpPassword = endpoint({
  method: 'POST',
  path: '/step-up/password',
  summary: 'Step up with the password, for who has neither passkey nor one-time codes yet.',
  access: 'person',
  body: z.object({ password: Password }),
  answer: SteppedUp,
  refusals: ['wrong-password', 'no-such-factor', THROTTLED],
});
