/** The line as it stands: who is there for customers, and who waits for them. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type HeldRow, type WaitingRow, whoHolds, whoWaits } from '../conversations/index.ts';
import type { Roster } from '../roster/contract.ts';
import { type Calendar, rosters } from '../roster/index.ts';
import type { Team } from '../teams/contract.ts';
import { type Reserved, reservedFor, teams } from '../teams/index.ts';
import { ALONE_SECONDS } from './contract.ts';
import { answers, capacityOf, stateOf, takesRoom } from './presence.ts';
import { standingOf } from './standing.ts';
import { type AgentRow, agents } from './store/agent.ts';

/** Somebody who takes customers now. */
export interface OnDuty extends Pick<AgentRow, 'id' | 'languages' | 'skills'> {
  readonly capacity: number;
  readonly chats: number;
  /** When they last got one: milliseconds since the epoch, or zero. */
  readonly lastAt: number;
}

export interface Line {
  readonly agents: readonly AgentRow[];
  readonly onDuty: readonly OnDuty[];
  /** The same by their ids. */
  readonly takers: ReadonlyMap<string, OnDuty>;
  /** Whose shift is over. */
  readonly resting: ReadonlySet<string>;
  readonly held: readonly HeldRow[];
  /** In their turn. */
  readonly waiting: readonly WaitingRow[];
  readonly teams: readonly Team[];
  readonly rosters: ReadonlyMap<string, Roster>;
}

/** Whether its customer waits for the answer, rather than having left a message. */
export const isLive = ({ answerBy }: Pick<WaitingRow, 'answerBy'>): boolean => answerBy === null;

/** @param calendar by which shifts are meant */
export async function lineNow(db: Db | Tx, now: number, calendar: Calendar): Promise<Line> {
  const [all, held, waiting] = [await agents(db), await whoHolds(db), await whoWaits(db)];
  const byPerson = new Map((await rosters(db)).map((one) => [one.personId, one]));
  const byAgent = Map.groupBy(held, ({ agentId }) => agentId);
  const restOf = (agent: AgentRow) => standingOf(byPerson.get(agent.id), calendar, agent.saidAt, now).rest;
  const takes = (agent: AgentRow) => stateOf(agent, now) === 'available' && restOf(agent) === null;
  const resting = new Set(all.filter((agent) => restOf(agent) === 'over').map(({ id }) => id));
  const onDuty = all.filter(takes).map((agent) => {
    const own = byAgent.get(agent.id) ?? [];
    const { id, languages, skills } = agent;
    const chats = own.filter((one) => takesRoom(one, now)).length;
    const lastAt = own.at(-1)?.assignedAt.getTime() ?? 0;
    return { id, languages, skills, capacity: capacityOf(agent), chats, lastAt };
  });
  const takers = new Map(onDuty.map((agent) => [agent.id, agent]));
  const inTurn = waiting.map((one) => (isHeeded(one, onDuty, now) ? one : { ...one, notFor: null }));
  return {
    agents: all,
    onDuty,
    takers,
    resting,
    held,
    waiting: inTurn,
    teams: await teams(db),
    rosters: byPerson,
  };
}

/** Who has handed somebody back is not given them again, while they have not waited long or anybody else could take them. */
const isHeeded = (one: WaitingRow, onDuty: readonly OnDuty[], now: number): boolean =>
  now - one.waitsSince.getTime() < ALONE_SECONDS * 1000 ||
  onDuty.some((agent) => agent.id !== one.notFor && agent.capacity > 0 && answers(agent, one));

/** For whom of those who are there this one waits first; null is everybody. */
export function reservedNow(one: WaitingRow, { takers, teams }: Line, now: number): Reserved | null {
  if (teams.length === 0) return null;
  const isThere = (id: string) => {
    const agent = takers.get(id);
    return agent !== undefined && agent.capacity > 0 && id !== one.notFor && answers(agent, one);
  };
  return reservedFor(one, teams, isThere, now);
}
