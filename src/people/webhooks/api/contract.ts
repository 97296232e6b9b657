/** The endpoints of webhooks, and of events for programs that rather ask. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { Attempt, CursorText, DELIVERY_STATES, Delivery, Happened, Webhook } from '../shapes/contract.ts';

const one = z.strictObject({ id: z.uuid() });
const delivery = one.extend({ cursor: CursorText });
const Address = z.string().trim().min(1).max(1_000);
const Types = z.array(z.string().max(80)).min(1).max(50);
const Written = z.strictObject({ label: z.string().trim().min(1).max(80), url: Address, types: Types });
const limit = (most: number, usual: number) =>
  z.coerce.number<string>().int().min(1).max(most).default(usual);

/** Where a replay begins: behind an event, or at a moment. */
export const Since = z.union([
  z.strictObject({ after: CursorText }),
  z.strictObject({ from: z.iso.datetime() }),
]);
export type Since = z.infer<typeof Since>;

const TARGET = ['not-an-address', 'needs-https', 'private-address', 'no-such-host'] as const;

export const webhooksApi = {
  list: endpoint({
    method: 'GET',
    path: '/webhooks',
    summary: 'List webhooks, and the kinds of events that there are.',
    access: 'webhooks.read',
    answer: z.object({
      webhooks: z.array(Webhook),
      types: z.array(
        z.object({
          type: z.string(),
          zh: z.string(),
          en: z.string(),
          permission: z.string(),
          allowed: z.boolean(),
        }),
      ),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/webhooks',
    summary: 'Make a webhook. It is sent what happens from now on; its secret is shown this once.',
    access: 'webhooks.manage',
    stepUp: true,
    secretAnswer: true,
    /** Its id is made by who makes it: sent again, nothing new is made. */
    body: Written.extend({ id: z.uuid() }),
    answer: z.object({ webhook: Webhook, secret: z.string() }),
    refusals: [...TARGET, 'no-such-type', 'too-many-webhooks', 'made-already'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/webhooks/:id',
    summary: 'Read how a webhook stands.',
    access: 'webhooks.read',
    params: one,
    answer: Webhook,
    refusals: ['no-such-webhook'],
  }),
  change: endpoint({
    method: 'PUT',
    path: '/webhooks/:id',
    summary: 'Change where a webhook leads and what it is sent.',
    access: 'webhooks.manage',
    stepUp: true,
    params: one,
    body: Written,
    answer: Webhook,
    refusals: ['no-such-webhook', ...TARGET, 'no-such-type'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/webhooks/:id',
    summary: 'Remove a webhook, with what still waits for it.',
    access: 'webhooks.manage',
    params: one,
    answer: null,
    refusals: ['no-such-webhook'],
  }),
  rotate: endpoint({
    method: 'POST',
    path: '/webhooks/:id/secret',
    summary: 'Make another secret, shown this once. For a day everything is signed with the old one as well.',
    access: 'webhooks.manage',
    stepUp: true,
    secretAnswer: true,
    params: one,
    answer: z.object({ webhook: Webhook, secret: z.string() }),
    refusals: ['no-such-webhook'],
  }),
  pause: endpoint({
    method: 'POST',
    path: '/webhooks/:id/pause',
    summary: 'Send nothing for now. What happens meanwhile waits.',
    access: 'webhooks.manage',
    params: one,
    answer: Webhook,
    refusals: ['no-such-webhook'],
  }),
  resume: endpoint({
    method: 'POST',
    path: '/webhooks/:id/resume',
    summary: 'Send again, beginning with what waits.',
    access: 'webhooks.manage',
    params: one,
    answer: Webhook,
    refusals: ['no-such-webhook'],
  }),
  ping: endpoint({
    method: 'POST',
    path: '/webhooks/:id/ping',
    summary: 'Send a test to this webhook alone.',
    access: 'webhooks.manage',
    params: one,
    answer: Webhook,
    refusals: ['no-such-webhook', 'not-delivered-now'],
  }),
  deliveries: endpoint({
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    summary: 'List what a webhook was sent, newest first, with the last attempt of each.',
    access: 'webhooks.read',
    params: one,
    query: z.strictObject({
      state: z.enum(DELIVERY_STATES).optional(),
      before: CursorText.optional(),
      limit: limit(100, 30),
    }),
    answer: z.object({ deliveries: z.array(Delivery), next: CursorText.nullable() }),
    refusals: ['no-such-webhook'],
  }),
  delivery: endpoint({
    method: 'GET',
    path: '/webhooks/:id/deliveries/:cursor',
    summary: 'Read one delivery: what was sent, and every attempt.',
    access: 'webhooks.read',
    params: delivery,
    answer: z.object({ delivery: Delivery, event: Happened.nullable(), attempts: z.array(Attempt) }),
    refusals: ['no-such-delivery'],
  }),
  retry: endpoint({
    method: 'POST',
    path: '/webhooks/:id/deliveries/:cursor/retry',
    summary: 'Send an event again, at once. The receiver sees the same id.',
    access: 'webhooks.retry',
    params: delivery,
    answer: Delivery,
    refusals: ['no-such-delivery', 'not-delivered-now'],
  }),
  preview: endpoint({
    method: 'POST',
    path: '/webhooks/:id/replays/preview',
    summary: 'Count what a replay would send.',
    access: 'webhooks.read',
    params: one,
    body: Since,
    answer: z.object({
      count: z.int(),
      first: z.iso.datetime().nullable(),
      last: z.iso.datetime().nullable(),
    }),
    refusals: ['no-such-webhook'],
  }),
  replay: endpoint({
    method: 'POST',
    path: '/webhooks/:id/replays',
    summary: 'Send everything again that it subscribes to since then. The receiver sees the same ids.',
    access: 'webhooks.retry',
    params: one,
    body: Since,
    answer: Webhook,
    refusals: ['no-such-webhook', 'not-delivered-now', 'replay-running', 'nothing-to-replay'],
  }),
  events: endpoint({
    method: 'GET',
    path: '/webhook-events',
    summary:
      'Read what happened behind a cursor, oldest first: of all kinds that you may read. Kept for thirty days.',
    access: 'webhooks.events',
    query: z.strictObject({
      after: CursorText.default('0'),
      type: z.string().max(80).optional(),
      limit: limit(500, 100),
    }),
    answer: z.object({
      events: z.array(Happened),
      /** For the next question, whether or not there was anything. */
      cursor: CursorText,
      /** Whether more is there already. */
      more: z.boolean(),
    }),
  }),
};
