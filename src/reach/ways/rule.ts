/** Which ways forward somebody has now, best first: for every state of every channel, never none (R55). Pure. */
import type { Intent } from '@clearline/card';
import type { Wait } from '../conversations/contract.ts';
import { atLeast, type Step } from '../queue/contract.ts';
import { ACTS, type STATES } from './contract.ts';

export type State = (typeof STATES)[number];

/** How people are reached: by voice; in our own chat; where they are live on other sites; by a message that waits for its answer. */
export const MANNERS = ['voice', 'chat', 'elsewhere', 'written'] as const;
export type Manner = (typeof MANNERS)[number];

export interface Channel {
  readonly id: string;
  readonly manner: Manner;
  readonly state: State;
  /** It is the number, which is never hidden. */
  readonly isNumber: boolean;
  /** Whether it answers what the visitor needs. */
  readonly serves: boolean;
  readonly forGuests: boolean;
  /** How long somebody waits who comes now; null where nothing can be said. */
  readonly wait: Wait | null;
  /** When a closed one opens: milliseconds since the epoch; null where that is not known. */
  readonly opensAt: number | null;
  /** Until when a message is answered, in milliseconds since the epoch; null where nothing is promised. */
  readonly answerBy: number | null;
}

export interface Situation {
  /** In the order of the card. */
  readonly channels: readonly Channel[];
  readonly intent: Intent;
  readonly signedIn: boolean;
  /** Whether the browser runs scripts, without which there is no chat. */
  readonly script: boolean;
  /** Of shedding load. */
  readonly step: Step;
}

export type Expect =
  | { readonly is: 'answered' }
  | { readonly is: 'wait'; readonly wait: Wait | null }
  | { readonly is: 'reply'; readonly by: number | null }
  /** First of all once somebody is there. */
  | { readonly is: 'first'; readonly at: number | null }
  | { readonly is: 'opens'; readonly at: number | null }
  | { readonly is: 'down' }
  | { readonly is: 'here' };

export type Act = (typeof ACTS)[number];

export interface Way {
  readonly act: Act;
  /** Null for what stands on these pages. */
  readonly channel: string | null;
  /** Whether it can be used in this moment. */
  readonly now: boolean;
  readonly expect: Expect;
}

/** Help and notices are made beforehand: they are there without a script, and without the database. */
const READ: Way = { act: 'read', channel: null, now: true, expect: { is: 'here' } };

export function waysForward(situation: Situation): Way[] {
  const { channels } = situation;
  const from = (list: readonly Channel[]) => list.flatMap((channel) => waysOf(channel, situation));
  const serving = from(channels.filter(({ serves, isNumber }) => serves || isNumber));
  const others = from(channels.filter(({ serves, isNumber }) => !serves && !isNumber));
  // What is meant for something else is better than nobody.
  const offered = serving.some(({ now }) => now) ? serving : [...serving, ...others];
  const byId = new Map(channels.map((one) => [one.id, one]));
  return [...offered.sort((a, b) => compare(rank(a, byId, situation), rank(b, byId, situation))), READ];
}

function waysOf(channel: Channel, situation: Situation): Way[] {
  switch (channel.manner) {
    case 'voice':
      return [live('call', channel)];
    case 'elsewhere':
      return [live('join', channel)];
    case 'written':
      return [message('write', channel)];
    case 'chat':
      return situation.script ? chatWays(channel, situation) : [];
  }
}

function live(act: Act, { id: channel, state, wait, opensAt }: Channel): Way {
  switch (state) {
    case 'open':
      return { act, channel, now: true, expect: { is: 'answered' } };
    case 'busy':
      return { act, channel, now: true, expect: { is: 'wait', wait } };
    case 'closed':
      return { act, channel, now: false, expect: { is: 'opens', at: opensAt } };
    case 'down':
      return { act, channel, now: false, expect: { is: 'down' } };
  }
}

/** A message can be left whether anybody is there or not. */
const message = (act: Act, { id: channel, state, answerBy }: Channel): Way =>
  state === 'down'
    ? { act, channel, now: false, expect: { is: 'down' } }
    : { act, channel, now: true, expect: { is: 'reply', by: answerBy } };

function chatWays(chat: Channel, { intent, step }: Situation): Way[] {
  if (chat.state === 'down') return [live('chat', chat)];
  if (intent === 'account-security')
    return chat.state === 'closed'
      ? [{ act: 'message', channel: chat.id, now: true, expect: { is: 'first', at: chat.opensAt } }]
      : [live('chat', chat)];
  const leave = message('message', chat);
  if (chat.state === 'closed' || (intent === 'enquiry' && atLeast(step, 'asynchronous'))) return [leave];
  return [live('chat', chat), leave];
}

type Rank = readonly number[];

function rank({ act, channel, now, expect }: Way, byId: ReadonlyMap<string, Channel>, to: Situation): Rank {
  const { serves = true, forGuests = true } = (channel === null ? undefined : byId.get(channel)) ?? {};
  return [
    now ? 0 : 1,
    serves ? 0 : 1,
    !to.signedIn && !forGuests ? 1 : 0,
    GROUPS.findIndex((is) => is({ act, channel, now, expect }, to)),
    expect.is === 'opens' ? (expect.at ?? Number.MAX_SAFE_INTEGER) : 0,
    ACTS.indexOf(act),
  ];
}

/** From the best to the last. From the second step on a message is offered before a wait in the chat. */
const GROUPS: readonly ((way: Way, to: Situation) => boolean)[] = [
  ({ expect }) => expect.is === 'answered',
  ({ act, expect }, { step, intent }) =>
    expect.is === 'first' ||
    (expect.is === 'wait' && (act !== 'chat' || intent === 'account-security' || !atLeast(step, 'message'))),
  ({ act }) => act === 'message',
  ({ now }) => now,
  ({ expect }) => expect.is === 'opens',
  () => true,
];

function compare(a: Rank, b: Rank): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
