/**
 * The queue is put in order: what nobody answers comes back, who waits is told of it, and whoever is free gets who is next.
 * It is one transaction, and one node at a time; done once more it changes nothing.
 */

import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { staffBadge } from '../../people/staff/index.ts';
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
import { ANSWER_SECONDS, CUSTOMER_GONE_SECONDS } from './contract.ts';
import type { Rates } from './figures.ts';
import { expectedWaits } from './forecast.ts';
import { QUEUE_CHANGED } from './hints.ts';
import { isLive, type Line, lineNow, type OnDuty, reservedNow } from './line.ts';
import { settleLoad } from './load/load.ts';
import { type Match, match } from './match.ts';
import { stateOf } from './presence.ts';
import { setAway } from './store/agent.ts';
import { keepStaffed } from './store/staffed.ts';
import { insertWait, openWaits, toldOf, waitAnswered, waitLeft, waitMerged } from './store/wait.ts';

/** Given in one transaction, so that none is long. */
const MOST = 20;
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

/** Until nobody is left whom somebody could take. */
export async function settle(db: Db, settling: Settling): Promise<void> {
  while (await db.transaction().execute((tx) => settleSome(tx, settling)));
}

async function settleSome(tx: Tx, { now, rates, calendar, promise }: Settling): Promise<boolean> {
  await lockQueue(tx);
  const line = await lineNow(tx, now.getTime(), calendar);
  // Then the line is another one, and is read anew.
  if (await takeBack(tx, now, line)) return true;
  if (promise && (await letGo(tx, now, line, promise))) return true;
  if (line.onDuty.length > 0) await keepStaffed(tx, now, STAFFED_GAP_SECONDS);
  await noteBeginnings(tx, now, line, rates);
  await noteOutcomes(tx);
  await settleLoad(tx, now, line, rates);
  return (await give(tx, now, line)) === MOST;
}

/** @returns whether anybody has to wait again */
async function takeBack(tx: Tx, now: Date, { agents, held }: Line): Promise<boolean> {
  const overdue = held.filter((one) => isOverdue(one, now));
  const gone = new Set(
    agents.filter((agent) => stateOf(agent, now.getTime()) === 'offline').map(({ id }) => id),
  );
  for (const agentId of await strangers(tx, agents, held)) gone.add(agentId);
  const left = held.filter(({ agentId, waitsSince }) => waitsSince !== null && gone.has(agentId));
  const missed = new Set<string>();
  let back = 0;
  for (const one of new Set([...overdue, ...left])) {
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
async function noteBeginnings(tx: Tx, now: Date, line: Line, rates: Rates): Promise<void> {
  const told = await toldOf(
    tx,
    line.waiting.map(({ id }) => id),
  );
  const begun = line.waiting.filter((one) => one.firstReplyAt === null && isLive(one) && !told.has(one.id));
  if (begun.length === 0) return;
  const expected = expectedWaits(line, new Set(begun.map(({ id }) => id)), rates, now.getTime());
  for (const one of begun) {
    const { id, intent, waitsSince } = one;
    const ahead = line.waiting.indexOf(one);
    await insertWait(tx, { id, intent, queuedAt: waitsSince, ahead, said: expected.get(id) ?? null });
  }
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

/** @returns how many somebody was found for */
async function give(tx: Tx, now: Date, line: Line): Promise<number> {
  const { onDuty, waiting } = line;
  if (waiting.length === 0 || !onDuty.some(({ chats, capacity }) => chats < capacity)) return 0;
  const [takers, names] = await withNames(tx, onDuty);
  const before = await agentsBefore(
    tx,
    waiting.map(({ id }) => id),
  );
  const waiters = waiting.map((one) => ({
    ...one,
    before: before.get(one.id) ?? null,
    only: reservedNow(one, line, now.getTime())?.members ?? null,
  }));
  const found: Match[] = match(waiters, takers).slice(0, MOST);
  for (const { conversation, agent } of found)
    await assign(tx, now, conversation, { personId: agent, name: names.get(agent) ?? '' });
  return found.length;
}

/** Whoever does not work here any more takes nobody. */
async function withNames(tx: Tx, onDuty: readonly OnDuty[]): Promise<[OnDuty[], Map<string, string>]> {
  const names = new Map<string, string>();
  for (const { id } of onDuty) {
    const badge = await staffBadge(tx, id);
    if (badge) names.set(id, badge.name);
  }
  return [onDuty.filter(({ id }) => names.has(id)), names];
}
