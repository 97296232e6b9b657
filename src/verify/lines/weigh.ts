/**
 * How much each vote counts. Addresses are cheap for whoever rents a network, and dear for whoever has one telephone, so:
 *
 * 1. n votes of one network (an IPv4 /24, an IPv6 /48) count together as √n, and never more than `near`.
 * 2. All networks of one wider network (/16, /32) count together as no more than `wide`.
 * 3. Where many votes fall into the same ten minutes and come from few wider networks, they count by the share of
 *    networks that a real failure would have brought.
 *
 * A network's weight is shared evenly by its votes, whatever they say: who floods drowns only their own network.
 */
import type { LineAnswer } from './contract.ts';

export interface Vote {
  readonly answer: LineAnswer;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Hashes of the network and of the wider one. */
  readonly near: string;
  readonly wide: string;
  /** Whether the line was open: at night nobody gets through, and that says nothing. */
  readonly open: boolean;
}

export interface Weighed extends Vote {
  readonly weight: number;
}

export const CAPS = { near: 3, wide: 6 } as const;
export const BURST = { minutes: 10, votes: 8, networks: 5 } as const;

export function weigh(votes: readonly Vote[]): Weighed[] {
  const counted = votes.filter(({ open, answer }) => open || answer !== 'not-reached');
  const byNetwork = scale(
    counted.map((vote) => ({ ...vote, weight: 1 })),
    ({ near }) => near,
    (group) => Math.min(CAPS.near, Math.sqrt(group.length)) / group.length,
  );
  const byWider = scale(
    byNetwork,
    ({ wide }) => wide,
    (group) => Math.min(1, CAPS.wide / weightOf(group)),
  );
  return scale(byWider, ({ at }) => String(Math.floor(at / (BURST.minutes * 60_000))), damped);
}

export const weightOf = (votes: readonly Weighed[]): number =>
  votes.reduce((sum, { weight }) => sum + weight, 0);

function damped(slot: readonly Weighed[]): number {
  if (slot.length < BURST.votes) return 1;
  return Math.min(1, new Set(slot.map(({ wide }) => wide)).size / BURST.networks);
}

/** Multiplies the weights of each group by one factor. */
function scale(
  votes: readonly Weighed[],
  keyOf: (vote: Vote) => string,
  factorOf: (group: readonly Weighed[]) => number,
): Weighed[] {
  return [...Map.groupBy(votes, keyOf).values()].flatMap((group) => {
    const factor = factorOf(group);
    return group.map((vote) => ({ ...vote, weight: vote.weight * factor }));
  });
}
