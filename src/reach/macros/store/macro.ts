import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Macro, MacroActs } from '../contract.ts';

/** Null: everybody's. */
export type OwnerId = string | null;

export interface MacroRow
  extends Pick<Macro, 'id' | 'title' | 'shortcut' | 'texts' | 'revision' | 'editedBy'> {
  readonly ownerId: OwnerId;
  readonly acts: MacroActs;
  readonly editedAt: Date;
}

const COLUMNS = sql`m.id, m.owner_id as "ownerId", m.title, m.shortcut, m.texts, m.acts, m.revision,
  m.edited_at as "editedAt", p.name as "editedBy"`;
const FROM = sql`reach.macro m left join people.person p on p.id = m.edited_by`;
const ownedBy = (owner: OwnerId) => sql`m.owner_id is not distinct from ${owner}::uuid`;

/** Until the transaction ends no macro is written by anybody else: so shortcuts are told apart and counted. */
export async function lockMacros(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('reach.macro'))`.execute(tx);
}

export async function macrosFor(db: Db, personId: string): Promise<MacroRow[]> {
  const { rows } = await sql<MacroRow>`select ${COLUMNS} from ${FROM}
    where m.owner_id is null or m.owner_id = ${personId} order by m.shortcut, m.owner_id nulls last`.execute(
    db,
  );
  return rows;
}

export async function macroOf(tx: Tx, id: string, owner: OwnerId): Promise<MacroRow | null> {
  const { rows } = await sql<MacroRow>`select ${COLUMNS} from ${FROM}
    where m.id = ${id} and ${ownedBy(owner)}`.execute(tx);
  return rows[0] ?? null;
}

/** Whether anybody has one of this id. */
export async function isTaken(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from reach.macro where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** How many they have, and whether another one of theirs has this shortcut. */
export async function othersOf(
  tx: Tx,
  owner: OwnerId,
  id: string,
  shortcut: string,
): Promise<{ readonly many: number; readonly sameShortcut: boolean }> {
  const { rows } = await sql<{ many: number; sameShortcut: boolean }>`select count(*)::int as many,
      coalesce(bool_or(m.shortcut = ${shortcut}), false) as "sameShortcut"
    from reach.macro m where m.id <> ${id} and ${ownedBy(owner)}`.execute(tx);
  return rows[0] ?? { many: 0, sameShortcut: false };
}

export type Kept = Pick<MacroRow, 'id' | 'ownerId' | 'title' | 'shortcut' | 'texts' | 'acts'> & {
  readonly by: string;
  readonly now: Date;
};

/** A new one, or what has become of the one of this id. */
export async function keepMacro(tx: Tx, kept: Kept): Promise<void> {
  const { id, ownerId, title, shortcut, texts, acts, by, now } = kept;
  await sql`insert into reach.macro (id, owner_id, title, shortcut, texts, acts, edited_by, edited_at)
    values (${id}, ${ownerId}, ${title}, ${shortcut}, ${JSON.stringify(texts)}, ${JSON.stringify(acts)}, ${by}, ${now})
    on conflict (id) do update set title = excluded.title, shortcut = excluded.shortcut, texts = excluded.texts,
      acts = excluded.acts, edited_by = excluded.edited_by, edited_at = excluded.edited_at,
      revision = reach.macro.revision + 1`.execute(tx);
}

export async function deleteMacro(tx: Tx, id: string): Promise<void> {
  await sql`delete from reach.macro where id = ${id}`.execute(tx);
}
