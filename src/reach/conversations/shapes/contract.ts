/** What a conversation and its messages look like from outside. Instants are RFC 3339 in UTC. Browser-safe. */
import { INTENTS } from '@clearline/card';
import * as z from 'zod';
import { SECRET_KINDS } from '../../privacy/contract.ts';

export const Intent = z.enum(INTENTS);
export type Intent = z.infer<typeof Intent>;

export const STATUSES = ['open', 'pending', 'snoozed', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

export const AUTHORS = ['customer', 'agent', 'assistant', 'system'] as const;
export type Author = (typeof AUTHORS)[number];

/** UTF-16 units. */
export const MAX_TEXT = 4_000;
/** Texts that somebody has verified before, and the UTF-16 units of each. */
export const MAX_CHECKED = 3;
export const MAX_CHECKED_TEXT = 300;

/** What happened, told within the conversation. */
export const EVENTS = [
  'opened',
  'joined',
  'transferred',
  'requeued',
  'resolved',
  'reopened',
  'ended',
  'rated',
  'set-aside',
  'merged-into',
  'merged',
  'unmerged',
] as const;

/** What was hidden in a text before it was stored. */
const hidden = z.array(z.enum(SECRET_KINDS)).optional();

export const Text = z.object({ kind: z.literal('text'), text: z.string(), hidden });
export const Event = z.object({
  kind: z.literal('event'),
  event: z.enum(EVENTS),
  /** Of whom it tells, where that is somebody of the staff. */
  name: z.string().optional(),
  /** Of the other conversation, where two were merged. */
  number: z.int().optional(),
});
/** What a message says of its file. It is fetched by a link that the slice of files gives, to those who take part. */
export const AttachedFile = z.object({
  id: z.uuid(),
  name: z.string(),
  /** By its content, whatever its name said. */
  type: z.string(),
  bytes: z.int().positive(),
  /** Pixels; null where it is no picture. */
  picture: z.object({ width: z.int().positive(), height: z.int().positive() }).nullable(),
});
export type AttachedFile = z.infer<typeof AttachedFile>;

/** `refused`: the scanner found something, and its bytes are gone. */
export const FILE_STATES = ['scanning', 'ready', 'refused'] as const;
export type FileState = (typeof FILE_STATES)[number];

export const FileBody = z.object({ kind: z.literal('file'), file: AttachedFile });
/** Only staff see it. */
export const Note = z.object({ kind: z.literal('note'), text: z.string(), hidden });
export const Body = z.discriminatedUnion('kind', [Text, FileBody, Event, Note]);
export type Body = z.infer<typeof Body>;

/** Of whom a customer is told that they write: a person of the staff, by display name and staff number. */
export const Writer = z.object({ name: z.string(), staffNumber: z.int() });
export type Writer = z.infer<typeof Writer>;

/** Somebody of the staff to whom a conversation can be handed. */
export const Colleague = Writer.extend({ id: z.uuid(), you: z.boolean(), conversations: z.int() });
export type Colleague = z.infer<typeof Colleague>;

export const Message = z
  .object({
    /** 1, 2, 3 … within the conversation, without gaps for staff; customers miss the notes among them. */
    seq: z.int().positive(),
    /** As its device made it. */
    key: z.uuid(),
    author: z.enum(AUTHORS),
    /** Of an agent's message. */
    writer: Writer.nullable(),
    body: Body,
    at: z.iso.datetime(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** How far a side has got, as its devices have said. */
export const Cursor = z.object({ delivered: z.int().nonnegative(), read: z.int().nonnegative() });
export type Cursor = z.infer<typeof Cursor>;

/** How long somebody still waits, four times in five. */
export const Wait = z.object({ lowSeconds: z.int(), highSeconds: z.int() });
export type Wait = z.infer<typeof Wait>;

/** What was merged into a conversation: an earlier part of it, with a sequence of its own. */
export const Part = z.object({ id: z.uuid(), number: z.int(), openedAt: z.iso.datetime(), lastSeq: z.int() });
export type Part = z.infer<typeof Part>;

/** What its customer sees of a conversation beside the messages. */
export const CustomerView = z
  .object({
    id: z.uuid(),
    number: z.int(),
    /** In which it was opened. */
    lang: z.enum(['zh', 'en']),
    status: z.enum(STATUSES),
    intent: Intent,
    order: z.string().nullable(),
    openedAt: z.iso.datetime(),
    /** Who answers now. */
    agent: Writer.nullable(),
    lastSeq: z.int(),
    customer: Cursor,
    /** The furthest of all who answer. */
    staff: Cursor,
    rating: z.int().min(1).max(5).nullable(),
    /** Whether its transcript is sent by e-mail now, or the code by which that is refused. */
    transcriptMail: z.enum(['ready', 'not-answered-yet', 'mail-not-set-up']),
    /** How many are answered before them; null while nobody is waited for. */
    ahead: z.int().nullable(),
    /** Null while nobody is waited for, and where nothing can be said. */
    wait: Wait.nullable(),
    /** Until when an answer was promised to a customer who does not wait for it; null for who does. */
    answerBy: z.iso.datetime().nullable(),
    revision: z.int(),
    /** Of one that was merged: where it goes on. */
    mergedInto: z.object({ id: z.uuid(), number: z.int() }).optional(),
    /** Of one that others were merged into, the oldest first. */
    parts: z.array(Part).optional(),
  })
  .meta({ id: 'ConversationOfCustomer' });
export type CustomerView = z.infer<typeof CustomerView>;

/** What is to be known of a conversation before anything is done with it. */
export const MARKS = ['held', 'erasure-asked'] as const;
export type ConversationMark = (typeof MARKS)[number];

/** What staff see beside the messages. */
export const StaffView = CustomerView.extend({
  channel: z.enum(['chat']),
  assignedTo: z.uuid().nullable(),
  waitsSince: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime(),
  snoozedUntil: z.iso.datetime().nullable(),
  /** What its customer added to the rating. */
  ratingNote: z.string().nullable(),
  tags: z.array(z.string()),
  /** What they told of themselves. */
  who: z.object({
    name: z.string().nullable(),
    contact: z.string().nullable(),
  }),
  /** The beginning of the newest message. */
  excerpt: z.string(),
  /** It is kept as evidence, or all that is held of its customer is asked to be erased. */
  marks: z.array(z.enum(MARKS)),
}).meta({ id: 'Conversation' });
export type StaffView = z.infer<typeof StaffView>;
