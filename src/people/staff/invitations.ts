/** Invitations: the only way onto the staff. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Role } from '../access/contract.ts';
import { isStaff, type Refused } from '../access/index.ts';
import { endEnrolment, enrolmentUrl, grantEnrolment } from '../accounts/index.ts';
import { sendMail } from '../mail/index.ts';
import { type Acting, nowOf, record, whoOf } from './context.ts';
import { INVITATION, STAFF_INVITED } from './mails.ts';
import { mayManage } from './rank.ts';
import {
  hasOpenInvitation,
  insertInvitation,
  invitationBy,
  lockEmail,
  markRevoked,
  openInvitationsBy,
  renewInvitation,
  type StoredInvitation,
} from './store/invitation.ts';
import { holderByEmail, holdersOf, rolesOf } from './store/person.ts';

const VALID_MS = 7 * 86_400_000;

interface Invited {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly lang: Lang;
}

type Done<Code extends string> = Promise<Result<StoredInvitation, Refused<Code>>>;

export async function invite(
  tx: Tx,
  invited: Invited,
  acting: Acting,
): Done<'above-own-rank' | 'already-invited' | 'already-staff'> {
  const { actor, origin } = acting;
  await lockEmail(tx, invited.email);
  if (!mayManage(await rolesOf(tx, actor.id), invited.roles)) return refuse({ code: 'above-own-rank' });
  if (await isOnStaff(tx, invited.email)) return refuse({ code: 'already-staff' });
  if (await hasOpenInvitation(tx, invited.email, nowOf(acting))) return refuse({ code: 'already-invited' });
  const enrolmentId = await sendLink(tx, invited, acting);
  const id = await insertInvitation(tx, {
    ...invited,
    roles: [...invited.roles],
    invitedBy: whoOf(actor),
    enrolmentId,
    now: nowOf(acting),
  });
  const { email, name, roles } = invited;
  await record(tx, actor, origin, {
    action: 'people.invite',
    target: targetOf(id, email),
    after: { email, name, roles },
  });
  if (isStaff(roles)) await tellOwners(tx, invited, acting);
  await emit(tx, 'people.changed', { id });
  return ok(await again(tx, id, acting));
}

async function tellOwners(tx: Tx, { email, roles }: Invited, { actor, publicUrl }: Acting): Promise<void> {
  const to = (await holdersOf(tx, ['owner'])).filter(({ id }) => id !== actor.id);
  const url = `${publicUrl}/console/people`;
  await sendMail(tx, { to, template: STAFF_INVITED, data: { by: actor.name, email, roles, url } });
}

/** A new link, in the name of who sends it now; the old one ends. */
export async function resend(
  tx: Tx,
  id: string,
  acting: Acting,
): Done<'no-such-invitation' | 'invitation-settled' | 'above-own-rank' | 'already-staff'> {
  const { actor, origin } = acting;
  const found = await unsettled(tx, id, acting, ['open', 'expired']);
  if (!found.ok) return found;
  const { email, enrolmentId: old } = found.value;
  if (await isOnStaff(tx, email)) return refuse({ code: 'already-staff' });
  await endEnrolment(tx, old, nowOf(acting));
  await renewInvitation(tx, id, await sendLink(tx, found.value, acting), whoOf(actor));
  await record(tx, actor, origin, { action: 'people.resend-invitation', target: targetOf(id, email) });
  await emit(tx, 'people.changed', { id });
  return ok(await again(tx, id, acting));
}

export async function revoke(
  tx: Tx,
  id: string,
  acting: Acting,
): Done<'no-such-invitation' | 'invitation-settled' | 'above-own-rank'> {
  const found = await unsettled(tx, id, acting, ['open']);
  if (!found.ok) return found;
  await end(tx, found.value, acting);
  return ok(await again(tx, id, acting));
}

/** Those that somebody sent with rights that they no longer have. */
export async function revokeInvitationsBy(tx: Tx, personId: string, acting: Acting): Promise<void> {
  for (const id of await openInvitationsBy(tx, personId, nowOf(acting)))
    await end(tx, await again(tx, id, acting), acting);
}

async function end(
  tx: Tx,
  { id, email, roles, enrolmentId }: StoredInvitation,
  acting: Acting,
): Promise<void> {
  await endEnrolment(tx, enrolmentId, nowOf(acting));
  await markRevoked(tx, id, nowOf(acting));
  const before = { email, roles };
  await record(tx, acting.actor, acting.origin, {
    action: 'people.revoke-invitation',
    target: targetOf(id, email),
    before,
  });
  await emit(tx, 'people.changed', { id });
}

/** The invitation, held until the end of the transaction, where it is in one of these states and not above the caller. */
async function unsettled(
  tx: Tx,
  id: string,
  acting: Acting,
  states: readonly StoredInvitation['state'][],
): Done<'no-such-invitation' | 'invitation-settled' | 'above-own-rank'> {
  const known = await invitationBy(tx, id, nowOf(acting));
  if (!known) return refuse({ code: 'no-such-invitation' });
  await lockEmail(tx, known.email);
  const invitation = await again(tx, id, acting);
  if (!mayManage(await rolesOf(tx, acting.actor.id), invitation.roles))
    return refuse({ code: 'above-own-rank' });
  return states.includes(invitation.state) ? ok(invitation) : refuse({ code: 'invitation-settled' });
}

/** @returns the id of the enrolment */
async function sendLink(tx: Tx, { email, name, lang, roles }: Invited, acting: Acting): Promise<string> {
  const expiresAt = new Date(acting.clock.now() + VALID_MS);
  const by = acting.actor.name;
  const invitation = { purpose: 'invitation', email, name, lang, roles, by, ttlMs: VALID_MS } as const;
  const grant = await grantEnrolment(tx, acting.clock, invitation);
  const url = enrolmentUrl(acting.publicUrl, grant.token);
  const data = { by, roles, url, expiresAt };
  await sendMail(tx, { to: [{ email, name, lang }], template: INVITATION, data, roles });
  return grant.id;
}

async function isOnStaff(tx: Tx, email: string): Promise<boolean> {
  const person = await holderByEmail(tx, email);
  return person !== null && isStaff(person.roles);
}

async function again(tx: Tx, id: string, acting: Acting): Promise<StoredInvitation> {
  const invitation = await invitationBy(tx, id, nowOf(acting));
  if (!invitation) throw new Error('an invitation was lost on the way');
  return invitation;
}

const targetOf = (id: string, email: string) => ({ kind: 'invitation', id, label: email });
