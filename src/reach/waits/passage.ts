/**
 * How long it takes until somebody in a line is first and the next slot is theirs: the first passage of a birth-death
 * process through its end. Those ahead are served or leave, and whoever is more urgent may still come before. Without the
 * latter it is the hypoexponential distribution of the phases in erlang-a.ts.
 *
 * Computed by uniformisation (Jensen 1953; Grassmann 1977), which only ever adds positive numbers. So it is stable for
 * equal rates and for a thousand customers, where partial fractions divide by nothing or cancel out.
 */
import { waitMoments } from './erlang-a.ts';

/** How the line moves until a moment that many seconds from now; the last stretch lasts for ever. */
export interface Stretch {
  readonly untilSeconds: number;
  readonly servedPerSecond: number;
  /** Of those who come later and go before. */
  readonly overtakingPerSecond: number;
}

export interface Wait {
  /** Waits beyond {@link HORIZON_SECONDS} count as that long. */
  readonly meanSeconds: number;
  /** Within how many seconds a given share of such waits ends. */
  quantileSeconds(share: number): number;
}

/** Nobody waits in a line for half a day. */
export const HORIZON_SECONDS = 12 * 3600;

/** The rest of the distribution that is not looked at. */
const REST = 1e-5;
/** Points of the distribution in one standard deviation, which is never less than without anybody more urgent. */
const POINTS = 24;
/** Additions, some hundredth of a second of them. A line that takes more is one that may grow: what is left is guessed. */
const MOST_WORK = 5e6;

interface Point {
  readonly seconds: number;
  /** The probability that the wait is not over. */
  readonly waiting: number;
}

/** @param ahead how many go before now @param leavingPerSecond of each of those, see Flow in erlang-a.ts */
export function passage(ahead: number, leavingPerSecond: number, stretches: readonly Stretch[]): Wait {
  const servedPerSecond = Math.max(...stretches.map((stretch) => stretch.servedPerSecond));
  const { deviationSeconds } = waitMoments(ahead, { servedPerSecond, leavingPerSecond });
  const resolution = Math.min(deviationSeconds, HORIZON_SECONDS) / POINTS;
  const line = new Line(ahead, leavingPerSecond);
  const points: Point[] = [{ seconds: 0, waiting: 1 }];
  let [seconds, mean] = [0, 0];
  while (line.waiting > REST && seconds < HORIZON_SECONDS && line.work < MOST_WORK) {
    const stretch = stretches.find(({ untilSeconds }) => untilSeconds > seconds);
    if (!stretch) throw new RangeError('the last stretch must last for ever');
    const before = line.waiting;
    const end = Math.min(stretch.untilSeconds, HORIZON_SECONDS);
    const step = line.move(Math.min(resolution, end - seconds), stretch);
    seconds += step;
    mean += (step * (before + line.waiting)) / 2;
    points.push({ seconds, waiting: line.waiting });
  }
  return {
    meanSeconds: mean + restSeconds(points),
    quantileSeconds: (share) => quantile(points, 1 - share),
  };
}

/** What waits that were not seen to their end add to the mean: they end as quickly as those in the second half did. */
function restSeconds(points: readonly Point[]): number {
  const last = points.at(-1);
  const middle = points.findLast(({ seconds }) => seconds <= (last?.seconds ?? 0) / 2);
  if (!last || !middle) return 0;
  const endingPerSecond = Math.log(middle.waiting / last.waiting) / (last.seconds - middle.seconds);
  return last.waiting * Math.min(1 / endingPerSecond, HORIZON_SECONDS - last.seconds);
}

function quantile(points: readonly Point[], waiting: number): number {
  const at = points.findIndex((point) => point.waiting <= waiting);
  const [after, before] = [points[at], points[Math.max(0, at - 1)]];
  if (!after || !before) return HORIZON_SECONDS;
  if (after === before) return after.seconds;
  const part = (before.waiting - waiting) / (before.waiting - after.waiting);
  return before.seconds + part * (after.seconds - before.seconds);
}

/** Events in one step: more make each of them cheaper. */
const EVENTS = 32;
/** Numbers ahead that are less likely are not looked at, so that a long line costs only what its spread costs. */
const NEGLIGIBLE = 1e-10;

/** How likely each number of customers ahead is. What they lack to one is that the wait is over. */
class Line {
  waiting = 1;
  /** Additions so far. */
  work = 0;
  readonly #leaving: number;
  #chance: Float64Array;
  /** The same after some events. */
  #power: Float64Array;
  /** The least and the most that are looked at. */
  #low: number;
  #high: number;

  constructor(ahead: number, leavingPerSecond: number) {
    this.#leaving = leavingPerSecond;
    this.#chance = new Float64Array(ahead + 1);
    this.#power = new Float64Array(ahead + 1);
    this.#chance[ahead] = 1;
    [this.#low, this.#high] = [ahead, ahead];
  }

  /** Moves on by as much as one step may take, at the most by `seconds`, and says by how much. */
  move(seconds: number, { servedPerSecond, overtakingPerSecond }: Stretch): number {
    const pace = () => servedPerSecond + this.#high * this.#leaving + overtakingPerSecond;
    if (pace() === 0) return seconds;
    this.#grow(overtakingPerSecond * Math.min(seconds, EVENTS / pace()));
    const perSecond = pace();
    const step = Math.min(seconds, EVENTS / perSecond);
    const events = perSecond * step;
    const [chance, power] = [this.#chance, this.#power];
    power.set(chance.subarray(0, this.#high + 1));
    let [share, rest] = [Math.exp(-events), 1 - Math.exp(-events)];
    for (let i = this.#low; i <= this.#high; i++) chance[i] = share * (power[i] ?? 0);
    for (let k = 1; rest > NEGLIGIBLE; k++) {
      this.#happen(servedPerSecond / perSecond, this.#leaving / perSecond, overtakingPerSecond / perSecond);
      this.work += this.#high - this.#low + 1;
      share *= events / k;
      rest -= share;
      for (let i = this.#low; i <= this.#high; i++) chance[i] = (chance[i] ?? 0) + share * (power[i] ?? 0);
    }
    this.#trim();
    return step;
  }

  /** One event: what is likely after it. Nobody comes to the longest line, which is next to impossible. */
  #happen(served: number, leaves: number, overtaken: number): void {
    const power = this.#power;
    this.#low = Math.max(0, this.#low - 1);
    let shorter = 0;
    for (let i = this.#low; i <= this.#high; i++) {
      const here = power[i] ?? 0;
      const longer = i < this.#high ? (power[i + 1] ?? 0) * (served + (i + 1) * leaves) : 0;
      const stays = 1 - served - i * leaves - (i < this.#high ? overtaken : 0);
      power[i] = here * stays + longer + shorter * overtaken;
      shorter = here;
    }
  }

  #trim(): void {
    const chance = this.#chance;
    while (this.#high > this.#low && (chance[this.#high] ?? 0) < NEGLIGIBLE) chance[this.#high--] = 0;
    while (this.#low < this.#high && (chance[this.#low] ?? 0) < NEGLIGIBLE) chance[this.#low++] = 0;
    this.waiting = 0;
    for (let i = this.#low; i <= this.#high; i++) this.waiting += chance[i] ?? 0;
  }

  /** Makes place for all who may overtake: a Poisson number exceeds this once in some 10¹⁰ times. */
  #grow(expected: number): void {
    if (expected === 0) return;
    this.#high += Math.ceil(expected + 7 * Math.sqrt(expected) + 5);
    if (this.#high < this.#chance.length) return;
    const [chance, power] = [new Float64Array(2 * this.#high), new Float64Array(2 * this.#high)];
    chance.set(this.#chance);
    [this.#chance, this.#power] = [chance, power];
  }
}
