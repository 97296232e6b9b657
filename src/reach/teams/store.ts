import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Team } from './contract.ts';

/** With their members, by name. */
export async function teams(db: Db | Tx): Promise<Team[]> {
  const { rows } =
    await sql<Team>`select id, name, intents, languages, fallback_seconds as "fallbackSeconds", revision,
      array(select person_id from reach.team_member m where m.team_id = t.id order by person_id) as members
    from reach.team t order by lower(name), id`.execute(db);
  return rows;
}

/** Two who name a team alike at once wait for each other here. */
export async function lockTeams(tx: Tx): Promise<void> {
  await sql`lock table reach.team in share row exclusive mode`.execute(tx);
}

/** Under a revision of its own, whatever it was before. */
export async function saveTeam(tx: Tx, team: Omit<Team, 'revision'>, now: Date): Promise<Team> {
  const { id, name, intents, languages, fallbackSeconds, members } = team;
  const { rows } = await sql<Pick<Team, 'revision'>>`insert into reach.team
      (id, name, intents, languages, fallback_seconds, created_at)
    values (${id}, ${name}, ${[...intents]}::text[], ${[...languages]}::text[], ${fallbackSeconds}, ${now})
    on conflict (id) do update set name = excluded.name, intents = excluded.intents,
      languages = excluded.languages, fallback_seconds = excluded.fallback_seconds,
      revision = excluded.revision
    returning revision`.execute(tx);
  if (!rows[0]) throw new Error('a row that is saved comes back');
  await sql`delete from reach.team_member
    where team_id = ${id} and person_id <> all(${[...members]}::uuid[])`.execute(tx);
  await sql`insert into reach.team_member (team_id, person_id)
    select ${id}, unnest(${[...members]}::uuid[]) on conflict do nothing`.execute(tx);
  return { ...team, ...rows[0] };
}

export async function removeTeam(tx: Tx, id: string): Promise<void> {
  await sql`delete from reach.team where id = ${id}`.execute(tx);
}
