/** People, their roles and sessions, invitations and lost devices, as the console keeps them. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../kernel/http/contract.ts';
import { Role, SIGN_IN_METHODS } from '../access/contract.ts';
import { Email, Name } from '../accounts/contract.ts';

export { STAFF_DEEDS } from './deeds/contract.ts';
export { REFUSALS } from './refusals/contract.ts';

const Lang = z.enum(['zh', 'en']);
const Roles = z
  .array(Role)
  .max(6)
  .refine((roles) => new Set(roles).size === roles.length, { error: 'lists a role twice' });
const Reason = z.string().trim().min(3).max(500);
const Limit = z.coerce.number<string>().int().min(1).max(200).default(50);
/** Kept by value. */
export const Who = z.object({ id: z.uuid(), name: z.string(), email: z.string() });
export type Who = z.infer<typeof Who>;

export const Person = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    lang: Lang,
    roles: z.array(Role),
    /** By which customers know them; null for who never worked here. */
    staffNumber: z.int().nullable(),
    /** How they can sign in: the number of passkeys, and whether there are a password and one-time codes. */
    passkeys: z.int(),
    password: z.boolean(),
    totp: z.boolean(),
    sessions: z.int(),
    lastSeenAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    /** Whether the caller ranks high enough to change their roles, sessions and devices. */
    manageable: z.boolean(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

export const PersonSession = z
  .object({
    id: z.uuid(),
    method: z.enum(SIGN_IN_METHODS),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PersonSession' });
export type PersonSession = z.infer<typeof PersonSession>;

export const INVITATION_STATES = ['open', 'accepted', 'expired', 'revoked'] as const;

export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    lang: Lang,
    roles: z.array(Role),
    state: z.enum(INVITATION_STATES),
    invitedBy: Who,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    acceptedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** open: waits for a second admin. approved: the link has left. done: enrolled anew. */
export const RECOVERY_STATES = ['open', 'approved', 'done', 'cancelled', 'expired'] as const;

export const Recovery = z
  .object({
    id: z.uuid(),
    subject: Who,
    reason: z.string(),
    state: z.enum(RECOVERY_STATES),
    openedBy: Who,
    approvedBy: Who.nullable(),
    cancelledBy: Who.nullable(),
    createdAt: z.iso.datetime(),
    /** Of the request while it is open, then of the link. */
    expiresAt: z.iso.datetime(),
    /** Whether the caller may be the second of the two. */
    approvable: z.boolean(),
  })
  .meta({ id: 'Recovery' });
export type Recovery = z.infer<typeof Recovery>;

const one = z.strictObject({ id: z.uuid() });

export const staffApi = {
  people: endpoint({
    method: 'GET',
    path: '/people',
    summary: 'List people, by name.',
    access: 'people.read',
    query: z.strictObject({
      /** In name or e-mail address. */
      text: z.string().trim().min(1).max(100).optional(),
      role: Role.optional(),
      /** staff: who works for the operator, and suppliers. everyone: buyers and people without a role too. */
      side: z.enum(['staff', 'everyone']).default('staff'),
      /** `next` of the page before. */
      after: z.uuid().optional(),
      limit: Limit,
    }),
    answer: z.object({ people: z.array(Person), next: z.string().nullable() }),
    refusals: ['staff-only'],
  }),
  person: endpoint({
    method: 'GET',
    path: '/people/:id',
    summary: 'Read one person.',
    access: 'people.read',
    params: one,
    answer: Person,
    refusals: ['no-such-person'],
  }),
  setRoles: endpoint({
    method: 'PUT',
    path: '/people/:id/roles',
    summary: 'Set the roles of a person. Whoever loses one is signed out everywhere.',
    access: 'people.roles',
    stepUp: true,
    params: one,
    body: z.strictObject({
      roles: Roles,
      /** The roles that the caller saw: who was changed meanwhile is left alone. */
      seen: Roles,
    }),
    answer: Person,
    refusals: [
      'no-such-person',
      'own-roles',
      'above-own-rank',
      'last-owner',
      'roles-changed',
      'needs-invitation',
    ],
  }),
  deactivate: endpoint({
    method: 'DELETE',
    path: '/people/:id',
    summary: 'Take every role, session, access token and open link from a person who leaves.',
    access: 'people.roles',
    stepUp: true,
    params: one,
    answer: Person,
    refusals: ['no-such-person', 'own-roles', 'above-own-rank', 'last-owner'],
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/people/:id/sessions',
    summary: 'List where a person is signed in.',
    access: 'people.sessions',
    params: one,
    answer: z.object({ sessions: z.array(PersonSession) }),
    refusals: ['no-such-person', 'above-own-rank'],
  }),
  endSessions: endpoint({
    method: 'DELETE',
    path: '/people/:id/sessions',
    summary: 'Sign a person out everywhere.',
    access: 'people.sessions',
    stepUp: true,
    params: one,
    answer: null,
    refusals: ['no-such-person', 'above-own-rank'],
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/people/:id/sessions/:session',
    summary: 'End one session of a person.',
    access: 'people.sessions',
    stepUp: true,
    params: z.strictObject({ id: z.uuid(), session: z.uuid() }),
    answer: null,
    refusals: ['no-such-person', 'no-such-session', 'above-own-rank'],
  }),
  invitations: endpoint({
    method: 'GET',
    path: '/invitations',
    summary: 'List invitations, newest first.',
    access: 'people.read',
    query: z.strictObject({ state: z.enum(INVITATION_STATES).optional() }),
    answer: z.object({ invitations: z.array(Invitation) }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite somebody by mail, with the roles they are to have.',
    access: 'people.invite',
    stepUp: true,
    body: z.strictObject({ email: Email, name: Name, roles: Roles.min(1), lang: Lang }),
    answer: Invitation,
    refusals: ['above-own-rank', 'already-invited', 'already-staff'],
  }),
  resendInvitation: endpoint({
    method: 'POST',
    path: '/invitations/:id/resend',
    summary: 'Send an invitation again with a new link; the old one ends.',
    access: 'people.invite',
    stepUp: true,
    params: one,
    answer: Invitation,
    refusals: ['no-such-invitation', 'invitation-settled', 'above-own-rank', 'already-staff'],
  }),
  revokeInvitation: endpoint({
    method: 'DELETE',
    path: '/invitations/:id',
    summary: 'Take an invitation back; its link ends.',
    access: 'people.invite',
    params: one,
    answer: Invitation,
    refusals: ['no-such-invitation', 'invitation-settled', 'above-own-rank'],
  }),
  openRecovery: endpoint({
    method: 'POST',
    path: '/people/:id/recovery',
    summary: 'Ask that somebody who has lost every device may enrol a new one.',
    access: 'people.recover',
    stepUp: true,
    params: one,
    body: z.strictObject({ reason: Reason }),
    answer: Recovery,
    refusals: [
      'no-such-person',
      'own-recovery',
      'above-own-rank',
      'recovery-open',
      'nobody-to-approve',
      'not-staff',
    ],
  }),
  recoveries: endpoint({
    method: 'GET',
    path: '/recoveries',
    summary: 'List the recoveries of lost devices, newest first.',
    access: 'people.recover',
    query: z.strictObject({ state: z.enum(RECOVERY_STATES).optional() }),
    answer: z.object({ recoveries: z.array(Recovery) }),
  }),
  approveRecovery: endpoint({
    method: 'POST',
    path: '/recoveries/:id/approve',
    summary: 'Approve a recovery that another admin opened: the person gets a one-time link by mail.',
    access: 'people.recover',
    stepUp: true,
    params: one,
    answer: Recovery,
    refusals: ['no-such-recovery', 'recovery-settled', 'own-recovery', 'same-person', 'above-own-rank'],
  }),
  cancelRecovery: endpoint({
    method: 'DELETE',
    path: '/recoveries/:id',
    summary: 'Stop a recovery; a link that has left ends.',
    access: 'people.recover',
    params: one,
    answer: Recovery,
    refusals: ['no-such-recovery', 'recovery-settled'],
  }),
};
