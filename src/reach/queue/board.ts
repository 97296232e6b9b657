/** What a supervisor sees of the queue. */
import type { Db } from '../../kernel/database/db.ts';
import { staffBadges } from '../../people/staff/index.ts';
import { aboutThem, type WaitingRow } from '../conversations/index.ts';
import type { Calendar } from '../roster/index.ts';
import { outlook } from '../waits/index.ts';
import { accuracyOf, rangeOf } from './accuracy.ts';
import { type AgentOnBoard, type Board, LONG_WAIT_SECONDS, type WaitingOnBoard } from './contract.ts';
import type { Rates } from './figures.ts';
import { type Expected, expectedWaits } from './forecast.ts';
import { type Line, lineNow, reservedNow } from './line.ts';
import { measureOf, showLoad } from './load/load.ts';
import { presenceOf, takesRoom, UNKNOWN } from './presence.ts';
import { standingOf } from './standing.ts';
import { toldOf, waitsSince } from './store/wait.ts';

const DAY_MS = 86_400_000;
const DAYS = 7;
const MOST = 5_000;

export interface BoardOptions {
  readonly rates: Rates;
  readonly calendar: Calendar;
  /** How many of those who wait are shown. */
  readonly rows: number;
}

export async function boardNow(db: Db, now: number, { rates, calendar, rows }: BoardOptions): Promise<Board> {
  const line = await lineNow(db, now, calendar);
  const kind = outlook(line.onDuty, rates).kind;
  const waits = await waitsSince(db, new Date(now - DAYS * DAY_MS), MOST);
  const agents = await agentsOf(db, line, calendar, now);
  return {
    at: new Date(now).toISOString(),
    agents,
    ...(await waitingOf(db, line, rates, rows, now)),
    accuracy: accuracyOf(waits, DAYS, now),
    outlook: kind === 'steady' ? 'enough' : kind,
    load: await showLoad(db, measureOf(line, rates, now)),
  };
}

/** Whoever has been on duty, and whoever is meant to be by the roster. */
async function agentsOf(db: Db, line: Line, calendar: Calendar, now: number): Promise<AgentOnBoard[]> {
  const known = new Map(line.agents.map((agent) => [agent.id, agent]));
  const holds = Map.groupBy(line.held, ({ agentId }) => agentId);
  const shown = (await staffBadges(db)).filter(
    ({ id }) => known.has(id) || line.rosters.has(id) || holds.has(id),
  );
  return shown
    .map(({ id, name, staffNumber }) => {
      const agent = known.get(id);
      const own = holds.get(id) ?? [];
      const standing = standingOf(line.rosters.get(id), calendar, agent?.saidAt ?? null, now);
      const chats = own.filter((one) => takesRoom(one, now)).length;
      const presence = agent ? presenceOf(agent, chats, now, standing) : { ...UNKNOWN, chats, ...standing };
      return {
        id,
        name,
        staffNumber,
        ...presence,
        heardAt: agent?.heardAt.toISOString() ?? null,
        absent: standing.shift !== null && presence.state === 'offline',
        teams: line.teams.filter(({ members }) => members.includes(id)).map((team) => team.name),
        holds: own.map(({ id, number, intent, lang, waitsSince }) => ({
          id,
          number,
          intent,
          lang,
          waitsSince: waitsSince?.toISOString() ?? null,
        })),
      };
    })
    .sort((a, b) => a.staffNumber - b.staffNumber);
}

async function waitingOf(
  db: Db,
  line: Line,
  rates: Rates,
  rows: number,
  now: number,
): Promise<Pick<Board, 'waiting' | 'all'>> {
  const told = await toldOf(
    db,
    line.waiting.map(({ id }) => id),
  );
  const shown = line.waiting.slice(0, rows);
  const ids = shown.map(({ id }) => id);
  const [about, expected] = [await aboutThem(db, ids), expectedWaits(line, new Set(ids), rates, now)];
  // What was said of a first wait is not said of one that came after an answer.
  const saidTo = ({ id, firstReplyAt }: WaitingRow) => (firstReplyAt === null ? told.get(id) : undefined);
  const toldTo = (one: WaitingRow) => {
    const said = saidTo(one);
    return said ? rangeOf(said) : null;
  };
  const isLate = (one: WaitingRow) => {
    if (one.answerBy) return now > one.answerBy.getTime();
    const [said, range] = [saidTo(one), toldTo(one)];
    return said && range ? now - said.queuedAt.getTime() > range.highSeconds * 1000 : false;
  };
  const isLong = (one: WaitingRow) =>
    one.answerBy === null &&
    toldTo(one) === null &&
    now - one.waitsSince.getTime() >= LONG_WAIT_SECONDS * 1000;
  const waiting = shown.map((one): WaitingOnBoard => {
    const { id, number, intent, lang, waitsSince, answerBy } = one;
    return {
      id,
      number,
      intent,
      lang,
      name: about.get(id)?.name ?? null,
      excerpt: about.get(id)?.excerpt ?? '',
      waitsSince: waitsSince.toISOString(),
      answerBy: answerBy?.toISOString() ?? null,
      told: toldTo(one),
      late: isLate(one),
      wait: answerBy ? null : asWait(expected.get(id) ?? null),
      teams: reservedNow(one, line, now)?.teams.map(({ name }) => name) ?? [],
    };
  });
  const longest = Math.min(...line.waiting.map(({ waitsSince }) => waitsSince.getTime()));
  const all = {
    waiting: line.waiting.length,
    late: line.waiting.filter(isLate).length,
    long: line.waiting.filter(isLong).length,
    longestSince: line.waiting.length === 0 ? null : new Date(longest).toISOString(),
  };
  return { waiting, all };
}

export const asWait = (expected: Expected | null) =>
  expected && { lowSeconds: expected.lowSeconds, highSeconds: expected.highSeconds };
