/** What a supervisor sees of the queue. */
import type { Db } from '../../kernel/database/db.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { calibrateBy, outlook, PROMISED_SHARE } from '../waits/index.ts';
import type { Accuracy, AgentOnBoard, Board, WaitingOnBoard } from './contract.ts';
import type { Rates } from './figures.ts';
import { type Expected, expectedWaits } from './forecast.ts';
import { type Line, lineNow } from './line.ts';
import { measureOf, showLoad } from './load/load.ts';
import { presenceOf } from './presence.ts';
import { toldOf, type WaitRow, waitsSince } from './store/wait.ts';

const DAY_MS = 86_400_000;
const DAYS = 7;
const MOST = 5_000;

export async function boardNow(db: Db, now: number, rates: Rates): Promise<Board> {
  const line = await lineNow(db, now);
  const kind = outlook(line.onDuty, rates).kind;
  const waits = await waitsSince(db, new Date(now - DAYS * DAY_MS), MOST);
  return {
    at: new Date(now).toISOString(),
    agents: await agentsOf(db, line, now),
    waiting: await waitingOf(db, line, rates, now),
    accuracy: accuracyOf(waits, now),
    outlook: kind === 'steady' ? 'enough' : kind,
    load: await showLoad(db, measureOf(line, rates, now)),
  };
}

async function agentsOf(db: Db, { agents, held }: Line, now: number): Promise<AgentOnBoard[]> {
  const found = await Promise.all(
    agents.map(async (agent) => {
      const badge = await staffBadge(db, agent.id);
      if (!badge) return [];
      const chats = held.filter(({ agentId }) => agentId === agent.id).length;
      const { name, staffNumber } = badge;
      const heardAt = agent.heardAt.toISOString();
      return [{ id: agent.id, name, staffNumber, heardAt, ...presenceOf(agent, chats, now) }];
    }),
  );
  return found.flat().sort((a, b) => a.staffNumber - b.staffNumber);
}

async function waitingOf(db: Db, line: Line, rates: Rates, now: number): Promise<WaitingOnBoard[]> {
  const ids = line.waiting.map(({ id }) => id);
  const told = await toldOf(db, ids);
  const expected = expectedWaits(line, new Set(ids), rates, now);
  return line.waiting.map(({ id, number, intent, lang, waitsSince, answerBy }) => {
    const said = told.get(id);
    const range = said ? rangeOf(said) : null;
    const waited = said ? (now - said.queuedAt.getTime()) / 1000 : 0;
    const late = answerBy ? now > answerBy.getTime() : range !== null && waited > range.highSeconds;
    const wait = answerBy ? null : asWait(expected.get(id) ?? null);
    const since = { waitsSince: waitsSince.toISOString(), answerBy: answerBy?.toISOString() ?? null };
    return { id, number, intent, lang, ...since, told: range, late, wait };
  });
}

export const asWait = (expected: Expected | null) =>
  expected && { lowSeconds: expected.lowSeconds, highSeconds: expected.highSeconds };

const rangeOf = ({ lowSeconds, highSeconds }: Pick<WaitRow, 'lowSeconds' | 'highSeconds'>) =>
  lowSeconds === null || highSeconds === null ? null : { lowSeconds, highSeconds };

function accuracyOf(waits: readonly WaitRow[], now: number): Accuracy {
  const all = waits.map((wait) => {
    const range = rangeOf(wait);
    const endedAt = (wait.takenAt ?? wait.leftAt)?.getTime() ?? now;
    return {
      said: range && { ...range, meanSeconds: wait.meanSeconds ?? range.lowSeconds },
      outcome: wait.takenAt ? ('answered' as const) : wait.leftAt ? ('left' as const) : ('waiting' as const),
      seconds: Math.max(0, endedAt - wait.queuedAt.getTime()) / 1000,
    };
  });
  const found = calibrateBy(all, () => 'all')[0]?.calibration;
  const { told = 0, untold = 0, inside = 0, shorter = 0, longer = 0 } = found ?? {};
  const { insideAtLeast = 0, insideAtMost = 0 } = found ?? {};
  const shares = { inside, shorter, longer, insideAtLeast, insideAtMost };
  return { days: DAYS, promised: PROMISED_SHARE, told, untold, ...shares };
}
