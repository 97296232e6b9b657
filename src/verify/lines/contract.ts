/** Whether people get through on the official numbers: their votes, and what those raise. Instants are RFC 3339 in UTC. Browser-safe. */
import { Localized, Slug } from '@clearline/card';
import * as z from 'zod';
import { NoticeEntry } from '../../find/contacts/contract.ts';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';

export { LINE_DEEDS } from './deeds/contract.ts';

export const ANSWERS = ['reached', 'not-reached', 'no-such-number'] as const;
export const LineAnswer = z.enum(ANSWERS);
export type LineAnswer = z.infer<typeof LineAnswer>;

export const INCIDENT_KINDS = ['not-reachable', 'no-such-number'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const INCIDENT_STATES = ['open', 'confirmed', 'resolved', 'dismissed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];
export const INCIDENT_ACTS = ['confirm', 'resolve', 'dismiss'] as const;
export type IncidentAct = (typeof INCIDENT_ACTS)[number];
export const ENDINGS = ['staff', 'votes', 'quiet', 'card'] as const;

/** The life of an incident as data: from which states an act is possible, and the one it leads to. */
export const MOVES: Readonly<
  Record<IncidentAct, { readonly from: readonly IncidentState[]; readonly to: IncidentState }>
> = {
  confirm: { from: ['open'], to: 'confirmed' },
  resolve: { from: ['open', 'confirmed'], to: 'resolved' },
  dismiss: { from: ['open'], to: 'dismissed' },
};
export const CURRENT_STATES = ['open', 'confirmed'] as const satisfies readonly IncidentState[];

/** Votes of each kind. */
export const Counts = z.object({ reached: z.int(), notReached: z.int(), noSuchNumber: z.int() });
export type Counts = z.infer<typeof Counts>;

const Hour = Counts.extend({ from: z.string() });
/** What an incident was raised on. Votes as people cast them, the share as they weigh. */
export const Evidence = z.object({
  hours: z.array(Hour),
  /** Of those who did not get through, from 0 to 1. */
  share: z.number(),
  /** It is at least this, with 97.5 % confidence. */
  atLeast: z.number(),
  usual: z.number(),
  /** How much the votes weigh together. */
  weight: z.number(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Incident = z
  .object({
    id: z.int(),
    channel: Slug,
    label: Localized,
    /** The number as people read it. */
    display: z.string(),
    kind: z.enum(INCIDENT_KINDS),
    state: z.enum(INCIDENT_STATES),
    evidence: Evidence,
    raisedAt: z.string(),
    endedAt: z.string().nullable(),
    endedBy: z.enum(ENDINGS).nullable(),
    /** Who of the staff did something about it last. */
    staff: z.object({ id: z.string(), name: z.string() }).nullable(),
    acts: z.array(z.enum(INCIDENT_ACTS)),
    /** A banner that says so, ready to be proposed; null once it is over. */
    notice: NoticeEntry.nullable(),
  })
  .meta({ id: 'LineIncident' });
export type Incident = z.infer<typeof Incident>;

export const Line = z.object({
  id: Slug,
  label: Localized,
  display: z.string(),
  uri: z.string(),
  state: z.enum(['fine', 'reported-down']),
  /** Since when; null where it is fine. */
  since: z.string().nullable(),
  /** Whether staff have confirmed it. */
  confirmed: z.boolean(),
  /** Id of the channel to use meanwhile. */
  instead: Slug.nullable(),
  /** Of the last day, rounded down to fives; null while they cannot be counted. */
  votes: Counts.nullable(),
});
export type Line = z.infer<typeof Line>;

const slug = z.object({ id: Slug });
const number = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

export const linesApi = {
  lines: endpoint({
    method: 'GET',
    path: '/lines',
    summary: 'Say of each official number whether people report that they do not get through',
    access: 'anyone',
    answer: z.object({
      lines: z.array(Line),
      /** When the site last found this confirmed; null before the first card. */
      asOf: z.string().nullable(),
    }),
  }),
  vote: endpoint({
    method: 'POST',
    path: '/lines/:id/votes',
    summary: 'Say whether you got through; a later vote of the day takes the place of the earlier one',
    access: 'anyone',
    params: slug,
    body: z.strictObject({ answer: LineAnswer }),
    answer: z.object({ answer: LineAnswer, day: z.string() }),
    refusals: ['no-such-line'],
  }),
  incidents: endpoint({
    method: 'GET',
    path: '/line-incidents',
    summary: 'List incidents of the lines, newest first, each with its evidence',
    access: 'lines.read',
    query: z.strictObject({ before: z.coerce.number<string>().int().min(1).optional() }),
    answer: z.object({ incidents: z.array(Incident), more: z.boolean() }),
  }),
  act: endpoint({
    method: 'POST',
    path: '/line-incidents/:id/acts',
    summary: 'Confirm, resolve or dismiss an incident',
    access: 'lines.manage',
    params: number,
    body: z.strictObject({ act: z.enum(INCIDENT_ACTS) }),
    answer: Incident,
    refusals: ['no-such-incident', 'incident-moved-on'],
  }),
};

export const LINES_REFUSALS = {
  'no-such-line': {
    status: 404,
    zh: '官方名片上没有这条线路。请回到联系页，从号码旁边的链接进来。',
    en: 'The card has no such line. Go back to the contact page and use the link beside a number.',
  },
  'no-such-incident': {
    status: 404,
    zh: '没有这条线路异常。请返回列表重新选择。',
    en: 'There is no such incident. Go back to the list and choose again.',
  },
  'incident-moved-on': {
    status: 409,
    zh: '这条异常的状态已经变了。请看清现在的状态再操作。',
    en: 'This incident is in another state by now. Look at it again before you act.',
  },
} as const satisfies Refusals;
