/** Webhooks and what became of what they were sent. Instants are RFC 3339 in UTC. Browser-safe. */
import * as z from 'zod';

export const STATES = ['active', 'paused', 'disabled'] as const;
export type WebhookState = (typeof STATES)[number];

/** failing: nothing was taken for three days. gone: the receiver answered 410. */
export const WHYS = ['failing', 'gone'] as const;

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Where somebody has got in the order of events: everything up to it is known. Grows; `0` is before the first. */
export const CursorText = z.string().regex(/^(0|[1-9]\d{0,17})$/);

/** What is sent and what is pulled: the same. */
export const Happened = z
  .object({
    /** The same however often it is sent, and in the header `webhook-id`. */
    id: z.uuid(),
    cursor: CursorText,
    type: z.string(),
    at: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' });
export type Happened = z.infer<typeof Happened>;

const Progress = z.object({
  id: z.uuid(),
  total: z.int(),
  /** Of those, sent or given up. */
  done: z.int(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
});

export const Webhook = z
  .object({
    id: z.uuid(),
    label: z.string(),
    url: z.string(),
    types: z.array(z.string()),
    state: z.enum(STATES),
    disabledWhy: z.enum(WHYS).nullable(),
    /** Since when nothing has been taken; null while all is well. */
    failingSince: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    /** Events that are still to be sent. */
    waiting: z.int(),
    /** When the older of two secrets ends; null where there is one. */
    oldSecretEnds: z.iso.datetime().nullable(),
    /** Newest replay. */
    replay: Progress.nullable(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

export const Attempt = z.object({
  at: z.iso.datetime(),
  milliseconds: z.int(),
  /** HTTP status; null where there was no answer. */
  status: z.int().nullable(),
  /** Why there was none. */
  failure: z.string().nullable(),
  /** The beginning of the answer. */
  response: z.string().nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

export const Delivery = z
  .object({
    cursor: CursorText,
    eventId: z.uuid(),
    type: z.string(),
    at: z.iso.datetime(),
    state: z.enum(DELIVERY_STATES),
    tries: z.int(),
    /** When it is tried next; null once it has ended. */
    nextAt: z.iso.datetime().nullable(),
    last: Attempt.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type Delivery = z.infer<typeof Delivery>;
