/** The line as it stands: who is there for customers, and who waits for them. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type HeldRow, type WaitingRow, whoHolds, whoWaits } from '../conversations/index.ts';
import type { Roster } from '../roster/contract.ts';
import { type Calendar, rosters } from '../roster/index.ts';
import type { Team } from '../teams/contract.ts';
import { type Reserved, reservedFor, teams } from '../teams/index.ts';
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
  const takes = (agent: AgentRow) =>
    stateOf(agent, now) === 'available' &&
    standingOf(byPerson.get(agent.id), calendar, agent.saidAt, now).rest === null;
  const onDuty = all.filter(takes).map((agent) => {
    const own = byAgent.get(agent.id) ?? [];
    const { id, languages, skills } = agent;
    const chats = own.filter((one) => takesRoom(one, now)).length;
    const lastAt = own.at(-1)?.assignedAt.getTime() ?? 0;
    return { id, languages, skills, capacity: capacityOf(agent), chats, lastAt };
  });
  const takers = new Map(onDuty.map((agent) => [agent.id, agent]));
  return { agents: all, onDuty, takers, held, waiting, teams: await teams(db), rosters: byPerson };
}

/** For whom of those who are there this one waits first; null is everybody. */
export function reservedNow(one: WaitingRow, { takers, teams }: Line, now: number): Reserved | null {
  if (teams.length === 0) return null;
  const isThere = (id: string) => {
    const agent = takers.get(id);
    return agent !== undefined && agent.capacity > 0 && id !== one.notFor && answers(agent, one);
  };
  return reservedFor(one, teams, isThere, now);
}
