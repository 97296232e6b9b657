/** Who gets whom. Pure. */
import { answers, type Wish } from './presence.ts';
import type { AgentRow } from './store/agent.ts';

export interface Waiter extends Wish {
  readonly id: string;
  /** Who has handed them back. */
  readonly notFor: string | null;
  /** Who answered them last. */
  readonly before: string | null;
  /** Of a team that comes first; null is everybody. */
  readonly only: ReadonlySet<string> | null;
}

/** An agent who takes customers. */
export interface Taker extends Pick<AgentRow, 'id' | 'languages' | 'skills'> {
  readonly capacity: number;
  /** How many they have now. */
  readonly chats: number;
  /** When they last got one: milliseconds since the epoch, or zero. */
  readonly lastAt: number;
}

export interface Match {
  readonly conversation: string;
  readonly agent: string;
}

export const mayTake = (taker: Taker, waiter: Waiter): boolean =>
  taker.id !== waiter.notFor && (waiter.only?.has(taker.id) ?? true) && answers(taker, waiter);

/**
 * Each in their turn to the agent who answered them before, or else to the one with the least to do; of several, to who has
 * not got anybody for the longest. Whoever nobody can take now lets others go first, and keeps their place.
 * @param most how many at once
 */
export function match(
  inTurn: readonly Waiter[],
  takers: readonly Taker[],
  most = Number.POSITIVE_INFINITY,
): Match[] {
  const chats = new Map(takers.map((taker) => [taker.id, taker.chats]));
  const last = new Map(takers.map((taker) => [taker.id, taker.lastAt]));
  const load = ({ id, capacity }: Taker) => (chats.get(id) ?? 0) / capacity;
  const byLoad = (a: Taker, b: Taker) =>
    load(a) - load(b) || (last.get(a.id) ?? 0) - (last.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1);
  let room = takers.reduce((sum, one) => sum + Math.max(0, one.capacity - one.chats), 0);
  const found: Match[] = [];
  for (const waiter of inTurn) {
    if (room === 0 || found.length >= most) break;
    const able = takers.filter((one) => (chats.get(one.id) ?? 0) < one.capacity && mayTake(one, waiter));
    const agent = able.find(({ id }) => id === waiter.before) ?? able.toSorted(byLoad)[0];
    if (!agent) continue;
    found.push({ conversation: waiter.id, agent: agent.id });
    room--;
    chats.set(agent.id, (chats.get(agent.id) ?? 0) + 1);
    last.set(agent.id, Number.MAX_SAFE_INTEGER);
  }
  return found;
}
