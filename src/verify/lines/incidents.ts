/** The life of an incident: raised by votes, and ended by staff, by votes, by silence or by another card. */
import type { DownLine } from '../../find/surfaces/contract.ts';
import type { View } from '../../find/surfaces/index.ts';
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Actor, Origin, Refused } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import {
  CURRENT_STATES,
  INCIDENT_ACTS,
  type Incident,
  type IncidentAct,
  LINE_DEEDS,
  MOVES,
} from './contract.ts';
import { tellManagers } from './mails.ts';
import { bannerFor } from './notice.ts';
import {
  changeIncident,
  currentIncidents,
  type IncidentRow,
  insertIncident,
  lockIncident,
  type NewIncident,
} from './store/incident.ts';

export const LINES_CHANGED = 'lines.changed';
const record = recorder(LINE_DEEDS);
const SYSTEM = { system: 'lines' } as const;

interface Deps {
  readonly clock: Clock;
  /** Origin of the site, without a slash at the end. */
  readonly publicUrl: () => string;
}

const isCurrent = ({ state }: IncidentRow): boolean => CURRENT_STATES.some((one) => one === state);

const targetOf = ({ channel, display }: IncidentRow) => ({ kind: 'channel', id: channel, label: display });

/** Nothing happens where the line has an incident already. */
export async function raise(tx: Tx, made: NewIncident, { publicUrl }: Deps): Promise<void> {
  const row = await insertIncident(tx, made);
  if (!row) return;
  const { kind, evidence } = row;
  await record(tx, SYSTEM, null, { action: 'lines.open', target: targetOf(row), after: { kind, evidence } });
  await tellManagers(tx, 'down', row, publicUrl());
  await emit(tx, LINES_CHANGED, { id: row.id });
}

/** Without anybody of the staff. */
export async function end(
  tx: Tx,
  id: number,
  by: 'votes' | 'quiet' | 'card',
  { clock, publicUrl }: Deps,
): Promise<void> {
  const held = await lockIncident(tx, id);
  if (!held || !isCurrent(held)) return;
  const row = await changeIncident(tx, id, {
    state: 'resolved',
    endedAt: new Date(clock.now()),
    endedBy: by,
    staff: held.staff,
  });
  await record(tx, SYSTEM, null, {
    action: 'lines.resolved',
    target: targetOf(row),
    before: { state: held.state },
    after: { state: row.state, by },
  });
  if (by !== 'card') await tellManagers(tx, 'up', row, publicUrl());
  await emit(tx, LINES_CHANGED, { id });
}

export interface Acting {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly clock: Clock;
}

export async function actOn(
  { tx, actor, origin, clock }: Acting,
  id: number,
  act: IncidentAct,
): Promise<Result<IncidentRow, Refused<'no-such-incident' | 'incident-moved-on'>>> {
  const held = await lockIncident(tx, id);
  if (!held) return refuse({ code: 'no-such-incident' });
  const { from, to } = MOVES[act];
  if (!from.includes(held.state)) return refuse({ code: 'incident-moved-on' });
  const isOver = to !== 'confirmed';
  const row = await changeIncident(tx, id, {
    state: to,
    endedAt: isOver ? new Date(clock.now()) : null,
    endedBy: isOver ? 'staff' : null,
    staff: { id: actor.id, name: actor.name },
  });
  await record(tx, actor, origin, {
    action: `lines.${to}`,
    target: targetOf(row),
    before: { state: held.state },
    after: { state: row.state },
  });
  await emit(tx, LINES_CHANGED, { id });
  return ok(row);
}

/** @param view for what to use instead; null before the first card */
export function presentIncident(row: IncidentRow, view: View | null): Incident {
  const { number: _number, raisedAt, endedAt, ...shown } = row;
  return {
    ...shown,
    raisedAt: raisedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    acts: INCIDENT_ACTS.filter((act) => MOVES[act].from.includes(row.state)),
    notice: isCurrent(row) ? bannerFor(row, view) : null,
  };
}

/** For the view of every node. */
export const lineReports = {
  topic: LINES_CHANGED,
  async read(tx: Db | Tx): Promise<DownLine[]> {
    return (await currentIncidents(tx)).map(({ channel, number, raisedAt, state }) => ({
      channel,
      number,
      since: raisedAt.toISOString(),
      confirmed: state === 'confirmed',
    }));
  },
};
