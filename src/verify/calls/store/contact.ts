import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { About, ContactWay, StaffContact } from '../contract.ts';

interface Row {
  readonly id: string;
  readonly email: string;
  readonly way: ContactWay;
  readonly intent: About;
  readonly order: string | null;
  readonly openedAt: Date;
  readonly endsAt: Date;
}

const COLUMNS = sql`id, email, way, intent, order_ref as "order", opened_at as "openedAt",
  ends_at as "endsAt"`;

const contactOf = ({ openedAt, endsAt, ...row }: Row): StaffContact => ({
  ...row,
  openedAt: openedAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

export interface NewContact {
  readonly personId: string;
  readonly email: string;
  readonly way: ContactWay;
  readonly intent: About;
  readonly order: string | null;
  readonly now: Date;
  readonly endsAt: Date;
}

export async function insertContact(tx: Tx, contact: NewContact): Promise<StaffContact> {
  const { personId, email, way, intent, order, now, endsAt } = contact;
  const { rows } = await sql<Row>`insert into verify.staff_contact
      (person_id, email, way, intent, order_ref, opened_at, ends_at)
    values (${personId}, ${email}, ${way}, ${intent}, ${order}, ${now}, ${endsAt})
    returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error('a contact was not kept');
  return contactOf(rows[0]);
}

/** Of one member of the staff, newest first. */
export async function openContactsOf(db: Db | Tx, personId: string, now: Date): Promise<StaffContact[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from verify.staff_contact
    where person_id = ${personId} and ends_at > ${now} order by opened_at desc, id`.execute(db);
  return rows.map(contactOf);
}

/** With whom the account of this address is in contact, newest first. */
export async function contactsWith(
  db: Db,
  email: string,
  now: Date,
): Promise<(StaffContact & { personId: string })[]> {
  const { rows } = await sql<Row & { personId: string }>`
    select ${COLUMNS}, person_id as "personId" from verify.staff_contact
    where email = ${email} and ends_at > ${now} order by opened_at desc, id limit 20`.execute(db);
  return rows.map((row) => ({ ...contactOf(row), personId: row.personId }));
}

/** Null where they have no such contact now. */
export async function endContact(
  tx: Tx,
  id: string,
  personId: string,
  now: Date,
): Promise<StaffContact | null> {
  const { rows } = await sql<Row>`update verify.staff_contact set ends_at = ${now}
    where id = ${id} and person_id = ${personId} and ends_at > ${now} returning ${COLUMNS}`.execute(tx);
  return rows[0] ? contactOf(rows[0]) : null;
}

export async function trimContacts(db: Db, before: Date): Promise<void> {
  await sql`delete from verify.staff_contact where ends_at < ${before}`.execute(db);
}
