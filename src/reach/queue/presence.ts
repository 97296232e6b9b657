/** Who is there, and for whom. Pure. */
import type { HeldRow } from '../conversations/index.ts';
import { HEARD_SECONDS, type Presence, QUIET_SECONDS, type State } from './contract.ts';
import { OFF_ROSTER, type Standing } from './standing.ts';
import type { AgentRow } from './store/agent.ts';

/** @param now milliseconds since the epoch */
export const stateOf = ({ state, heardAt }: Pick<AgentRow, 'state' | 'heardAt'>, now: number) =>
  (now - heardAt.getTime() >= HEARD_SECONDS * 1000 ? 'offline' : state) satisfies State | 'offline';

export const capacityOf = ({ capacity, cap }: Pick<AgentRow, 'capacity' | 'cap'>): number =>
  Math.min(capacity, cap ?? capacity);

/**
 * Whether it keeps its agent from taking another: not where its customer was answered and is neither heard from nor there
 * any more. It stays theirs, and counts again as soon as the customer is back, even beyond what they take.
 */
export const takesRoom = ({ waitsSince, activeAt }: Pick<HeldRow, 'waitsSince' | 'activeAt'>, now: number) =>
  waitsSince !== null || now - activeAt.getTime() < QUIET_SECONDS * 1000;

export interface Wish {
  readonly lang: 'zh' | 'en';
  readonly intent: AgentRow['skills'][number];
}

export const speaks = ({ languages }: Pick<AgentRow, 'languages'>, lang: Wish['lang']): boolean =>
  languages.includes(lang);

/** Whether they speak the language, and answer such questions. */
export const answers = (agent: Pick<AgentRow, 'languages' | 'skills'>, { lang, intent }: Wish): boolean =>
  speaks(agent, lang) && (agent.skills.length === 0 || agent.skills.includes(intent));

export const presenceOf = (
  agent: AgentRow,
  chats: number,
  now: number,
  { shift, rest }: Standing,
): Presence => ({
  state: stateOf(agent, now),
  capacity: agent.capacity,
  cap: agent.cap,
  languages: [...agent.languages],
  skills: [...agent.skills],
  chats,
  missedAt: agent.missedAt?.toISOString() ?? null,
  shift,
  rest,
});

/** Of somebody who has never said anything. */
export const UNKNOWN: Presence = {
  state: 'offline',
  capacity: 3,
  cap: null,
  languages: ['zh', 'en'],
  skills: [],
  chats: 0,
  missedAt: null,
  ...OFF_ROSTER,
};
