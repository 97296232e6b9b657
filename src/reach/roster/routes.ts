/** What supervisors do with the roster. */
import type { Card } from '@clearline/card';
import { emit } from '../../kernel/bus.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { TEAMS_CHANGED } from '../teams/index.ts';
import { rosterApi as api, ROSTER_DEEDS, ROSTER_REFUSALS } from './contract.ts';
import { calendarOf, serviceHours } from './shifts.ts';
import { lockRosters, removeRoster, rosters, saveRoster } from './store.ts';

const record = recorder(ROSTER_DEEDS);

/** @param card null until one has been published */
export function rosterRoutes(options: ServeOptions, card: () => Card | null): void {
  const serve = serveWith(options, ROSTER_REFUSALS);
  serve.read(api.list, async (db) => {
    const { zone } = calendarOf(card());
    return ok({ zone, service: serviceHours(card()), rosters: await rosters(db) });
  });
  serve.write(api.save, async (tx, { actor, origin, params: { id }, body }) => {
    const badge = await staffBadge(tx, id);
    if (!badge) return refuse({ code: 'not-an-agent' });
    await lockRosters(tx);
    const [before = null] = await rosters(tx, { personId: id });
    if (!before && body.revision > 0) return refuse({ code: 'no-roster' });
    if (before && before.revision !== body.revision) return refuse({ code: 'roster-has-changed' });
    const roster = await saveRoster(tx, { personId: id, ...body });
    const target = { kind: 'person', id, label: badge.name };
    await record(tx, actor, origin, { action: 'roster.save', target, before, after: roster });
    await emit(tx, TEAMS_CHANGED, {});
    return ok(roster);
  });
  serve.write(api.remove, async (tx, { actor, origin, params: { id }, query }) => {
    await lockRosters(tx);
    const [before] = await rosters(tx, { personId: id });
    if (!before) return refuse({ code: 'no-roster' });
    if ((query.revision ?? before.revision) !== before.revision)
      return refuse({ code: 'roster-has-changed' });
    await removeRoster(tx, id);
    const label = (await staffBadge(tx, id))?.name ?? null;
    await record(tx, actor, origin, {
      action: 'roster.remove',
      target: { kind: 'person', id, label },
      before,
    });
    await emit(tx, TEAMS_CHANGED, {});
    return ok(null);
  });
}
