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

const ableFor = (one: WaitingRow, { onDuty }: Line): OnDuty[] =>
  onDuty.filter((agent) => agent.id !== one.notFor && answers(agent, one));

/** Null where nothing can be said. */
function expectedOf(one: WaitingRow, line: Line, rates: Rates, now: number): Expected | null {
  const able = ableFor(one, line);
  const reserved = reservedNow(one, line, now);
  if (!reserved) return expectedFrom(able, one, line, rates, now);
  const own = able.filter(({ id }) => reserved.members.has(id));
  const [ofTeam, ofAll] = [own, able].map((agents) => expectedFrom(agents, one, line, rates, now));
  return sooner(ofTeam ?? null, ofAll ? later(ofAll, minutesLeft(reserved, now) * MINUTE) : null);
}

const minutesLeft = ({ until }: { readonly until: number }, now: number): number =>
  Math.ceil((until - now) / 1000 / MINUTE);

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

const EXACT_PLACES = 10;
/** Of how many go before: less than what is said leaves open. */
const ALIKE = 1.15;

/** Far back in the line, neighbours wait alike: it is worked out for some forty places, however long the line is. */
const nearly = (place: number): number =>
  place < EXACT_PLACES ? place : EXACT_PLACES + Math.floor(Math.log(place / EXACT_PLACES) / Math.log(ALIKE));

interface Known {
  readonly rates: Rates;
  /** By place, and by who could take them. */
  readonly expected: Map<string, Expected | null>;
  /** By what they need, who could take them. */
  readonly able: Map<string, string>;
}

/** A line is of one moment, and thousands ask for it: what was worked out for one of them holds for those alike. */
const KNOWN = new WeakMap<Line, Known>();

function knownOf(line: Line, rates: Rates): Known {
  const kept = KNOWN.get(line);
  if (kept?.rates === rates) return kept;
  const known: Known = { rates, expected: new Map(), able: new Map() };
  KNOWN.set(line, known);
  return known;
}

/** Whoever goes before is the same for all whom the same agents could take. */
function kindOf(one: WaitingRow, line: Line, { able }: Known, now: number): string {
  const need = `${one.lang} ${one.intent} ${one.notFor}`;
  const agents =
    able.get(need) ??
    ableFor(one, line)
      .map(({ id }) => id)
      .join(' ');
  able.set(need, agents);
  const reserved = reservedNow(one, line, now);
  return reserved ? `${agents} ${minutesLeft(reserved, now)} ${[...reserved.members].join(' ')}` : agents;
}

/** Of these of those who wait. */
export function expectedWaits(
  line: Line,
  ids: ReadonlySet<string>,
  rates: Rates,
  now: number,
): Map<string, Expected | null> {
  const found = new Map<string, Expected | null>();
  const known = knownOf(line, rates);
  for (const [place, one] of line.waiting.entries()) {
    if (!ids.has(one.id)) continue;
    const like = `${nearly(place)} ${kindOf(one, line, known, now)}`;
    const kept = known.expected.get(like);
    const expected = kept === undefined ? expectedOf(one, line, rates, now) : kept;
    known.expected.set(like, expected);
    found.set(one.id, expected);
  }
  return found;
}
