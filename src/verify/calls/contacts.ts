/** Staff record with whom they are in contact, so that the customer can look. Chat calls the same door. */
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Actor, Origin } from '../../people/access/index.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { nowOf, record } from './context.ts';
import type { About, ContactWay, StaffContact } from './contract.ts';
import { contactsWith, endContact, insertContact, openContactsOf } from './store/contact.ts';

/** A contact ends by itself after this. */
export const CONTACT_MS = 30 * 60_000;
const MAX_OPEN = 50;

export interface ContactDoing {
  readonly clock: Clock;
  readonly actor: Actor;
  /** Null where no request brought it about. */
  readonly origin: Origin | null;
}

/** @param contact `email`: of the customer's account, in lower case */
export async function openContact(
  tx: Tx,
  doing: ContactDoing,
  contact: {
    readonly email: string;
    readonly way: ContactWay;
    readonly intent: About;
    readonly order?: string | null | undefined;
  },
): Promise<Result<StaffContact, { readonly code: 'too-many-contacts' }>> {
  const { actor, origin } = doing;
  const now = nowOf(doing);
  if ((await openContactsOf(tx, actor.id, now)).length >= MAX_OPEN)
    return refuse({ code: 'too-many-contacts' });
  const { email, way, intent, order = null } = contact;
  const endsAt = new Date(now.getTime() + CONTACT_MS);
  const opened = await insertContact(tx, { personId: actor.id, email, way, intent, order, now, endsAt });
  const target = { kind: 'staff-contact', id: opened.id, label: email };
  await record(tx, actor, origin, { action: 'calls.contact-opened', target, after: { way, intent, order } });
  await emit(tx, 'calls.contact', { personId: actor.id });
  return ok(opened);
}

/** Only whoever opened it. */
export async function closeContact(
  tx: Tx,
  doing: ContactDoing,
  id: string,
): Promise<Result<null, { readonly code: 'no-such-contact' }>> {
  const { actor, origin } = doing;
  const ended = await endContact(tx, id, actor.id, nowOf(doing));
  if (!ended) return refuse({ code: 'no-such-contact' });
  const target = { kind: 'staff-contact', id, label: ended.email };
  await record(tx, actor, origin, { action: 'calls.contact-closed', target });
  await emit(tx, 'calls.contact', { personId: actor.id });
  return ok(null);
}

/** What a customer is told of somebody who is in contact with them. */
export interface KnownContact extends StaffContact {
  readonly name: string;
  readonly staffNumber: number;
}

/** Who is in contact with the account of this address now; whoever left the staff is not. */
export async function contactsNow(db: Db, clock: Clock, email: string): Promise<KnownContact[]> {
  const found = await contactsWith(db, email, nowOf({ clock }));
  const known: KnownContact[] = [];
  for (const { personId, ...contact } of found) {
    const badge = await staffBadge(db, personId);
    if (badge) known.push({ ...contact, name: badge.name, staffNumber: badge.staffNumber });
  }
  return known;
}
