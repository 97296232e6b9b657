/** The shapes of a proposal. Instants are RFC 3339 in UTC. Browser-safe. */
import { Change, HIDDEN_CHARACTERS, Localized, SURFACES } from '@clearline/card';
import * as z from 'zod';
import { Notice } from '../../notices/contract.ts';
import { GivenSignature } from '../../publishers/contract.ts';

export const STATES = ['draft', 'review', 'scheduled', 'published', 'rejected', 'withdrawn'] as const;
export const ProposalState = z.enum(STATES);
export type ProposalState = z.infer<typeof ProposalState>;

/** What somebody does to a proposal. `edited`, `approved` and the rest in the timeline name the same. */
export const ACTS = [
  'edit',
  'submit',
  'approve',
  'publish',
  'reject',
  'withdraw',
  'reopen',
  'rebase',
] as const;
export const Act = z.enum(ACTS);
export type Act = z.infer<typeof Act>;

/**
 * `operator`, `calendar`, `never`, `valid-days`, `order` (ids of the channels), `channel/<id>`, `notice/<slug>` or
 * `retired/<kind> <value>`.
 */
export const PartKey = z
  .string()
  .max(4300)
  .regex(
    /^(operator|calendar|never|valid-days|order|(channel|notice)\/[a-z0-9-]{1,48}|retired\/[a-z-]{1,20} \S.*)$/u,
  )
  .refine((part) => isPlain(part));

export const Instant = z.string();
const Who = z.object({ id: z.string(), name: z.string() });
export type Who = z.infer<typeof Who>;
const MAX_DEPTH = 12;
/** More than any part of a registry has, and few enough to be looked through while others wait. */
const MAX_TEXT = 20_000;
const MAX_ENTRIES = 2_000;
const MAX_MEMBERS = 200;

/**
 * Whether it is text and lists that a database and a hash can hold: no lone surrogate, no NUL, no endless nesting, and
 * nothing larger than what can be read.
 */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string')
    return value.length <= MAX_TEXT && value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  if (Object.keys(value).length > (Array.isArray(value) ? MAX_ENTRIES : MAX_MEMBERS)) return false;
  return Object.entries(value).every(([key, member]) => isPlain(key) && isPlain(member, depth + 1));
}

/** A value that somebody sends. */
export const GivenValue = z
  .unknown()
  .refine((value) => isPlain(value), { error: 'is no plain text, nested too deeply or too large' });

export const GivenText = z.string().refine((text) => isPlain(text), { error: 'is no plain text' });

/** The part's value in the registry's file form, as typed until it can be read; null where there is none. */
export const Value = z.unknown();

/** What is wrong, where, and how to mend it. */
export const Problem = z.object({
  /** Null when it concerns the registry as a whole. */
  part: z.string().nullable(),
  /** Inside the part's value: `badge.expires`; in an imported file, inside the file: `channels[3].number`. */
  path: z.string(),
  code: z.string(),
  message: Localized,
  remedy: Localized,
  /** Channels that the message names by their labels, in its order. */
  channels: z
    .array(z.object({ id: z.string(), label: Localized }))
    .readonly()
    .optional(),
  /** From 1, of an imported file. */
  line: z.number().optional(),
  column: z.number().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What somebody else changed since the caller looked. */
export const PartDifference = z.object({
  part: z.string(),
  /** As it was at the revision that the caller named. */
  base: Value,
  theirs: Value,
  mine: Value,
});

/** A part that a newer card changed too. */
export const Conflict = PartDifference.extend({
  /** Both changes together, when they concern different members; null when somebody must choose. */
  merged: Value,
  /** The members that both changed. */
  members: z.array(z.string()),
});
export type Conflict = z.infer<typeof Conflict>;

export const Needs = z.object({
  secondPerson: z.boolean(),
  /** Which parts need it, and why. */
  why: z.array(
    z.object({
      part: z.string(),
      reason: z.enum(['kind', 'value', 'names', 'never', 'operator', 'retired']),
    }),
  ),
  /** How long it waits after its approval. */
  delayMinutes: z.number(),
  /** How many people must sign the card with their passkeys; 0 where the server signs it. */
  signatures: z.int(),
});

export type Needs = z.infer<typeof Needs>;

export const ProposalSummary = z.object({
  id: z.number(),
  title: z.string(),
  state: ProposalState,
  /** Grows with every edit. */
  revision: z.number(),
  author: Who,
  /** Everybody who has edited it, the author included: none of them may approve it where a second person is needed. */
  editors: z.array(Who),
  parts: z.array(z.string()),
  /** The card it was made or last rebased against; null before the first. */
  base: z.number().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  /** When an approved one will be published. */
  dueAt: Instant.nullable(),
  /** The card it became. */
  publishedN: z.number().nullable(),
  urgent: z.boolean(),
});
export type ProposalSummary = z.infer<typeof ProposalSummary>;

export const TimelineEntry = z.object({
  id: z.number(),
  at: Instant,
  /** Null for what the system did by itself. */
  by: Who.nullable(),
  act: z.enum([
    'created',
    'edited',
    'submitted',
    'approved',
    'scheduled',
    'published',
    'rejected',
    'withdrawn',
    'reopened',
    'rebased',
    'commented',
    'returned',
  ]),
  revision: z.number(),
  /** Comment, reason of a rejection. */
  text: z.string().nullable(),
  parts: z.array(z.string()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Proposal = ProposalSummary.extend({
  parts: z.array(
    z.object({ part: z.string(), base: Value, current: Value, value: Value, by: Who, at: Instant }),
  ),
  conflicts: z.array(Conflict),
  problems: z.array(Problem),
  warnings: z.array(Problem),
  /** What publishing it now would change; empty while there are problems. */
  changes: z.array(Change),
  /** Notices that would be published with it. */
  notices: z.array(Notice),
  surfaces: z.array(
    z.object({
      surface: z.enum(SURFACES),
      added: z.array(Localized),
      removed: z.array(Localized),
      changed: z.array(Localized),
    }),
  ),
  needs: Needs,
  approvals: z.array(z.object({ by: Who, at: Instant, digest: z.string() })),
  /** Who has signed the card that it would become; their names in the publishers' policy. */
  signed: z.array(z.string()),
  timeline: z.array(TimelineEntry),
  presence: z.array(z.object({ who: Who, part: z.string().nullable() })),
  /** SHA-256 of exactly what would be published; approvals name it. Null while it cannot be published. */
  digest: z.string().nullable(),
  /** What the caller may do now; `refused` says why not, by the code of the refusal. */
  acts: z.array(z.object({ act: Act, refused: z.string().nullable() })),
});
export type Proposal = z.infer<typeof Proposal>;

/** A person's signature of the card that would be published, as it was composed then. */
export const SignedCard = GivenSignature.extend({ composedAt: z.iso.datetime({ precision: 3 }) });
export type SignedCard = z.infer<typeof SignedCard>;

/** One line that means what it shows. */
export const Title = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => isPlain(text) && !HIDDEN_CHARACTERS.test(text), { error: 'contains a hidden character' });
