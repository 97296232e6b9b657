/**
 * What a team gets done. An agent who has k chats is not k agents: each chat takes longer the more there are, and how
 * much longer is measured (service.ts). The rate of an agent depends on how many they have, as in Tezcan & Zhang 2014,
 * "Routing and staffing in customer service chat systems with impatient customers". A line of calls is the case k = 1.
 */

/** Somebody who takes customers now; who takes none is not in the list. */
export interface Agent {
  /** How many at once. */
  readonly capacity: number;
  /** How many they have now; more than the capacity where customers came back to them. */
  readonly chats: number;
}

/** How long customers are served. */
export interface Service {
  /** Mean, by an agent who has nobody else. */
  readonly soloSeconds: number;
  /** By which share of that each other chat of the agent lengthens it: 0 is no effect, at 1 nothing is gained by a second. */
  readonly slowdown: number;
}

/** How many times as long a chat takes for an agent who has so many. */
export const slowness = (chats: number, slowdown: number): number => 1 + slowdown * (chats - 1);

/** Chats that an agent ends while they have so many. */
export const endedPerSecond = (chats: number, { soloSeconds, slowdown }: Service): number =>
  chats === 0 ? 0 : chats / (soloSeconds * slowness(chats, slowdown));

export const freeSlots = (agents: readonly Agent[]): number =>
  agents.reduce((sum, { capacity, chats }) => sum + Math.max(0, capacity - chats), 0);

/** Until an agent above their capacity is back at it, expected; before, what they end frees no slot. */
export function backInSeconds({ capacity, chats }: Agent, service: Service): number {
  let seconds = 0;
  for (let has = chats; has > capacity; has--) seconds += 1 / endedPerSecond(has, service);
  return seconds;
}

/**
 * What the team ends while it has 1, 2, … chats, as steadyState of erlang-a.ts takes it. Each chat is taken to be with whoever
 * has the fewest. Real ones end where they end, and leave agents less even: at light staffing some 5 % more wait than this says.
 */
export function endedByNumber(capacities: readonly number[], service: Service): number[] {
  const slots = capacities.flatMap((capacity) => Array.from({ length: capacity }, (_, i) => i + 1));
  let rate = 0;
  return slots
    .toSorted((a, b) => a - b)
    .map((nth) => (rate += endedPerSecond(nth, service) - endedPerSecond(nth - 1, service)));
}
