/** Lost devices: one admin asks, a different one approves, and only then the person gets a link to enrol anew. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Role } from '../access/contract.ts';
import { isStaff, type Refused } from '../access/index.ts';
import { endEnrolment, enrolmentUrl, grantEnrolment } from '../accounts/index.ts';
import { sendMail } from '../mail/index.ts';
import { type Acting, nowOf, record, whoOf } from './context.ts';
import type { Recovery } from './contract.ts';
import { RECOVERY_APPROVED, RECOVERY_CANCELLED, RECOVERY_OPENED, RECOVERY_TO_APPROVE } from './mails.ts';
import { staffPolicy } from './policy.ts';
import { mayRecover } from './rank.ts';
import { type Holder, holdersOf, personBy, rolesOf } from './store/person.ts';
import {
  insertRecovery,
  lockRecoveries,
  markApproved,
  markCancelled,
  recoveriesUnderWay,
  recoveryBy,
  type StoredRecovery,
} from './store/recovery.ts';

const OPEN_MS = 3 * 86_400_000;
const LINK_MS = 86_400_000;

type Done<Code extends string> = Promise<Result<StoredRecovery, Refused<Code>>>;
type OpenRefusal =
  | 'no-such-person'
  | 'own-recovery'
  | 'not-staff'
  | 'above-own-rank'
  | 'recovery-open'
  | 'nobody-to-approve';

export async function openRecovery(
  tx: Tx,
  personId: string,
  reason: string,
  acting: Acting,
): Done<OpenRefusal> {
  const { actor, origin } = acting;
  const now = nowOf(acting);
  await lockRecoveries(tx);
  const subject = await personBy(tx, personId, now);
  if (!subject) return refuse({ code: 'no-such-person' });
  if (personId === actor.id) return refuse({ code: 'own-recovery' });
  if (!isStaff(subject.roles)) return refuse({ code: 'not-staff' });
  if (!mayRecover(await rolesOf(tx, actor.id), subject.roles)) return refuse({ code: 'above-own-rank' });
  if ((await recoveriesUnderWay(tx, personId, now)).some((recovery) => recovery.subject.id === personId))
    return refuse({ code: 'recovery-open' });
  const approvers = await approversOf(tx, personId, subject.roles, actor.id);
  if (approvers.length === 0) return refuse({ code: 'nobody-to-approve' });
  const expiresAt = new Date(acting.clock.now() + OPEN_MS);
  const id = await insertRecovery(tx, { personId, reason, openedBy: whoOf(actor), now, expiresAt });
  const data = { subject: subject.name, by: actor.name };
  await sendMail(tx, { to: [subject], template: RECOVERY_OPENED, data });
  const url = `${acting.publicUrl}/console/people`;
  await sendMail(tx, { to: approvers, template: RECOVERY_TO_APPROVE, data: { ...data, reason, url } });
  await record(tx, actor, origin, {
    action: 'people.open-recovery',
    target: targetOf(id, subject.name),
    after: { reason },
  });
  await emit(tx, 'people.changed', { id: personId });
  return ok(await again(tx, id, acting));
}

export async function approveRecovery(
  tx: Tx,
  id: string,
  acting: Acting,
): Done<'no-such-recovery' | 'recovery-settled' | 'own-recovery' | 'same-person' | 'above-own-rank'> {
  const { actor, origin } = acting;
  const found = await underWay(tx, id, acting, ['open']);
  if (!found.ok) return found;
  const { subject, subjectRoles, subjectLang: lang, openedBy } = found.value;
  const refusal = whyNotSecond(found.value, actor.id, await rolesOf(tx, actor.id));
  if (refusal) return refuse({ code: refusal });
  const expiresAt = new Date(acting.clock.now() + LINK_MS);
  const { email, name } = subject;
  const recovery = { purpose: 'recovery', personId: subject.id, lang, ttlMs: LINK_MS } as const;
  const grant = await grantEnrolment(tx, acting.clock, recovery);
  await markApproved(tx, id, whoOf(actor), grant.id);
  const url = enrolmentUrl(acting.publicUrl, grant.token);
  const data = { subject: name, by: actor.name, url, expiresAt };
  await sendMail(tx, { to: [{ email, name, lang }], template: RECOVERY_APPROVED, data, roles: subjectRoles });
  const after = { openedBy: openedBy.email };
  await record(tx, actor, origin, { action: 'people.approve-recovery', target: targetOf(id, name), after });
  await emit(tx, 'people.changed', { id: subject.id });
  return ok(await again(tx, id, acting));
}

export async function cancelRecovery(
  tx: Tx,
  id: string,
  acting: Acting,
): Done<'no-such-recovery' | 'recovery-settled'> {
  const found = await underWay(tx, id, acting, ['open', 'approved']);
  if (!found.ok) return found;
  await end(tx, found.value, acting);
  return ok(await again(tx, id, acting));
}

/** Of who leaves or loses a role: recoveries for them, and those that they opened and nobody has approved. */
export async function endRecoveriesOf(tx: Tx, personId: string, acting: Acting): Promise<void> {
  await lockRecoveries(tx);
  for (const recovery of await recoveriesUnderWay(tx, personId, nowOf(acting)))
    await end(tx, recovery, acting);
}

/** Whether this person may be the second of the two. */
export const isApprovable = (recovery: StoredRecovery, personId: string, roles: readonly Role[]): boolean =>
  recovery.state === 'open' && whyNotSecond(recovery, personId, roles) === null;

/** A person is the same in whichever role they act. */
function whyNotSecond(
  { subject, subjectRoles, openedBy }: StoredRecovery,
  personId: string,
  roles: readonly Role[],
) {
  if (personId === subject.id) return 'own-recovery';
  if (personId === openedBy.id) return 'same-person';
  return mayRecover(roles, subjectRoles) ? null : 'above-own-rank';
}

async function approversOf(
  tx: Tx,
  subjectId: string,
  roles: readonly Role[],
  openerId: string,
): Promise<Holder[]> {
  const holders = await holdersOf(tx, staffPolicy['people.recover']);
  return holders.filter(
    ({ id, roles: own }) => id !== subjectId && id !== openerId && mayRecover(own, roles),
  );
}

async function end(
  tx: Tx,
  { id, subject, subjectLang: lang, openedBy, enrolmentId }: StoredRecovery,
  acting: Acting,
): Promise<void> {
  const { actor, origin } = acting;
  if (enrolmentId !== null) await endEnrolment(tx, enrolmentId, nowOf(acting));
  await markCancelled(tx, id, whoOf(actor));
  const opener = await personBy(tx, openedBy.id, nowOf(acting));
  const to = [{ ...subject, lang }, ...(opener && opener.id !== actor.id ? [opener] : [])];
  await sendMail(tx, { to, template: RECOVERY_CANCELLED, data: { subject: subject.name, by: actor.name } });
  await record(tx, actor, origin, { action: 'people.cancel-recovery', target: targetOf(id, subject.name) });
  await emit(tx, 'people.changed', { id: subject.id });
}

async function underWay(
  tx: Tx,
  id: string,
  acting: Acting,
  states: readonly Recovery['state'][],
): Done<'no-such-recovery' | 'recovery-settled'> {
  await lockRecoveries(tx);
  const recovery = await recoveryBy(tx, id, nowOf(acting));
  if (!recovery) return refuse({ code: 'no-such-recovery' });
  return states.includes(recovery.state) ? ok(recovery) : refuse({ code: 'recovery-settled' });
}

async function again(tx: Tx, id: string, acting: Acting): Promise<StoredRecovery> {
  const recovery = await recoveryBy(tx, id, nowOf(acting));
  if (!recovery) throw new Error('a recovery was lost on the way');
  return recovery;
}

const targetOf = (id: string, name: string) => ({ kind: 'recovery', id, label: name });
