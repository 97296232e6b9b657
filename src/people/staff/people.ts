/** Roles and sessions of people, and who may change them. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Role } from '../access/contract.ts';
import { isStaff, type Refused } from '../access/index.ts';
import { deleteTokens, endEnrolmentsOf, revokeSessions } from '../accounts/index.ts';
import { sendMail } from '../mail/index.ts';
import { type Acting, nowOf, record } from './context.ts';
import { revokeInvitationsBy } from './invitations.ts';
import { ROLES_CHANGED } from './mails.ts';
import { mayManage } from './rank.ts';
import { endRecoveriesOf } from './recoveries.ts';
import { holdersOf, type Known, lockRoles, personBy, putRoles, rolesOf } from './store/person.ts';

type Touch<Code extends string> = Promise<Result<Known, Refused<Code>>>;

/** The person, where the caller ranks high enough now: what they were when they signed in does not count. */
export async function manageable(
  tx: Tx,
  personId: string,
  acting: Acting,
): Touch<'no-such-person' | 'above-own-rank'> {
  const person = await personBy(tx, personId, nowOf(acting));
  if (!person) return refuse({ code: 'no-such-person' });
  return mayManage(await rolesOf(tx, acting.actor.id), person.roles)
    ? ok(person)
    : refuse({ code: 'above-own-rank' });
}

type RolesRefusal =
  | 'no-such-person'
  | 'own-roles'
  | 'above-own-rank'
  | 'last-owner'
  | 'roles-changed'
  | 'needs-invitation';

/** @param seen the roles that the caller saw */
export async function setRoles(
  tx: Tx,
  personId: string,
  { roles, seen }: { roles: readonly Role[]; seen: readonly Role[] },
  acting: Acting,
): Touch<RolesRefusal> {
  const found = await changeable(tx, personId, roles, acting);
  if (!found.ok) return found;
  const before = found.value.roles;
  if (!sameRoles(before, seen)) return refuse({ code: 'roles-changed', extra: { roles: before } });
  if (isStaff(roles) && !isStaff(before)) return refuse({ code: 'needs-invitation' });
  if (!sameRoles(before, roles)) await change(tx, found.value, roles, acting, 'people.set-roles');
  return ok(await again(tx, personId, acting));
}

/** For who leaves: nothing of theirs opens anything any more. What they did stays theirs. */
export async function deactivate(
  tx: Tx,
  personId: string,
  acting: Acting,
): Touch<'no-such-person' | 'own-roles' | 'above-own-rank' | 'last-owner'> {
  const found = await changeable(tx, personId, [], acting);
  if (!found.ok) return found;
  await change(tx, found.value, [], acting, 'people.deactivate');
  await deleteTokens(tx, personId);
  await endEnrolmentsOf(tx, personId, nowOf(acting));
  return ok(await again(tx, personId, acting));
}

/** Nobody changes their own roles or those of who ranks as high, and an owner always remains. */
async function changeable(
  tx: Tx,
  personId: string,
  roles: readonly Role[],
  acting: Acting,
): Touch<'no-such-person' | 'own-roles' | 'above-own-rank' | 'last-owner'> {
  await lockRoles(tx);
  if (personId === acting.actor.id) return refuse({ code: 'own-roles' });
  const found = await manageable(tx, personId, acting);
  if (!found.ok) return found;
  if (!mayManage(await rolesOf(tx, acting.actor.id), roles)) return refuse({ code: 'above-own-rank' });
  const losesOwner = found.value.roles.includes('owner') && !roles.includes('owner');
  const isLast = losesOwner && (await holdersOf(tx, ['owner'])).length <= 1;
  return isLast ? refuse({ code: 'last-owner' }) : found;
}

async function change(
  tx: Tx,
  person: Known,
  roles: readonly Role[],
  acting: Acting,
  action: 'people.set-roles' | 'people.deactivate',
): Promise<void> {
  const lost = person.roles.filter((role) => !roles.includes(role));
  await putRoles(tx, person.id, roles);
  if (lost.length > 0 || action === 'people.deactivate') {
    await revokeSessions(tx, person.id);
    // What they set going with rights that they no longer have goes no further.
    await revokeInvitationsBy(tx, person.id, acting);
    await endRecoveriesOf(tx, person.id, acting);
  }
  const { id, name } = person;
  const target = { kind: 'person', id, label: name };
  await record(tx, acting.actor, acting.origin, {
    action,
    target,
    before: { roles: person.roles },
    after: { roles },
  });
  await sendMail(tx, { to: [person], template: ROLES_CHANGED, data: { by: acting.actor.name, roles } });
  await emit(tx, 'people.changed', { id });
}

async function again(tx: Tx, id: string, acting: Acting): Promise<Known> {
  const person = await personBy(tx, id, nowOf(acting));
  if (!person) throw new Error('a person was lost on the way');
  return person;
}

const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));
