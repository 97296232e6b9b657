/** How true the waits are that we say: held against lines that were played through, and how long an estimate takes. */

import { waitText } from '../src/reach/waits/contract.ts';
import {
  calibrateBy,
  estimateWait,
  measureRates,
  outlook,
  PROMISED_SHARE,
} from '../src/reach/waits/index.ts';
import {
  judge,
  outcomesOf,
  STAFFING,
  sample,
  toldOf,
  trueRates,
} from '../src/reach/waits/scenarios.fixtures.ts';
import { type Played, play, type Scenario } from '../src/reach/waits/simulate.fixtures.ts';
import { heading, percentile, table } from './report.ts';

const PARTS: Readonly<Record<string, (lines: readonly Line[]) => void>> = {
  truth,
  board,
  calibration,
  speed,
};

interface Line {
  readonly name: string;
  readonly scenario: Scenario;
  readonly played: Played;
}

export async function run(parts: readonly string[]): Promise<void> {
  const lines = Object.entries(STAFFING).map(([name, scenario]) => ({
    name,
    scenario,
    played: play(scenario),
  }));
  for (const part of parts) PARTS[part]?.(lines);
}

const share = (part: number): string => `${(100 * part).toFixed(1)} %`;
const seconds = (value: number): string => `${value.toFixed(0)} s`;

function truth(lines: readonly Line[]): void {
  heading('Waits that were said, and as they were');
  const rows = lines.flatMap(({ name, scenario, played }) => {
    const measured = measureRates(outcomesOf(played), played.untilMs);
    return [['true rates', trueRates(scenario)] as const, ['measured', measured] as const].map(
      ([of, rates]) => {
        const found = judge(sample(played.queued), scenario, rates);
        const ratio = (found.saidMeanSeconds / found.meanSeconds).toFixed(3);
        const means = [seconds(found.saidMeanSeconds), seconds(found.meanSeconds), ratio];
        return [`${name}, ${of}`, String(found.queued), ...means, share(found.inside)];
      },
    );
  });
  table([['', 'customers', 'mean said', 'mean', 'ratio', 'inside the range'], ...rows]);
  console.log(`Targets with true rates: a ratio of 0.9 to 1.1, and ${share(PROMISED_SHARE)} inside.`);
}

function board(lines: readonly Line[]): void {
  heading('What the board expects, and what came');
  const rows = lines.map(({ name, scenario, played: { queued, came } }) => {
    const agents = scenario.capacities.map((capacity) => ({ capacity, chats: 0 }));
    const expected = outlook(agents, trueRates(scenario));
    if (expected.kind !== 'steady') throw new Error(`the outlook is ${expected.kind}`);
    const left = queued.filter(({ leftAfterSeconds }) => leftAfterSeconds !== null).length;
    const shares = [expected.waitShare, queued.length / came.length, expected.leaveShare, left / came.length];
    return [name, ...shares.map(share)];
  });
  table([['', 'wait, expected', 'wait', 'leave, expected', 'leave'], ...rows]);
}

/** By how many were ahead, as the page of the service says it: in round figures, and of those who left only that. */
function calibration(lines: readonly Line[]): void {
  heading('Round figures, by customers ahead; of those who left, only what was seen');
  for (const { name, scenario, played } of lines) {
    const queued = sample(played.queued);
    const told = toldOf(queued, scenario, trueRates(scenario)).map((one, i) => ({
      ...one,
      ahead: queued[i]?.turns.filter((turn) => turn < (queued[i]?.turn ?? 0)).length ?? 0,
    }));
    const bands = calibrateBy(told, ({ ahead }) => (ahead === 0 ? '0' : ahead < 6 ? '1–5' : '6 and more'));
    console.log(`\n${name}`);
    table([
      ['ahead', 'told', 'answered', 'inside', 'for sure', 'at most', 'shorter', 'longer', 'mean error'],
      ...bands.map(({ band, calibration: found }) => [
        band,
        String(found.told),
        String(found.answered),
        ...[found.inside, found.insideAtLeast, found.insideAtMost, found.shorter, found.longer].map(share),
        found.meanErrorSeconds === null ? '–' : seconds(found.meanErrorSeconds),
      ]),
    ]);
  }
}

const ROUNDS = 60;
const WARM_UP = 20;

function speed(): void {
  heading('One estimate, of a team of forty agents with three chats each');
  const agents = Array.from({ length: 40 }, () => ({ capacity: 3, chats: 3 }));
  const service = { soloSeconds: 300, slowdown: 0.25, seen: 1000 };
  const overtaking = [3600, 1200, 600].map((headStartSeconds) => ({ headStartSeconds, perSecond: 0.02 }));
  const rows = [0, 10, 100, 1000].flatMap((ahead) =>
    [[], overtaking].map((coming) => {
      const situation = { now: 0, agents, turn: 0, turns: Array.from({ length: ahead }, () => -1) };
      const rates = { service, leavingPerSecond: 1 / 600, coming };
      const times = Array.from({ length: WARM_UP + ROUNDS }, () => {
        const began = performance.now();
        estimateWait(situation, rates);
        return performance.now() - began;
      }).slice(WARM_UP);
      const said = waitText(estimateWait(situation, rates), 'en');
      const kind = coming.length > 0 ? 'others may overtake' : 'nobody overtakes';
      return [
        `${ahead} ahead, ${kind}`,
        percentile(times, 50).toFixed(2),
        percentile(times, 99).toFixed(2),
        said,
      ];
    }),
  );
  table([['', 'ms p50', 'p99', 'said'], ...rows]);
}
