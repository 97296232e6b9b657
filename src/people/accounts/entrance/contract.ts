/** Signing in, up and out. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import {
  Code,
  Credential,
  CredentialOptions,
  Email,
  Name,
  NewPassword,
  Password,
  RecoveryCode,
  Secret,
  THROTTLED,
} from '../fields/contract.ts';

export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in with e-mail address and password.',
  access: 'anyone',
  body: z.object({ email: Email, password: Password }),
  /** `totp`: the one-time code comes next, within ten minutes. */
  answer: z.object({ next: z.enum(['done', 'totp']) }),
  refusals: ['wrong-credentials', THROTTLED],
});

export const signInTotp = endpoint({
  method: 'POST',
  path: '/sign-in/totp',
  summary: 'Finish signing in with a one-time code.',
  access: 'anyone',
  body: z.object({ code: Code }),
  answer: null,
  refusals: ['wrong-code', 'sign-in-expired', THROTTLED],
});

export const signInRecovery = endpoint({
  method: 'POST',
  path: '/sign-in/recovery',
  summary: 'Sign in with a recovery code, and the password where there is one.',
  access: 'anyone',
  body: z.object({ email: Email, password: Password.optional(), code: RecoveryCode }),
  answer: null,
  refusals: ['wrong-credentials', THROTTLED],
});

export const passkeySignInOptions = endpoint({
  method: 'POST',
  path: '/sign-in/passkey/options',
  summary: 'Ask for what a passkey must sign to sign in.',
  access: 'anyone',
  answer: CredentialOptions,
});

export const passkeySignIn = endpoint({
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey.',
  access: 'anyone',
  body: z.object({ response: Credential }),
  answer: null,
  refusals: ['wrong-passkey'],
});

export const signUp = endpoint({
  method: 'POST',
  path: '/sign-up',
  summary: 'Open an account as a buyer; what comes next is in the mailbox.',
  access: 'anyone',
  body: z.object({ name: Name, email: Email, password: NewPassword }),
  answer: null,
  refusals: ['common-password', THROTTLED],
});

export const verifyEmail = endpoint({
  method: 'POST',
  path: '/e-mail/verify',
  summary: 'Open the account, by the link that was sent and the password that was chosen.',
  access: 'anyone',
  /** The password too: who has a mailbox must not complete what a stranger began with a password of their own. */
  body: z.object({ token: Secret, password: Password }),
  answer: null,
  refusals: ['link-used', 'wrong-password', THROTTLED],
});

export const forgotPassword = endpoint({
  method: 'POST',
  path: '/password/forgot',
  summary: 'Have a link sent that sets a new password.',
  access: 'anyone',
  body: z.object({ email: Email }),
  answer: null,
  refusals: [THROTTLED],
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/password/reset',
  summary: 'Set a new password by the link that was sent; ends every session.',
  access: 'anyone',
  body: z.object({ token: Secret, password: NewPassword }),
  answer: null,
  refusals: ['link-used', 'common-password', THROTTLED],
});

export const signOut = endpoint({
  method: 'POST',
  path: '/sign-out',
  summary: 'End this session.',
  access: 'anyone',
  answer: null,
});
