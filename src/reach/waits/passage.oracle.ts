/** Exact answers where there are exact ones, slow and plain. */

/**
 * The share of waits of at most `seconds` where n are ahead and the rates of the phases are a·θ, (a+1)·θ … (a+n)·θ with a
 * whole: of a + n customers who leave at θ each, n + 1 have left by then (Rényi 1953). So it is a binomial tail.
 */
export function byLeaving(ahead: number, a: number, leavingPerSecond: number, seconds: number): number {
  const [all, gone] = [a + ahead, -Math.expm1(-leavingPerSecond * seconds)];
  let [share, log] = [0, all * Math.log1p(-gone)];
  for (let left = 0; left <= all; left++) {
    if (left > ahead) share += Math.exp(log);
    log += Math.log((all - left) / (left + 1)) + Math.log(gone) - Math.log1p(-gone);
  }
  return share;
}

/** Where nobody leaves: n + 1 or more events of a Poisson process. */
export function erlang(ahead: number, servedPerSecond: number, seconds: number): number {
  const events = servedPerSecond * seconds;
  let [fewer, log] = [0, -events];
  for (let k = 0; k <= ahead; k++) {
    fewer += Math.exp(log);
    log += Math.log(events) - Math.log(k + 1);
  }
  return 1 - fewer;
}

/** Of phases of any rates, all different: partial fractions, good only for a few rates that are far apart. */
export function hypoexponential(rates: readonly number[], seconds: number): number {
  const longer = rates.map((rate, i) => {
    const others = rates.filter((_, j) => j !== i);
    return others.reduce((product, other) => (product * other) / (other - rate), Math.exp(-rate * seconds));
  });
  return 1 - longer.reduce((sum, part) => sum + part, 0);
}

/** The mean where others overtake for ever: each step forward takes one event, or is set back by one that overtakes. */
export function meanOvertaken(ahead: number, served: number, leaving: number, overtaking: number): number {
  let [sum, step] = [0, 0];
  for (let i = ahead + 5000; i >= 0; i--) {
    step = (1 + overtaking * step) / (served + i * leaving);
    if (i <= ahead) sum += step;
  }
  return sum;
}
