/** The endpoints of conversations: for whoever needs help, and for whoever gives it. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { Frame, isOneThing } from '../frames/contract.ts';
import {
  Colleague,
  CustomerView,
  Intent,
  MAX_CHECKED,
  MAX_CHECKED_TEXT,
  MAX_TEXT,
  StaffView,
} from '../shapes/contract.ts';
import { Tag } from '../tags/contract.ts';

const one = z.strictObject({ id: z.uuid() });
const Said = z.string().trim().min(1).max(MAX_TEXT);
const ONE_THING = 'either a text or a file';
const short = (most: number) => z.string().trim().min(1).max(most);
const seq = z.int().nonnegative();
const Seen = z.strictObject({ delivered: seq, read: seq });
/** Seconds that an answer may wait for something new; below the ten that any request may take. */
const MAX_WAIT = 8;
const From = z.strictObject({ after: z.coerce.number().int().nonnegative().default(0) });
const Since = From.extend({
  wait: z.coerce.number().int().min(0).max(MAX_WAIT).default(0),
});
/** At most so many of what was said, the newest: the rest is asked for when it is wanted. */
const newest = { newest: z.coerce.number().int().positive().optional() };
const Accepted = z.object({ seq: z.int(), at: z.iso.datetime(), into: z.uuid().optional() });
/** Frames of a live line, as far as there were any. */
const Frames = z.object({ frames: z.array(Frame) });

/** All of it is asked with the header of `GUEST_TOKEN`, and heeds no cookie on other sites. */
export const chatApi = {
  guest: endpoint({
    method: 'POST',
    path: '/chat/guests',
    summary: 'Become a guest: get the token by which this device comes back. With a good one, get it anew.',
    access: 'anyone',
    secretAnswer: true,
    answer: z.object({ token: z.string(), until: z.iso.datetime() }),
  }),
  open: endpoint({
    method: 'PUT',
    path: '/chat/conversations/:id',
    summary:
      'Open a conversation under an id that your device has made, with what is said first. Asked again, nothing new is opened or said.',
    access: 'anyone',
    params: one,
    body: z.strictObject({
      intent: Intent,
      order: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,39}$/)
        .optional(),
      lang: z.enum(['zh', 'en']),
      name: short(60).optional(),
      contact: short(120).optional(),
      /** Rather leave a message, and be answered by a time that is told, than wait. */
      later: z.boolean().default(false),
      /** What you have verified before, and want to show. */
      checked: z.array(short(MAX_CHECKED_TEXT)).max(MAX_CHECKED).optional(),
      /** One of theirs that has ended, which this one goes on from. */
      follows: z.uuid().optional(),
      /** Stored with the conversation or not at all, so that none is opened in which nothing is asked. */
      message: z.strictObject({ key: z.uuid(), text: Said }).optional(),
    }),
    answer: CustomerView,
    refusals: [
      'guest-not-known',
      'too-many-conversations',
      'no-such-conversation',
      'conversation-closed',
      'too-many-messages',
    ],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/chat/conversations',
    summary: 'List your conversations, newest first.',
    access: 'anyone',
    answer: z.object({ conversations: z.array(CustomerView) }),
    refusals: ['guest-not-known'],
  }),
  since: endpoint({
    method: 'GET',
    path: '/chat/conversations/:id/frames',
    summary: 'Read what lies behind a message; wait for it if there is nothing yet.',
    access: 'anyone',
    params: one,
    query: Since,
    answer: Frames,
    refusals: ['guest-not-known', 'no-such-conversation'],
  }),
  stream: endpoint({
    method: 'GET',
    path: '/chat/conversations/:id/stream',
    summary: 'Listen to what lies behind a message and what comes after it (server-sent events).',
    access: 'anyone',
    params: one,
    query: From,
    answer: z.string(),
    media: ['text/event-stream'],
    refusals: ['guest-not-known', 'no-such-conversation'],
  }),
  say: endpoint({
    method: 'POST',
    path: '/chat/conversations/:id/messages',
    summary: 'Send a message. The same key is stored once, and answered alike.',
    access: 'anyone',
    params: one,
    body: z
      .strictObject({ key: z.uuid(), text: Said.optional(), file: z.uuid().optional() })
      .refine(isOneThing, ONE_THING),
    answer: Accepted,
    refusals: [
      'guest-not-known',
      'no-such-conversation',
      'conversation-closed',
      'too-many-messages',
      'no-such-file',
      'unavailable',
    ],
  }),
  see: endpoint({
    method: 'PUT',
    path: '/chat/conversations/:id/cursor',
    summary: 'Say how far messages have come to your device, and how far you have read.',
    access: 'anyone',
    params: one,
    body: Seen,
    answer: null,
    refusals: ['guest-not-known', 'no-such-conversation', 'unavailable'],
  }),
  end: endpoint({
    method: 'POST',
    path: '/chat/conversations/:id/end',
    summary: 'End the conversation.',
    access: 'anyone',
    params: one,
    answer: CustomerView,
    refusals: ['guest-not-known', 'no-such-conversation', 'not-now'],
  }),
  rate: endpoint({
    method: 'PUT',
    path: '/chat/conversations/:id/rating',
    summary: 'Say how well you were helped. A later answer takes the place of the earlier.',
    access: 'anyone',
    params: one,
    body: z.strictObject({ rating: z.int().min(1).max(5), note: short(500).optional() }),
    answer: CustomerView,
    refusals: ['guest-not-known', 'no-such-conversation', 'not-now'],
  }),
};

/** What the desk shows at once. */
export const LISTS = ['queue', 'mine', 'others', 'ended'] as const;
export type List = (typeof LISTS)[number];

export const deskApi = {
  list: endpoint({
    method: 'GET',
    path: '/conversations',
    summary: 'List conversations: who waits, in turn; yours; those of others; those that have ended.',
    access: 'reach.answer',
    query: z.strictObject({
      list: z.enum(LISTS).default('queue'),
      tag: Tag.optional(),
      /** The last one of the page before. */
      after: z.uuid().optional(),
    }),
    answer: z.object({
      conversations: z.array(StaffView),
      /** For the next page; null on the last. */
      next: z.uuid().nullable(),
      counts: z.object({ queue: z.int(), mine: z.int(), others: z.int() }),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/conversations/:id',
    summary: 'Read how a conversation stands.',
    access: 'reach.answer',
    params: one,
    answer: StaffView,
    refusals: ['no-such-conversation'],
  }),
  since: endpoint({
    method: 'GET',
    path: '/conversations/:id/frames',
    summary: 'Read what lies behind a message; wait for it if there is nothing yet.',
    access: 'reach.answer',
    params: one,
    query: Since.extend(newest),
    answer: Frames,
    refusals: ['no-such-conversation'],
  }),
  stream: endpoint({
    method: 'GET',
    path: '/conversations/:id/stream',
    summary: 'Listen to what lies behind a message and what comes after it (server-sent events).',
    access: 'reach.answer',
    params: one,
    query: From.extend(newest),
    answer: z.string(),
    media: ['text/event-stream'],
    refusals: ['no-such-conversation'],
  }),
  say: endpoint({
    method: 'POST',
    path: '/conversations/:id/messages',
    summary: 'Answer, or leave a note for your colleagues. The same key is stored once.',
    access: 'reach.answer',
    params: one,
    body: z
      .strictObject({
        key: z.uuid(),
        text: Said.optional(),
        file: z.uuid().optional(),
        note: z.boolean().default(false),
      })
      .refine(isOneThing, ONE_THING),
    answer: Accepted,
    refusals: [
      'no-such-conversation',
      'conversation-closed',
      'too-many-messages',
      'no-such-file',
      'asks-forbidden',
      'not-for-you',
      'unavailable',
    ],
  }),
  see: endpoint({
    method: 'PUT',
    path: '/conversations/:id/cursor',
    summary: 'Say how far messages have come to your desk, and how far you have read.',
    access: 'reach.answer',
    params: one,
    body: Seen,
    answer: null,
    refusals: ['no-such-conversation', 'unavailable'],
  }),
  context: endpoint({
    method: 'GET',
    path: '/conversations/:id/context',
    summary: 'Read with what a conversation was opened: the device, and what its customer had verified.',
    access: 'reach.answer',
    params: one,
    answer: z.object({ userAgent: z.string().nullable(), checked: z.array(z.string()) }),
    refusals: ['no-such-conversation'],
  }),
  take: endpoint({
    method: 'POST',
    path: '/conversations/:id/take',
    summary: 'Take a conversation upon yourself.',
    access: 'reach.answer',
    params: one,
    answer: StaffView,
    refusals: ['no-such-conversation', 'not-now'],
  }),
  transfer: endpoint({
    method: 'POST',
    path: '/conversations/:id/transfer',
    summary: 'Hand a conversation to a colleague, or back to the queue at its old place, with a note.',
    access: 'reach.answer',
    params: one,
    body: z.strictObject({ to: z.uuid().nullable(), note: short(1_000).optional() }),
    answer: StaffView,
    refusals: ['no-such-conversation', 'not-now', 'not-an-agent'],
  }),
  move: endpoint({
    method: 'POST',
    path: '/conversations/:id/status',
    summary: 'Resolve, reopen, snooze or wake a conversation.',
    access: 'reach.answer',
    params: one,
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('resolve') }),
      z.strictObject({ act: z.literal('reopen') }),
      /** Before its time. */
      z.strictObject({ act: z.literal('wake') }),
      z.strictObject({ act: z.literal('snooze'), until: z.iso.datetime() }),
    ]),
    answer: StaffView,
    refusals: ['no-such-conversation', 'not-now'],
  }),
  colleagues: endpoint({
    method: 'GET',
    path: '/colleagues',
    summary: 'List who answers customers, you among them, and how many conversations each has.',
    access: 'reach.answer',
    answer: z.object({ colleagues: z.array(Colleague) }),
  }),
  ticket: endpoint({
    method: 'POST',
    path: '/live-tickets',
    summary: 'Get a ticket with which to open a live line within a minute.',
    access: 'reach.answer',
    secretAnswer: true,
    answer: z.object({ ticket: z.string() }),
  }),
};
