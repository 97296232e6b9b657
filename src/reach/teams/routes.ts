/** What supervisors do with teams. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { staffBadges } from '../../people/staff/index.ts';
import { teamsApi as api, MOST_TEAMS, TEAM_DEEDS, TEAM_REFUSALS, type Team } from './contract.ts';
import { lockTeams, removeTeam, saveTeam, teams } from './store.ts';

/** Who belongs to which team, or who works when, is another than before. */
export const TEAMS_CHANGED = 'reach.teams';

const record = recorder(TEAM_DEEDS);
const target = ({ id, name }: Team) => ({ kind: 'team', id, label: name });

export function teamsRoutes(options: ServeOptions): void {
  const { clock } = options;
  const serve = serveWith(options, TEAM_REFUSALS);
  serve.read(api.list, async (db) => ok({ teams: await teams(db) }));
  serve.write(api.save, async (tx, { actor, origin, params: { id }, body }) => {
    await lockTeams(tx);
    const all = await teams(tx);
    const before = all.find((team) => team.id === id) ?? null;
    if (!before && body.revision > 0) return refuse({ code: 'no-such-team' });
    if (before && before.revision !== body.revision) return refuse({ code: 'team-has-changed' });
    const isSame = (name: string) => name.toLowerCase() === body.name.toLowerCase();
    if (all.some((team) => team.id !== id && isSame(team.name))) return refuse({ code: 'team-name-taken' });
    if (!before && all.length >= MOST_TEAMS) return refuse({ code: 'too-many-teams' });
    if (!(await areStaff(tx, body.members, before?.members ?? []))) return refuse({ code: 'not-an-agent' });
    const team = await saveTeam(tx, { id, ...body }, new Date(clock.now()));
    await record(tx, actor, origin, { action: 'teams.save', target: target(team), before, after: team });
    await emit(tx, TEAMS_CHANGED, {});
    return ok(team);
  });
  serve.write(api.remove, async (tx, { actor, origin, params: { id }, query }) => {
    await lockTeams(tx);
    const before = (await teams(tx)).find((team) => team.id === id);
    if (!before) return refuse({ code: 'no-such-team' });
    if ((query.revision ?? before.revision) !== before.revision) return refuse({ code: 'team-has-changed' });
    await removeTeam(tx, id);
    await record(tx, actor, origin, { action: 'teams.remove', target: target(before), before });
    await emit(tx, TEAMS_CHANGED, {});
    return ok(null);
  });
}

/** Whoever has left since may stand there still: they are given nobody, and in nobody's way. */
async function areStaff(tx: Tx, members: readonly string[], before: readonly string[]): Promise<boolean> {
  const known = new Set([...before, ...(await staffBadges(tx)).map(({ id }) => id)]);
  return members.every((id) => known.has(id));
}
