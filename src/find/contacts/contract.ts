/** What is told of the card's past, and its parts as people edit them. Instants are RFC 3339 in UTC. Browser-safe. */
import {
  AUDIENCES,
  CHANNEL_KINDS,
  Change,
  INTENTS,
  Instant,
  LANGS,
  Localized,
  REACHABLE_FROM,
  Retired,
  SURFACES,
} from '@clearline/card';
import * as z from 'zod';
import { PLACEMENTS } from '../notices/contract.ts';

/** One published card, without its text. */
export const CardVersion = z.strictObject({
  n: z.int().min(1),
  issued: Instant,
  expires: Instant,
  /** SHA-256 of the canonical card, lower-case hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  changes: z.array(Change).readonly(),
});

/** A time in which a value was official, ended, and after which it came back. */
export const FormerPeriod = z.strictObject({
  /** The value's entry in the last card that listed it as retired. */
  retired: Retired,
  /** What stood in its place in that card, as people read it. */
  replacedBy: z.string().nullable(),
});

export type CardVersion = z.infer<typeof CardVersion>;
export type FormerPeriod = z.infer<typeof FormerPeriod>;

/** The registry's file form (docs/registry.md) of what stands on a card: every key written out, hours inline. */
const Spans = z.union([z.string(), z.array(z.string())]);
export const HoursEntry = z.union([
  z.literal('7x24'),
  z.object({
    zone: z.string(),
    /** By `mon` … `sun`, `mon-fri`, `daily`; days that are not named are closed. */
    weekly: z.record(z.string(), Spans),
    holidays: Spans.optional(),
    make_up_days: Spans.optional(),
    closures: z
      .array(z.object({ from: z.string(), until: z.string(), reason: Localized.optional() }))
      .optional(),
  }),
]);

export const ChannelEntry = z.object({
  id: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  label: Localized,
  note: Localized.optional(),
  audience: z.array(z.enum(AUDIENCES)),
  intents: z.array(z.enum(INTENTS)),
  languages: z.array(z.enum(LANGS)),
  hours: HoursEntry,
  priority: z.number(),
  surfaces: z.array(z.enum(SURFACES)),
  human: z.boolean(),
  /** `5m`, `24h`, `3d`. */
  reply_within: z.string().optional(),
  badge: z
    .object({ subject: z.string(), name: Localized, checked_at: z.string(), expires: z.string() })
    .optional(),
  /** By kind: which of these there are, docs/registry.md says. */
  number: z.string().optional(),
  direction: z.enum(['inbound-only', 'callable']).optional(),
  reachable_from: z.array(z.enum(REACHABLE_FROM)).optional(),
  url: z.string().optional(),
  address: z.string().optional(),
  postal: Localized.optional(),
  postcode: z.string().optional(),
  handle: z.string().optional(),
  admins: z.array(z.string()).optional(),
  name: Localized.optional(),
  domain: z.string().optional(),
  stores: z.array(z.object({ name: Localized, url: z.string() })).optional(),
});

export const OperatorEntry = z.object({
  name: Localized,
  legal_name: z.string(),
  licences: z.array(z.object({ name: Localized, number: z.string(), url: z.string().optional() })),
  filings: z.array(z.object({ kind: z.enum(['icp', 'police']), number: z.string(), url: z.string() })),
});

export const NeverEntry = z.object({ id: z.string(), zh: z.string(), en: z.string() });

export const RetiredEntry = z.object({
  channel: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  value: z.string(),
  label: Localized,
  from: z.string().optional(),
  until: z.string().optional(),
  reason: Localized,
  successor: z.string().optional(),
});

const Said = z.object({ zh: z.string(), en: z.string() });

export const NoticeEntry = z.object({
  slug: z.string(),
  title: Said,
  body: Said,
  placements: z.array(z.enum(PLACEMENTS)),
  starts_at: z.string().optional(),
  ends_at: z.string().optional(),
});

export type HoursEntry = z.infer<typeof HoursEntry>;
export type ChannelEntry = z.infer<typeof ChannelEntry>;
export type OperatorEntry = z.infer<typeof OperatorEntry>;
export type NeverEntry = z.infer<typeof NeverEntry>;
export type RetiredEntry = z.infer<typeof RetiredEntry>;
export type NoticeEntry = z.infer<typeof NoticeEntry>;
