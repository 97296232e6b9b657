/** Every minute, looks what the votes come to; every night, sums up the day before and forgets it. */
import { channelValue } from '@clearline/card';
import type { View } from '../../find/surfaces/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { lineOf, type PhoneLine } from './cast.ts';
import type { Evidence } from './contract.ts';
import { end, raise } from './incidents.ts';
import { endingOf, type Finding, findingOf, THRESHOLDS } from './judge.ts';
import { currentIncidents, type IncidentRow, lastEnding } from './store/incident.ts';
import {
  countsSince,
  daysBefore,
  forgetBefore,
  historyOf,
  type LineRef,
  putUsual,
  votesOfDay,
  votesSince,
} from './store/vote.ts';
import { dayOf } from './voter.ts';
import { type Vote, weigh, weightOf } from './weigh.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const USUAL_DAYS = 60;
const CHART_HOURS = 12;

export interface WatchDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly current: () => View | null;
  readonly publicUrl: () => string;
}

export async function watchLines(deps: WatchDeps): Promise<void> {
  const { db, clock, current } = deps;
  const view = current();
  if (!view) return;
  const now = clock.now();
  const incidents = await currentIncidents(db);
  for (const incident of incidents) await look(incident, view, deps);
  const busy = await countsSince(db, now - THRESHOLDS.windowHours * HOUR);
  for (const ref of busy) {
    const line = officialLine(view, ref);
    if (line && !incidents.some(({ channel }) => channel === ref.channel)) await judge(line, ref, deps);
  }
}

/** The line as the card has it, unless it has another number by now. */
function officialLine(view: View, { channel, number }: LineRef): PhoneLine | null {
  const line = lineOf(view, channel);
  return line && channelValue(line.channel) === number ? line : null;
}

async function look(incident: IncidentRow, view: View, deps: WatchDeps): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const votes = await votesSince(db, incident, now - THRESHOLDS.quietHours * HOUR);
  const standing = { raisedAt: incident.raisedAt.getTime(), confirmed: incident.state === 'confirmed' };
  const ending = officialLine(view, incident) ? endingOf(votes, standing, now) : 'card';
  if (ending) await db.transaction().execute((tx) => end(tx, incident.id, ending, deps));
}

async function judge({ channel }: PhoneLine, ref: LineRef, deps: WatchDeps): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const votes = await votesSince(db, ref, now - CHART_HOURS * HOUR);
  const finding = findingOf(votes, await historyOf(db, ref), now, await lastEnding(db, ref));
  const { kind } = finding;
  if (!kind) return;
  const { label, number } = channel;
  await db.transaction().execute((tx) =>
    raise(
      tx,
      {
        ...ref,
        kind,
        label,
        display: number.display,
        evidence: evidenceOf(votes, finding, now),
        raisedAt: new Date(now),
      },
      deps,
    ),
  );
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

function evidenceOf(
  votes: readonly Vote[],
  { share, atLeast, usual, weight }: Finding,
  now: number,
): Evidence {
  const last = Math.floor(now / HOUR) * HOUR;
  const hours = Array.from({ length: CHART_HOURS }, (_, i) => {
    const from = last - (CHART_HOURS - 1 - i) * HOUR;
    const those = votes.filter(({ at }) => at >= from && at < from + HOUR);
    const count = (answer: Vote['answer']) => those.filter((vote) => vote.answer === answer).length;
    return {
      from: new Date(from).toISOString(),
      reached: count('reached'),
      notReached: count('not-reached'),
      noSuchNumber: count('no-such-number'),
    };
  });
  return { hours, share: round(share), atLeast: round(atLeast), usual: round(usual), weight: round(weight) };
}

/** Days are summed up once nobody looks back at their votes, and then nothing is left of who cast them. */
export async function closeDays({ db, clock }: Pick<WatchDeps, 'db' | 'clock'>): Promise<void> {
  const keepFrom = dayOf(clock.now() - DAY);
  await db.transaction().execute(async (tx) => {
    for (const { day, ...line } of await daysBefore(tx, keepFrom)) {
      const votes = weigh(await votesOfDay(tx, line, day));
      const reached = weightOf(votes.filter(({ answer }) => answer === 'reached'));
      await putUsual(tx, line, day, { reached, failed: weightOf(votes) - reached });
    }
    await forgetBefore(tx, keepFrom, dayOf(clock.now() - USUAL_DAYS * DAY));
  });
}
