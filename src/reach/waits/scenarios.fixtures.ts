/** Teams at light, full and overloaded staffing, and how the estimates fare in them. */
import type { Told } from './calibration.ts';
import { estimateWait, forecast, type Situation } from './estimate.ts';
import type { Outcomes, Rates } from './rates.ts';
import type { Played, Queued, Scenario } from './simulate.fixtures.ts';
import { endedPerSecond } from './team.ts';

/** What customers need, by head start: a few are urgent, most are not. */
const KINDS = [
  { headStartSeconds: 3600, share: 0.05 },
  { headStartSeconds: 1200, share: 0.25 },
  { headStartSeconds: 900, share: 0.15 },
  { headStartSeconds: 600, share: 0.15 },
  { headStartSeconds: 0, share: 0.4 },
] as const;

const TEAM = [3, 3, 3, 3, 2];
const CHAT = { soloSeconds: 300, slowdown: 0.25 };

/** `load`: how many come, by how many the team can serve at most. */
function scenario(load: number, more: Partial<Scenario> = {}): Scenario {
  const base = {
    capacities: TEAM,
    service: CHAT,
    patienceSeconds: 300,
    hours: 400,
    seed: 20261127,
    work: 'exponential' as const,
    ...more,
  };
  const most = base.capacities.reduce((sum, capacity) => sum + endedPerSecond(capacity, base.service), 0);
  const coming = KINDS.map(({ headStartSeconds, share }) => ({
    headStartSeconds,
    perSecond: share * load * most,
  }));
  return { coming, ...base };
}

export const STAFFING = {
  light: scenario(0.75, { hours: 2000 }),
  full: scenario(1),
  overloaded: scenario(1.3, { patienceSeconds: 600 }),
  'one agent': scenario(0.9, { capacities: [3], patienceSeconds: 600, hours: 1500 }),
  'four telephones': scenario(0.95, { capacities: [1, 1, 1, 1], hours: 1500 }),
  'overloaded, lognormal work': scenario(1.3, { patienceSeconds: 600, work: 'lognormal' }),
} as const satisfies Record<string, Scenario>;

/** As if everything had been measured for ever. */
export const trueRates = ({ service, patienceSeconds, coming }: Scenario): Rates => ({
  service: { ...service, seen: Number.POSITIVE_INFINITY },
  leavingPerSecond: 1 / patienceSeconds,
  coming,
});

export const situationOf = ({ capacities }: Scenario, one: Queued): Situation => ({
  now: one.cameAt,
  agents: capacities.map((capacity, i) => ({ capacity, chats: one.chats[i] ?? 0 })),
  turn: one.turn,
  turns: one.turns,
});

export interface Judged {
  readonly queued: number;
  readonly saidMeanSeconds: number;
  readonly meanSeconds: number;
  /** Of the estimates to the second. */
  readonly inside: number;
}

/** About `count` of those who queued, evenly. */
export function sample(all: readonly Queued[], count = 2000): Queued[] {
  const every = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, i) => i % every === 0);
}

export function judge(queued: readonly Queued[], scenario: Scenario, rates: Rates): Judged {
  let [said, waited, inside] = [0, 0, 0];
  for (const one of queued) {
    const estimate = forecast(situationOf(scenario, one), rates);
    if (estimate.kind !== 'range') throw new Error(`who queued was told ${estimate.kind}`);
    said += estimate.meanSeconds;
    waited += one.offeredSeconds;
    if (one.offeredSeconds >= estimate.lowSeconds && one.offeredSeconds <= estimate.highSeconds) inside++;
  }
  const all = queued.length;
  return { queued: all, saidMeanSeconds: said / all, meanSeconds: waited / all, inside: inside / all };
}

/** What a real line would have noted by then: of those who left, only that they did. */
export const outcomesOf = ({ queued, served, came, untilMs }: Played): Outcomes => ({
  served,
  waited: queued.map(({ cameAt, offeredSeconds, leftAfterSeconds }) => {
    const seconds = leftAfterSeconds ?? offeredSeconds;
    return { endedAt: cameAt + seconds * 1000, seconds, left: leftAfterSeconds !== null };
  }),
  came,
  open: [{ from: 0, until: untilMs }],
});

/** What was said to them, and what we saw of their wait; `truth` is what nobody sees of those who left. */
export function toldOf(
  queued: readonly Queued[],
  scenario: Scenario,
  rates: Rates,
): (Told & { readonly truth: Told })[] {
  return queued.map((one) => {
    const estimate = estimateWait(situationOf(scenario, one), rates);
    const said = estimate.kind === 'range' ? estimate : null;
    const truth = { said, outcome: 'answered' as const, seconds: one.offeredSeconds };
    return one.leftAfterSeconds === null
      ? { ...truth, truth }
      : { said, outcome: 'left' as const, seconds: one.leftAfterSeconds, truth };
  });
}
