import type { Stretch } from './passage.ts';
import type { Overtaking } from './place.ts';
import { type Agent, backInSeconds, endedPerSecond, type Service } from './team.ts';

/**
 * How the line of a team moves from now on, as long as anybody waits and so every slot is taken: faster once agents
 * are back at their capacity, and with fewer who overtake.
 */
export function stretchesOf(
  agents: readonly Agent[],
  service: Service,
  overtaking: readonly Overtaking[],
): Stretch[] {
  const rates = agents.map((agent) => ({
    from: backInSeconds(agent, service),
    perSecond: endedPerSecond(agent.capacity, service),
  }));
  const ends = [...rates.map(({ from }) => from), ...overtaking.map(({ forSeconds }) => forSeconds)];
  const inOrder = [...new Set(ends)].filter((end) => end > 0).sort((a, b) => a - b);
  return [...inOrder, Number.POSITIVE_INFINITY].map((untilSeconds) => ({
    untilSeconds,
    servedPerSecond: total(rates.filter(({ from }) => from < untilSeconds)),
    overtakingPerSecond: total(overtaking.filter(({ forSeconds }) => forSeconds >= untilSeconds)),
  }));
}

const total = (all: readonly { readonly perSecond: number }[]): number =>
  all.reduce((sum, { perSecond }) => sum + perSecond, 0);
