/** The queue: where agents say that they are there, and where supervisors see and steer who gets what. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { Intent, LINE_REFUSALS, Wait } from '../conversations/contract.ts';
import { Load, Step } from './load/contract.ts';

export { atLeast, LOAD_DEEDS, STEPS, Step } from './load/contract.ts';

/** Who is not heard from for so long counts as offline, whatever they have said. */
export const HEARD_SECONDS = 60;
/** What is given to an agent and not answered in this time goes back to the queue, and they count as away. */
export const ANSWER_SECONDS = 90;
/** A customer who is on no line for so long, and whom nobody has answered, has gone: theirs becomes a message. */
export const GONE_SECONDS = 600;
export const MOST_CAPACITY = 50;

/** Busy: there for who is theirs already, and for nobody new. */
export const STATES = ['available', 'busy', 'away'] as const;
export type State = (typeof STATES)[number];

const Capacity = z.int().min(0).max(MOST_CAPACITY);
const LANGUAGES = ['zh', 'en'] as const;
const many = <T extends z.ZodType>(one: T, least: number) =>
  z
    .array(one)
    .min(least)
    .max(10)
    .refine((all) => new Set(all).size === all.length, 'each once');

const Given = z.object({
  /** How many conversations at once. */
  capacity: Capacity,
  languages: z.array(z.enum(LANGUAGES)),
  /** What they answer; none named is everything. */
  skills: z.array(Intent),
});

export const Presence = Given.extend({
  state: z.enum([...STATES, 'offline']),
  /** At most so many, whatever they say themselves. */
  cap: Capacity.nullable(),
  /** Conversations on their hands. */
  chats: z.int(),
  /** When they last let somebody wait for nothing, and were set to away for it. */
  missedAt: z.iso.datetime().nullable(),
}).meta({ id: 'Presence' });
export type Presence = z.infer<typeof Presence>;

export const AgentOnBoard = Presence.extend({
  id: z.uuid(),
  name: z.string(),
  staffNumber: z.int(),
  heardAt: z.iso.datetime(),
}).meta({ id: 'AgentOnBoard' });
export type AgentOnBoard = z.infer<typeof AgentOnBoard>;

export const WaitingOnBoard = z
  .object({
    id: z.uuid(),
    number: z.int(),
    intent: Intent,
    lang: z.enum(LANGUAGES),
    waitsSince: z.iso.datetime(),
    /** What they were told when they began to wait, from that moment on; null where nothing could be said. */
    told: Wait.nullable(),
    /** Longer than that. */
    late: z.boolean(),
    /** From now on. */
    wait: Wait.nullable(),
    /** Until when an answer was promised to a customer who left a message; null for who waits. */
    answerBy: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WaitingOnBoard' });
export type WaitingOnBoard = z.infer<typeof WaitingOnBoard>;

const Share = z.number().min(0).max(1);

/** Of the last days: how true it was what we said of waits. Shares are of those who were told something. */
export const Accuracy = z.object({
  days: z.int(),
  /** Of how many waits we mean to be right. */
  promised: Share,
  told: z.int(),
  untold: z.int(),
  inside: Share,
  shorter: Share,
  longer: Share,
  /** Whatever would have become of those who left. */
  insideAtLeast: Share,
  insideAtMost: Share,
});
export type Accuracy = z.infer<typeof Accuracy>;

export const Board = z
  .object({
    at: z.iso.datetime(),
    agents: z.array(AgentOnBoard),
    /** In their turn. */
    waiting: z.array(WaitingOnBoard),
    accuracy: Accuracy,
    /** Whether the agents who are there are enough for those who come, while things go on like this. */
    outlook: z.enum(['enough', 'growing', 'unknown']),
    /** Which step of shedding load holds, and how it came to it. */
    load: Load,
  })
  .meta({ id: 'QueueBoard' });
export type Board = z.infer<typeof Board>;

const one = z.strictObject({ id: z.uuid() });

export const queueApi = {
  presence: endpoint({
    method: 'GET',
    path: '/queue/presence',
    summary: 'Read where you stand: your state, how many conversations you take, and how many you have.',
    access: 'reach.answer',
    answer: Presence,
  }),
  say: endpoint({
    method: 'PUT',
    path: '/queue/presence',
    summary: 'Say that you are available, busy or away, and what you take. What you leave out stays.',
    access: 'reach.answer',
    body: z.strictObject({
      state: z.enum(STATES),
      capacity: Capacity.optional(),
      languages: many(z.enum(LANGUAGES), 1).optional(),
      skills: many(Intent, 0).optional(),
    }),
    answer: Presence,
  }),
  board: endpoint({
    method: 'GET',
    path: '/queue/board',
    summary: 'See who is there, who waits, and how waits compare with what was told.',
    access: 'reach.supervise',
    answer: Board,
  }),
  push: endpoint({
    method: 'POST',
    path: '/queue/conversations/:id/assign',
    summary: 'Give a conversation to an agent who is there, whoever has it now.',
    access: 'reach.supervise',
    params: one,
    body: z.strictObject({ agent: z.uuid() }),
    answer: null,
    refusals: ['no-such-conversation', 'not-now', 'not-an-agent', 'agent-not-there'],
  }),
  pull: endpoint({
    method: 'POST',
    path: '/queue/conversations/:id/pull',
    summary:
      'Take a conversation back into the queue, at its old place; it is not given to the same agent again.',
    access: 'reach.supervise',
    params: one,
    answer: null,
    refusals: ['no-such-conversation', 'not-now'],
  }),
  cap: endpoint({
    method: 'PUT',
    path: '/queue/agents/:id/cap',
    summary: 'Let an agent have at most so many conversations from the queue; null takes that back.',
    access: 'reach.supervise',
    params: one,
    body: z.strictObject({ cap: Capacity.nullable() }),
    answer: null,
    refusals: ['no-such-agent'],
  }),
  load: endpoint({
    method: 'PUT',
    path: '/queue/load',
    summary: 'Hold a step of shedding load, whatever is measured; null releases it.',
    access: 'reach.supervise',
    body: z.strictObject({ step: Step.nullable() }),
    answer: Load,
  }),
};

const { 'no-such-conversation': gone, 'not-now': late, 'not-an-agent': wrong } = LINE_REFUSALS;

export const QUEUE_REFUSALS = {
  'no-such-conversation': gone,
  'not-now': late,
  'not-an-agent': wrong,
  'agent-not-there': {
    status: 409,
    zh: '这位客服现在不在线。请另选一位，或等对方上线。',
    en: 'They are not there now. Choose somebody else, or wait until they are.',
  },
  'no-such-agent': {
    status: 404,
    zh: '没有这位客服，或者对方还没有上过线。',
    en: 'There is no such agent, or they have never been on duty.',
  },
} as const satisfies Refusals;
