/**
 * Erlang-A: customers come at random, each is served for an exponential time, and each who waits leaves after an
 * exponential patience. Palm 1957, "Research on telephone traffic carried by full availability groups"; Garnett,
 * Mandelbaum & Reiman 2002, "Designing a call center with impatient customers"; and for what to tell whoever has n
 * customers ahead, Whitt 1999, "Predicting queueing delays".
 */

/** How a line moves while every slot is taken. */
export interface Flow {
  /** Customers whom the whole team finishes: cμ in the literature. */
  readonly servedPerSecond: number;
  /** Of each who waits: θ, the inverse of the mean patience. */
  readonly leavingPerSecond: number;
}

/**
 * Σ 1/(cμ + iθ) for i = 0 … `ahead`: each slot goes to whoever is first, and each of those ahead may leave before. The
 * variance is the sum of the squares. It is the wait of somebody who stays; the one who asks is not taken to leave.
 */
export function waitMoments(ahead: number, { servedPerSecond, leavingPerSecond }: Flow) {
  let [meanSeconds, variance] = [0, 0];
  for (let i = ahead; i >= 0; i--) {
    const seconds = 1 / (servedPerSecond + i * leavingPerSecond);
    meanSeconds += seconds;
    variance += seconds ** 2;
  }
  return { meanSeconds, deviationSeconds: Math.sqrt(variance) };
}

/** What to expect while things go on like this. Shares are of all who come. */
export interface Steady {
  readonly waitShare: number;
  readonly leaveShare: number;
  /** Of everybody: of those who are served at once, and of those who leave. */
  readonly meanWaitSeconds: number;
  readonly meanWaiting: number;
}

/** A longer line is no forecast but a collapse. */
const MOST_WAITING = 100_000;
/** What is e⁻⁴⁰ of the likeliest does not count. */
const NEGLIGIBLE = 40;

/**
 * The balance of the birth-death process. The rate of service may depend on how many are served: it is
 * `servedPerSecond[j - 1]` while they are j, and the last one while every slot is taken. Null where nobody serves or the
 * line would grow for ever.
 */
export function steadyState(
  arrivingPerSecond: number,
  servedPerSecond: readonly number[],
  leavingPerSecond: number,
): Steady | null {
  const slots = servedPerSecond.length;
  const full = servedPerSecond.at(-1) ?? 0;
  if (full <= 0 || (leavingPerSecond <= 0 && arrivingPerSecond >= full)) return null;
  const logs = logWeights(arrivingPerSecond, servedPerSecond, leavingPerSecond);
  if (!logs) return null;
  const most = logs.reduce((a, b) => Math.max(a, b));
  let [all, delayed, waiting] = [0, 0, 0];
  for (const [n, log] of logs.entries()) {
    const weight = Math.exp(log - most);
    all += weight;
    if (n < slots) continue;
    delayed += weight;
    waiting += weight * (n - slots);
  }
  const meanWaiting = waiting / all;
  // Little's law: as many wait as come in the time that one waits.
  const wait = arrivingPerSecond > 0 ? meanWaiting / arrivingPerSecond : 0;
  return {
    waitShare: delayed / all,
    leaveShare: leavingPerSecond * wait,
    meanWaitSeconds: wait,
    meanWaiting,
  };
}

/** Of 0, 1, 2 … customers here, as logarithms, because six hundred slots have weights beyond any number. */
function logWeights(arriving: number, served: readonly number[], leaving: number): number[] | null {
  const full = served.at(-1) ?? 0;
  const logs = [0];
  let [log, most] = [0, 0];
  for (let n = 1; n <= served.length + MOST_WAITING; n++) {
    const ending = served[n - 1] ?? full + (n - served.length) * leaving;
    log += Math.log(arriving / ending);
    if (n > served.length && arriving < ending && log < most - NEGLIGIBLE) return logs;
    logs.push(log);
    most = Math.max(most, log);
  }
  return null;
}
