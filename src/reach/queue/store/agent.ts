import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Intent } from '../../conversations/contract.ts';
import { GONE_SECONDS, type State } from '../contract.ts';

export interface AgentRow {
  readonly id: string;
  readonly state: State;
  readonly capacity: number;
  readonly cap: number | null;
  readonly languages: readonly ('zh' | 'en')[];
  readonly skills: readonly Intent[];
  readonly heardAt: Date;
  /** When they last said where they are. */
  readonly saidAt: Date;
  readonly missedAt: Date | null;
}

const COLUMNS = sql`person_id as id, state, capacity, cap, languages, skills, heard_at as "heardAt",
  case when isfinite(said_at) then said_at else 'epoch' end as "saidAt", missed_at as "missedAt"`;

/** Everybody who has ever said where they are. */
export async function agents(db: Db | Tx): Promise<AgentRow[]> {
  const { rows } = await sql<AgentRow>`select ${COLUMNS} from reach.agent order by person_id`.execute(db);
  return rows;
}

export async function agentBy(db: Db | Tx, id: string): Promise<AgentRow | null> {
  const { rows } = await sql<AgentRow>`select ${COLUMNS} from reach.agent where person_id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export type Said = Pick<AgentRow, 'id' | 'state'> &
  Partial<Pick<AgentRow, 'capacity' | 'languages' | 'skills'>> & { readonly now: Date };

/** What they say nothing of stays as it was, or is as the table has it. */
export async function keepPresence(tx: Tx, said: Said): Promise<AgentRow> {
  const { id, state, capacity, languages, skills, now } = said;
  const given = [
    ...(capacity === undefined ? [] : [{ name: 'capacity', value: sql`${capacity}::smallint` }]),
    ...(languages ? [{ name: 'languages', value: sql`${[...languages]}::text[]` }] : []),
    ...(skills ? [{ name: 'skills', value: sql`${[...skills]}::text[]` }] : []),
  ];
  const names = sql.join([
    sql`person_id, state, heard_at, said_at`,
    ...given.map(({ name }) => sql.ref(name)),
  ]);
  const values = sql.join([sql`${id}, ${state}, ${now}, ${now}`, ...given.map(({ value }) => value)]);
  const sets = sql.join([
    sql`state = excluded.state, heard_at = excluded.heard_at, said_at = excluded.said_at, missed_at = null`,
    ...given.map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
  ]);
  const { rows } = await sql<AgentRow>`insert into reach.agent (${names}) values (${values})
    on conflict (person_id) do update set ${sets} returning ${COLUMNS}`.execute(tx);
  if (!rows[0]) throw new Error('what was written is not there');
  return rows[0];
}

/** Time does not go back, whichever node tells it. Whoever was gone for long takes nobody until they say so. */
export async function heard(db: Db | Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`update reach.agent set heard_at = ${now}, state = case
      when heard_at < ${now}::timestamptz - make_interval(secs => ${GONE_SECONDS}) then 'away' else state end
    where person_id = any(${[...ids]}::uuid[]) and heard_at < ${now}`.execute(db);
}

/** They let somebody wait for nothing. */
export async function setAway(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`update reach.agent set state = 'away', missed_at = ${now}
    where person_id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** False where there is no such agent. */
export async function setCap(tx: Tx, id: string, cap: number | null): Promise<boolean> {
  const { numAffectedRows } = await sql`update reach.agent set cap = ${cap} where person_id = ${id}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
