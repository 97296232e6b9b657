/**
 * The queue is put in order: what nobody answers comes back, who waits is told of it, and whoever is free gets who is next.
 * It is one transaction, and one node at a time; done once more it changes nothing.
 */

import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { staffBadge, staffBadges } from '../../people/staff/index.ts';
import {
  agentsBefore,
  assign,
  giveBack,
  type HeldRow,
  isNeverShed,
  lockQueue,
  outcomesOf,
  setAside,
} from '../conversations/index.ts';
import type { Calendar } from '../roster/index.ts';
import { ANSWER_SECONDS, AWAY_ANSWER_SECONDS, CUSTOMER_GONE_SECONDS } from './contract.ts';
import type { Rates } from './figures.ts';
import { expectedWaits } from './forecast.ts';
import { QUEUE_CHANGED } from './hints.ts';
import { isLive, type Line, lineNow, type OnDuty, reservedNow } from './line.ts';
import { settleLoad } from './load/load.ts';
import { match, mayTake } from './match.ts';
import { stateOf } from './presence.ts';
import { setAway } from './store/agent.ts';
import { keepStaffed } from './store/staffed.ts';
import { insertWaits, openWaits, toldOf, waitAnswered, waitLeft, waitMerged } from './store/wait.ts';

/** Given in one transaction, so that none is long. */
const MOST = 20;
/** Whose beginning is noted with one look: the others of a crowd are noted with the next ones. */
const MOST_NOTED = 200;
/** Of those next in turn it is asked who knows them. */
const MOST_KNOWN = 100;
/** Longer than between two looks, shorter than a pause of anybody. */
const STAFFED_GAP_SECONDS = 120;

export interface Settling {
  readonly now: Date;
  readonly rates: Rates;
  /** By which shifts are meant. */
  readonly calendar: Calendar;
  /** Until when whoever has gone is answered; null while we cannot know who has. */
  readonly promise: Date | null;
}

/** One round: the line as it was before, and whom it gave. */
interface Round {
  readonly line: Line;
  readonly given: readonly string[];
  readonly isLast: boolean;
}

/**
 * Until nobody is left whom somebody could take. What was said to whom is worked out once the agents have them: it takes a
 * while for a crowd, and nobody waits for it, nor for the lock.
 */
export async function settle(db: Db, settling: Settling): Promise<void> {
  for (let isLast = false; !isLast; ) {
    const round = await db.transaction().execute((tx) => settleSome(tx, settling));
    await noteBeginnings(db, settling, round);
    isLast = round.isLast;
  }
}

async function settleSome(tx: Tx, { now, rates, calendar, promise }: Settling): Promise<Round> {
  await lockQueue(tx);
  const line = await lineNow(tx, now.getTime(), calendar);
  // Then the line is another one, and is read anew.
  if (await takeBack(tx, now, line)) return { line, given: [], isLast: false };
  if (promise && (await letGo(tx, now, line, promise))) return { line, given: [], isLast: false };
  const given = await give(tx, now, line);
  if (given.length === MOST) return { line, given, isLast: false };
  if (line.onDuty.length > 0) await keepStaffed(tx, now, STAFFED_GAP_SECONDS);
  await noteOutcomes(tx);
  await settleLoad(tx, now, line, rates);
  return { line, given, isLast: true };
}

/** @returns whether anybody has to wait again */
async function takeBack(tx: Tx, now: Date, line: Line): Promise<boolean> {
  const { agents, held } = line;
  const overdue = held.filter((one) => isOverdue(one, now));
  const gone = new Set(
    agents.filter((agent) => stateOf(agent, now.getTime()) === 'offline').map(({ id }) => id),
  );
  for (const agentId of await strangers(tx, agents, held)) gone.add(agentId);
  const left = held.filter(({ agentId, waitsSince }) => waitsSince !== null && gone.has(agentId));
  const idle = held.filter((one) => isLeft(one, line, now));
  const missed = new Set<string>();
  let back = 0;
  for (const one of new Set([...overdue, ...left, ...idle])) {
    const given = await giveBack(tx, now, one.id, one.agentId);
    if (!given.ok) continue;
    back++;
    if (isOverdue(one, now)) missed.add(one.agentId);
  }
  if (missed.size > 0) await setAway(tx, [...missed], now);
  for (const personId of missed) await emit(tx, QUEUE_CHANGED, { personId });
  return back > 0;
}

/** Who has somebody wait for them, never said where they are, and does not work here any more. */
async function strangers(tx: Tx, agents: Line['agents'], held: readonly HeldRow[]): Promise<string[]> {
  const known = new Set(agents.map(({ id }) => id));
  const unknown = held.filter(({ agentId, waitsSince }) => waitsSince !== null && !known.has(agentId));
  const ids = [...new Set(unknown.map(({ agentId }) => agentId))];
  const badges = await Promise.all(ids.map((id) => staffBadge(tx, id)));
  return ids.filter((_, i) => !badges[i]);
}

/** Nobody has answered since it was given to them. Who took it themselves knows of it. */
const isOverdue = ({ offered, waitsSince, assignedAt }: HeldRow, now: Date): boolean =>
  offered &&
  waitsSince !== null &&
  waitsSince <= assignedAt &&
  now.getTime() - assignedAt.getTime() >= ANSWER_SECONDS * 1000;

/** Its agent is on a line, but for nobody. */
function isLeft({ agentId, waitsSince, assignedAt }: HeldRow, { agents, resting }: Line, now: Date): boolean {
  const agent = agents.find(({ id }) => id === agentId);
  if (!agent || waitsSince === null) return false;
  if (stateOf(agent, now.getTime()) !== 'away' && !resting.has(agentId)) return false;
  const since = Math.max(waitsSince.getTime(), assignedAt.getTime());
  return now.getTime() - since >= AWAY_ANSWER_SECONDS * 1000;
}

/**
 * Whoever has gone before anybody answered is waited for by nobody: theirs becomes a message. Not at once, for phones
 * lose their line in a pocket. @returns whether there was any
 */
async function letGo(tx: Tx, now: Date, { waiting }: Line, promise: Date): Promise<boolean> {
  const gone = waiting.filter(
    ({ answerBy, firstReplyAt, intent, seenAt }) =>
      answerBy === null &&
      firstReplyAt === null &&
      !isNeverShed(intent) &&
      now.getTime() - seenAt.getTime() >= CUSTOMER_GONE_SECONDS * 1000,
  );
  let count = 0;
  for (const { id, seenAt } of gone.slice(0, MOST)) {
    const aside = await setAside(tx, now, id, promise);
    if (!aside.ok) continue;
    await waitLeft(tx, id, seenAt);
    count++;
  }
  return count > 0;
}

/** What is said to somebody who begins to wait is kept, to be held against how long it was. */
async function noteBeginnings(db: Db, { now, rates }: Settling, round: Round): Promise<void> {
  const { line, isLast } = round;
  const given = new Set(round.given);
  const first = line.waiting
    .map((one, ahead) => ({ ...one, ahead }))
    .filter(
      ({ id, firstReplyAt, answerBy }) =>
        firstReplyAt === null && isLive({ answerBy }) && (isLast || given.has(id)),
    );
  const told = await toldOf(
    db,
    first.map(({ id }) => id),
  );
  const untold = first.filter(({ id }) => !told.has(id));
  // Whom somebody has now is not met again.
  const begun = [
    ...untold.filter(({ id }) => given.has(id)),
    ...untold.filter(({ id }) => !given.has(id)).slice(0, MOST_NOTED),
  ];
  if (begun.length === 0) return;
  const expected = expectedWaits(line, new Set(begun.map(({ id }) => id)), rates, now.getTime());
  const all = begun.map(({ id, intent, waitsSince, ahead }) => ({
    id,
    intent,
    queuedAt: waitsSince,
    ahead,
    said: expected.get(id) ?? null,
  }));
  await db.transaction().execute((tx) => insertWaits(tx, all));
}

async function noteOutcomes(tx: Tx): Promise<void> {
  for (const one of await outcomesOf(tx, await openWaits(tx))) {
    const { id, assignedAt, firstReplyAt, endedAt } = one;
    const takenAt = assignedAt && firstReplyAt && assignedAt < firstReplyAt ? assignedAt : firstReplyAt;
    if (takenAt && firstReplyAt) await waitAnswered(tx, id, takenAt, firstReplyAt);
    else if (one.isMerged) await waitMerged(tx, id);
    else if (endedAt) await waitLeft(tx, id, endedAt);
  }
}

/** @returns those whom somebody was found for */
async function give(tx: Tx, now: Date, line: Line): Promise<string[]> {
  const { onDuty, waiting } = line;
  const hasRoom = ({ chats, capacity }: OnDuty) => chats < capacity;
  if (waiting.length === 0 || !onDuty.some(hasRoom)) return [];
  const names = new Map((await staffBadges(tx)).map(({ id, name }) => [id, name]));
  // Whoever does not work here any more takes nobody.
  const takers = onDuty.filter((one) => hasRoom(one) && names.has(one.id));
  const waiters = waiting
    .map((one) => ({ ...one, before: null, only: reservedNow(one, line, now.getTime())?.members ?? null }))
    .filter((one) => takers.some((taker) => mayTake(taker, one)));
  const next = waiters.slice(0, MOST_KNOWN).map(({ id }) => id);
  const before = await agentsBefore(tx, next);
  const known = waiters.map((one) => ({ ...one, before: before.get(one.id) ?? null }));
  const found = match(known, takers, MOST);
  for (const { conversation, agent } of found)
    await assign(tx, now, conversation, { personId: agent, name: names.get(agent) ?? '' });
  return found.map(({ conversation }) => conversation);
}
