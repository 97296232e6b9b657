/** The line as it stands: who is there for customers, and who waits for them. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type HeldRow, type WaitingRow, whoHolds, whoWaits } from '../conversations/index.ts';
import { capacityOf, stateOf } from './presence.ts';
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
  readonly held: readonly HeldRow[];
  /** In their turn. */
  readonly waiting: readonly WaitingRow[];
}

/** Whether its customer waits for the answer, rather than having left a message. */
export const isLive = ({ answerBy }: Pick<WaitingRow, 'answerBy'>): boolean => answerBy === null;

export async function lineNow(db: Db | Tx, now: number): Promise<Line> {
  const [all, held, waiting] = [await agents(db), await whoHolds(db), await whoWaits(db)];
  const byAgent = Map.groupBy(held, ({ agentId }) => agentId);
  const onDuty = all
    .filter((agent) => stateOf(agent, now) === 'available')
    .map((agent) => {
      const own = byAgent.get(agent.id) ?? [];
      const { id, languages, skills } = agent;
      const lastAt = own.at(-1)?.assignedAt.getTime() ?? 0;
      return { id, languages, skills, capacity: capacityOf(agent), chats: own.length, lastAt };
    });
  return { agents: all, onDuty, held, waiting };
}
