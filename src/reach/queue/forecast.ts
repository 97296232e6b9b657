/** How long those who wait still have to. Pure. */
import { turnOf, type WaitingRow } from '../conversations/index.ts';
import { estimateWait } from '../waits/index.ts';
import { type Line, type OnDuty, reservedNow } from './line.ts';
import { answers } from './presence.ts';

type Rates = Parameters<typeof estimateWait>[1];

export interface Expected {
  readonly lowSeconds: number;
  readonly highSeconds: number;
  readonly meanSeconds: number;
}

/** Somebody is free: but they are people, and have to look up first. */
const AT_ONCE: Expected = { lowSeconds: 0, highSeconds: 60, meanSeconds: 0 };

const turnAt = ({ intent, waitsSince, answerBy }: WaitingRow): number =>
  turnOf({ intent, waitsSince: waitsSince.getTime(), answerBy: answerBy?.getTime() ?? null });

const MINUTE = 60;

/** Null where nothing can be said. */
function expectedOf(one: WaitingRow, line: Line, rates: Rates, now: number): Expected | null {
  const able = line.onDuty.filter((agent) => agent.id !== one.notFor && answers(agent, one));
  const reserved = reservedNow(one, line, now);
  if (!reserved) return expectedFrom(able, one, line, rates, now);
  const own = able.filter(({ id }) => reserved.members.has(id));
  const [ofTeam, ofAll] = [own, able].map((agents) => expectedFrom(agents, one, line, rates, now));
  const left = Math.ceil((reserved.until - now) / 1000 / MINUTE) * MINUTE;
  return sooner(ofTeam ?? null, ofAll ? later(ofAll, left) : null);
}

/** Whoever of the team or, once that has had its time, of everybody comes first. */
function sooner(a: Expected | null, b: Expected | null): Expected | null {
  if (!a || !b) return a ?? b;
  return {
    lowSeconds: Math.min(a.lowSeconds, b.lowSeconds),
    highSeconds: Math.min(a.highSeconds, b.highSeconds),
    meanSeconds: Math.min(a.meanSeconds, b.meanSeconds),
  };
}

const later = ({ lowSeconds, highSeconds, meanSeconds }: Expected, by: number): Expected => ({
  lowSeconds: lowSeconds + by,
  highSeconds: highSeconds + by,
  meanSeconds: meanSeconds + by,
});

/** As if these alone took them. */
function expectedFrom(
  agents: readonly OnDuty[],
  one: WaitingRow,
  { waiting }: Line,
  rates: Rates,
  now: number,
): Expected | null {
  const rivals = waiting.filter(
    (other) => other !== one && agents.some((agent) => answers(agent, other) && agent.id !== other.notFor),
  );
  const situation = { now, agents, turn: turnAt(one), turns: rivals.map(turnAt) };
  const estimate = estimateWait(situation, rates);
  if (estimate.kind === 'now') return AT_ONCE;
  if (estimate.kind === 'unknown') return null;
  const { lowSeconds, highSeconds, meanSeconds } = estimate;
  return { lowSeconds, highSeconds, meanSeconds };
}

/** Of somebody who came now. */
export function expectedOfNewcomer(
  intent: WaitingRow['intent'],
  lang: WaitingRow['lang'],
  line: Line,
  rates: Rates,
  now: number,
): Expected | null {
  const at = new Date(now);
  const nobody = {
    id: '',
    number: Number.MAX_SAFE_INTEGER,
    answerBy: null,
    notFor: null,
    teamId: null,
    teamedAt: null,
    firstReplyAt: null,
  };
  return expectedOf({ ...nobody, intent, lang, waitsSince: at, seenAt: at }, line, rates, now);
}

/** Far back in the line, neighbours wait alike: there it is worked out for every tenth of them, or hundredth. */
function nearly(place: number): number {
  const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, place))) - 1);
  return Math.floor(place / grain) * grain;
}

/** Of these of those who wait. */
export function expectedWaits(
  line: Line,
  ids: ReadonlySet<string>,
  rates: Rates,
  now: number,
): Map<string, Expected | null> {
  const found = new Map<string, Expected | null>();
  const known = new Map<string, Expected | null>();
  for (const [place, one] of line.waiting.entries()) {
    if (!ids.has(one.id)) continue;
    const own = reservedNow(one, line, now)?.teams.map(({ id }) => id) ?? [];
    const like = [nearly(place), one.lang, one.intent, one.notFor, ...own].join(' ');
    const expected = known.has(like) ? known.get(like) : expectedOf(one, line, rates, now);
    known.set(like, expected ?? null);
    found.set(one.id, expected ?? null);
  }
  return found;
}
