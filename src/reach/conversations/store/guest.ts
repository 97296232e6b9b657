import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { hintingBeside } from '../hints.ts';

export interface Guest {
  readonly id: string;
  readonly name: string | null;
  readonly contact: string | null;
  readonly now: Date;
}

/** What they told before stays where they tell nothing now. */
export async function keepGuest(tx: Tx, { id, name, contact, now }: Guest): Promise<void> {
  await sql`insert into reach.guest as g (id, name, contact, created_at, seen_at)
    values (${id}, ${name}, ${contact}, ${now}, ${now})
    on conflict (id) do update set seen_at = excluded.seen_at,
      name = coalesce(excluded.name, g.name), contact = coalesce(excluded.contact, g.contact)`.execute(tx);
}

/** Who they are is shown beside each conversation of theirs. */
export async function hintTheirs(tx: Tx, id: string): Promise<void> {
  await sql`select ${hintingBeside(sql`id::text`)} from reach.conversation where guest_id = ${id}`.execute(
    tx,
  );
}

/** So that a row may name them. Of one who is known nothing is locked: under the lock of a conversation nobody waits for it. */
export async function knowGuest(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`insert into reach.guest (id, created_at, seen_at) values (${id}, ${now}, ${now})
    on conflict do nothing`.execute(tx);
}

/** Guests without any conversation left, not seen since. */
export async function trimGuests(db: Db, before: Date): Promise<void> {
  await sql`delete from reach.guest g where seen_at < ${before}
    and not exists (select from reach.conversation c where c.guest_id = g.id)`.execute(db);
}

export interface GuestRow {
  readonly name: string | null;
  readonly contact: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

export async function guestBy(db: Db | Tx, id: string): Promise<GuestRow | null> {
  const { rows } = await sql<GuestRow>`select name, contact, created_at as "createdAt", seen_at as "seenAt"
    from reach.guest where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** What they told of themselves goes; so do they, but for conversations that an account has made its own. */
export async function forgetGuest(tx: Tx, id: string): Promise<void> {
  await sql`update reach.guest set name = null, contact = null where id = ${id}`.execute(tx);
  await sql`delete from reach.guest g where id = ${id}
    and not exists (select from reach.conversation c where c.guest_id = g.id)`.execute(tx);
}
