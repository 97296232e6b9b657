/** One-time enrolment: the first owner, who is invited, and who has lost every device. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { Role } from '../../access/contract.ts';
import { TotpSecret } from '../factor/contract.ts';
import {
  ByToken,
  Code,
  Credential,
  CredentialOptions,
  Email,
  Instant,
  Name,
  NewPassword,
  THROTTLED,
} from '../fields/contract.ts';

export const ENROLMENT_PURPOSES = ['first-owner', 'invitation', 'recovery'] as const;
export type EnrolmentPurpose = (typeof ENROLMENT_PURPOSES)[number];

export const getEnrolment = endpoint({
  method: 'GET',
  path: '/enrolments/:token',
  summary: 'Read what a one-time link is for.',
  access: 'anyone',
  params: ByToken,
  answer: z.object({
    purpose: z.enum(ENROLMENT_PURPOSES),
    /** Null where whoever enrols gives it: the first owner. */
    email: z.string().nullable(),
    name: z.string().nullable(),
    /** Name of the colleague who invited; null for other links. */
    invitedBy: z.string().nullable(),
    roles: z.array(Role),
    expiresAt: Instant,
    /**
     * The account that the address has: it must sign in, and then accept the roles and keep its ways in, or, on becoming
     * staff, enrol here, which ends all of them.
     */
    account: z.enum(['none', 'keeps', 'begins-anew']),
  }),
  refusals: ['link-used', THROTTLED],
});

/** The address only where the link has none. */
const Enrolling = { name: Name, email: Email.optional() };
const ENROLMENT_REFUSALS = ['link-used', 'e-mail-needed', 'sign-in-first', THROTTLED] as const;

export const enrolPasskeyOptions = endpoint({
  method: 'POST',
  path: '/enrolments/:token/passkey/options',
  summary: 'Ask for what a device must answer to enrol with it.',
  access: 'anyone',
  params: ByToken,
  body: z.object(Enrolling),
  answer: CredentialOptions,
  refusals: ENROLMENT_REFUSALS,
});

export const enrolPasskey = endpoint({
  method: 'POST',
  path: '/enrolments/:token/passkey',
  summary: 'Enrol with a passkey, and be signed in.',
  access: 'anyone',
  params: ByToken,
  body: z.object({ ...Enrolling, passkeyName: Name.optional(), response: Credential }),
  answer: null,
  refusals: [...ENROLMENT_REFUSALS, 'wrong-passkey'],
});

export const enrolTotp = endpoint({
  method: 'POST',
  path: '/enrolments/:token/totp',
  summary: 'Begin with an authenticator app, to enrol with a password.',
  access: 'anyone',
  params: ByToken,
  body: z.object({ email: Email.optional() }),
  secretAnswer: true,
  answer: TotpSecret,
  refusals: ENROLMENT_REFUSALS,
});

export const enrolPassword = endpoint({
  method: 'POST',
  path: '/enrolments/:token/password',
  summary: 'Enrol with a password and the first code of the authenticator app, and be signed in.',
  access: 'anyone',
  params: ByToken,
  body: z.object({ ...Enrolling, password: NewPassword, code: Code }),
  answer: null,
  refusals: [...ENROLMENT_REFUSALS, 'common-password', 'wrong-code', 'no-such-factor'],
});

export const acceptEnrolment = endpoint({
  method: 'POST',
  path: '/enrolments/:token/accept',
  summary:
    'Take the roles of a one-time link into the account that is signed in, which keeps its ways to sign in.',
  access: 'person',
  params: ByToken,
  answer: null,
  refusals: ['link-used', 'not-yours', 'enrol-first', 'second-factor-first', THROTTLED],
});
