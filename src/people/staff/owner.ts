/** Ways in that only whoever runs the server has: to the first owner, and for an owner who has lost every device. */
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { endEnrolments, enrolmentUrl, grantEnrolment } from '../accounts/index.ts';
import { sendMail } from '../mail/index.ts';
import { record } from './context.ts';
import { OWNER_LINK } from './mails.ts';
import { holdersOf, lockRoles } from './store/person.ts';

/** As long as somebody who has just started the server may take to open it. */
const FIRST_MS = 86_400_000;
const RECOVERY_MS = 3_600_000;

export interface OwnerLink {
  readonly url: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

interface Server {
  readonly db: Db;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly lang: Lang;
  /** Who made the link, for the trail. */
  readonly by: string;
}

/** A link that makes its holder the first owner; every earlier one ends. Null once there is an owner. */
export async function firstOwnerLink({ db, clock, publicUrl, lang, by }: Server): Promise<OwnerLink | null> {
  return db.transaction().execute(async (tx) => {
    await lockRoles(tx);
    if ((await holdersOf(tx, ['owner'])).length > 0) return null;
    const now = clock.now();
    await endEnrolments(tx, 'first-owner', new Date(now));
    const { id, token } = await grantEnrolment(tx, clock, { purpose: 'first-owner', lang, ttlMs: FIRST_MS });
    const target = { kind: 'enrolment', id, label: 'owner' };
    await record(tx, { system: by }, null, { action: 'people.first-owner-link', target });
    return { url: enrolmentUrl(publicUrl, token), expiresAt: new Date(now + FIRST_MS).toISOString() };
  });
}

export interface NoSuchOwner {
  readonly code: 'no-such-owner';
  /** Addresses of those there are. */
  readonly owners: readonly string[];
}

/** A link with which an owner enrols anew. They are told by mail that it was made. */
export async function ownerLink(
  { db, clock, publicUrl, by }: Server,
  email: string,
): Promise<Result<OwnerLink, NoSuchOwner>> {
  return db.transaction().execute(async (tx) => {
    await lockRoles(tx);
    const owners = await holdersOf(tx, ['owner']);
    const owner = owners.find((holder) => holder.email === email.trim().toLowerCase());
    if (!owner) return refuse({ code: 'no-such-owner', owners: owners.map((holder) => holder.email) });
    const { id: personId, name, lang } = owner;
    const grant = { purpose: 'recovery', personId, lang, ttlMs: RECOVERY_MS } as const;
    const { token } = await grantEnrolment(tx, clock, grant);
    const expiresAt = new Date(clock.now() + RECOVERY_MS);
    await sendMail(tx, { to: [owner], template: OWNER_LINK, data: { expiresAt } });
    const target = { kind: 'person', id: personId, label: name };
    await record(tx, { system: by }, null, { action: 'people.owner-link', target });
    return ok({ url: enrolmentUrl(publicUrl, token), expiresAt: expiresAt.toISOString() });
  });
}
