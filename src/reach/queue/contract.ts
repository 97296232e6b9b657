/** The queue: where agents say that they are there, and where supervisors see and steer who gets what. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { Intent, LINE_REFUSALS } from '../conversations/contract.ts';
import { TEAM_REFUSALS } from '../teams/contract.ts';
import { Load, Step } from './load/contract.ts';
import { Board, Capacity, LANGUAGES, Presence, STATES, TeamToHandTo } from './shapes/contract.ts';

export { atLeast, LOAD_DEEDS, STEPS, Step } from './load/contract.ts';
export * from './shapes/contract.ts';

const many = <T extends z.ZodType>(one: T, least: number) =>
  z
    .array(one)
    .min(least)
    .max(10)
    .refine((all) => new Set(all).size === all.length, 'each once');

const one = z.strictObject({ id: z.uuid() });
/** Of those who wait, in their turn. */
export const BOARD_ROWS = 100;
const MOST_ROWS = 5_000;

export const queueApi = {
  presence: endpoint({
    method: 'GET',
    path: '/queue/presence',
    summary:
      'Read where you stand: your state, how many conversations you take, and how many you have, but for quiet ones.',
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
  teams: endpoint({
    method: 'GET',
    path: '/queue/teams',
    summary: 'List the teams to which you can hand a conversation, and how many of each take customers now.',
    access: 'reach.answer',
    answer: z.object({ teams: z.array(TeamToHandTo) }),
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/queue/conversations/:id/team',
    summary: 'Hand a conversation to a team, with a note: it keeps its place, and the team comes first.',
    access: 'reach.answer',
    params: one,
    body: z.strictObject({ team: z.uuid(), note: z.string().trim().min(1).max(1_000).optional() }),
    answer: null,
    refusals: ['no-such-conversation', 'not-now', 'no-such-team'],
  }),
  board: endpoint({
    method: 'GET',
    path: '/queue/board',
    summary: 'See who is there, who waits, and how waits compare with what was told.',
    access: 'reach.supervise',
    query: z.strictObject({ rows: z.coerce.number().int().min(1).max(MOST_ROWS).default(BOARD_ROWS) }),
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
  'no-such-team': TEAM_REFUSALS['no-such-team'],
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
