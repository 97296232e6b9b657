/** Who looks at a proposal right now. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Who } from '../contract.ts';

/** Whoever looks says so every 15 s. */
const SEEN_MS = 40_000;

/** @returns whether others would see a difference */
export async function putPresence(
  tx: Tx,
  { id, who, part, now }: { id: number; who: Who; part: string | null; now: number },
): Promise<boolean> {
  const { rows } = await sql<{ part: string | null; seen_at: Date }>`
    select part, seen_at from proposal_presence where proposal_id = ${id} and person_id = ${who.id} for update`.execute(
    tx,
  );
  await sql`insert into proposal_presence (proposal_id, person_id, name, part, seen_at)
    values (${id}, ${who.id}, ${who.name}, ${part}, ${new Date(now)})
    on conflict (proposal_id, person_id) do update set name = excluded.name, part = excluded.part, seen_at = excluded.seen_at`.execute(
    tx,
  );
  const [known] = rows;
  return !known || known.part !== part || now - known.seen_at.getTime() >= SEEN_MS;
}

export async function presenceOf(
  db: Db | Tx,
  id: number,
  now: number,
): Promise<{ who: Who; part: string | null }[]> {
  const { rows } = await sql<{ person_id: string; name: string; part: string | null }>`
    select person_id, name, part from proposal_presence
    where proposal_id = ${id} and seen_at > ${new Date(now - SEEN_MS)} order by name, person_id`.execute(db);
  return rows.map(({ person_id, name, part }) => ({ who: { id: person_id, name }, part }));
}

/** @returns the proposals that somebody has left */
export async function trimPresence(tx: Tx, now: number): Promise<number[]> {
  const { rows } = await sql<{ proposal_id: string }>`
    delete from proposal_presence where seen_at <= ${new Date(now - SEEN_MS)} returning proposal_id`.execute(
    tx,
  );
  return [...new Set(rows.map(({ proposal_id }) => Number(proposal_id)))];
}
