/**
 * The Contact Card, version 1: the complete, numbered list of the channels that are official now, with the
 * retired ones and their successors, and an expiry. Everything a reader needs to render or check a contact
 * stands in the card itself; nothing is looked up elsewhere.
 *
 * Instants are RFC 3339 in UTC with milliseconds and a `Z`; dates are ISO 8601 calendar dates; times of day are
 * `HH:MM` in the zone of the hours they belong to. Unknown keys are refused, so that a signature covers what a
 * reader shows.
 */
import * as z from 'zod';
import { Channel, Retired } from './channel.ts';
import { type Content, contentProblems } from './consistency.ts';
import { CalendarOverride } from './hours.ts';
import { Instant, Localized, Slug, text, WebUrl } from './text.ts';

export const CARD_SCHEMA = 'clearline.contact-card/v1';
/** Who can only re-issue a card makes none that outlives what people approved by much, nor one that no other follows. */
const LIFE_MAX_DAYS = 731;
const N_MAX = 1_000_000_000;
const DAY_MS = 86_400_000;

/** Something that no genuine employee ever does. */
export const Never = z.strictObject({ id: Slug, text: Localized });

export const Operator = z.strictObject({
  name: Localized,
  legalName: text(120),
  licences: z.array(z.strictObject({ name: Localized, number: text(80), url: WebUrl.optional() })).max(16),
  /** 备案: each with the page of the authority where it can be looked up. */
  filings: z
    .array(z.strictObject({ kind: z.enum(['icp', 'police']), number: text(80), url: WebUrl }))
    .min(1)
    .max(8),
});

const contentShape = {
  operator: Operator,
  calendar: z.array(CalendarOverride).max(366),
  channels: z.array(Channel).min(1).max(200),
  /** Only ever grows, so it holds far more than a registry file may declare. */
  retired: z.array(Retired).max(5000),
  never: z.array(Never).min(1).max(32),
};

/** What the operator says; what a publication adds stands in {@link Card}. */
export const CardContent = z.strictObject(contentShape).superRefine(consistent);

export const Card = z
  .strictObject({
    schema: z.literal(CARD_SCHEMA),
    /** 1, 2, 3 … without gaps. */
    n: z.int().min(1).max(N_MAX),
    issued: Instant,
    expires: Instant,
    ...contentShape,
  })
  .refine((card) => card.expires > card.issued, { error: 'expires before it was issued', path: ['expires'] })
  .refine(({ issued, expires }) => Date.parse(expires) - Date.parse(issued) <= LIFE_MAX_DAYS * DAY_MS, {
    error: 'expires more than two years after it was issued',
    path: ['expires'],
  })
  .superRefine(consistent);

function consistent(content: Content, context: z.RefinementCtx): void {
  for (const problem of contentProblems(content)) context.addIssue({ code: 'custom', ...problem });
}

export type Operator = z.infer<typeof Operator>;
export type CardContent = z.infer<typeof CardContent>;
export type Card = z.infer<typeof Card>;
