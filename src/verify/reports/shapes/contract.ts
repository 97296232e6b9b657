/** What a report, a case and an appeal look like. Browser-safe. */
import * as z from 'zod';
import { DEEDS } from '../../verdicts/contract.ts';

/** Kinds of identifiers that can be an impostor's. */
export const SUBJECT_KINDS = ['phone', 'url', 'domain', 'email', 'qq', 'wechat', 'group'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What the reporter has in hand. */
export const WHATS = ['phone', 'link', 'account', 'message'] as const;
export type What = (typeof WHATS)[number];

/** How it reached them. */
export const REACHES = ['call', 'sms', 'app', 'search', 'advert', 'group', 'other'] as const;
export type Reach = (typeof REACHES)[number];

/**
 * own: official, so never an impostor's. merged: handled with another. expired: was confirmed, and nobody has confirmed
 * it again. struck: confirmed, and taken from the list after an appeal.
 */
export const CASE_STATES = ['open', 'own', 'confirmed', 'rejected', 'merged', 'expired', 'struck'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** The only sentences that the public list says about an entry. */
export const NOTES = ['fake-service', 'fake-site', 'fake-refund', 'fake-group', 'phishing', 'other'] as const;
export type Note = (typeof NOTES)[number];

export const MAX_TEXT = 4_000;

/** What proves that a computer worked for a second: see altcha-lib, whose format this is. */
export const Challenge = z.object({
  parameters: z.object({
    algorithm: z.string().max(40),
    nonce: z.string().max(128),
    salt: z.string().max(128),
    cost: z.int().min(1).max(1_000_000),
    keyLength: z.int().min(1).max(64),
    keyPrefix: z.string().max(128),
    keySignature: z.string().max(256).optional(),
    data: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])).optional(),
  }),
  signature: z.string().max(256).optional(),
});
export const Proof = z.object({
  challenge: Challenge,
  solution: z.object({
    counter: z.int().min(0).max(4_294_967_295),
    derivedKey: z.string().max(256),
    time: z.number().optional(),
  }),
});
export type Proof = z.infer<typeof Proof>;

const Day = z.iso.date();
export const NewReport = z.strictObject({
  what: z.enum(WHATS),
  reach: z.enum(REACHES),
  deeds: z.array(z.enum(DEEDS)).max(DEEDS.length).default([]),
  /** Holds the number, link or account. */
  text: z.string().trim().min(1).max(MAX_TEXT),
  /** In fen (CNY). */
  lost: z.int().min(0).max(100_000_000_000).default(0),
  happenedOn: Day.nullable().default(null),
  evidence: z.string().trim().max(MAX_TEXT).default(''),
  email: z.email().max(254).nullable().default(null),
  /** Without it the report is looked at last, and few are taken from one address. */
  proof: Proof.nullable().default(null),
});
export type NewReport = z.infer<typeof NewReport>;

export const NewAppeal = z.strictObject({
  /** The entry, as it stands on the list. */
  entry: z.string().trim().min(1).max(2_000),
  who: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(MAX_TEXT),
  email: z.email().max(254),
  proof: Proof.nullable().default(null),
});
export type NewAppeal = z.infer<typeof NewAppeal>;

const Instant = z.string();
const counted = z.object({ code: z.string(), count: z.int() });

export const CaseSummary = z
  .object({
    id: z.string(),
    kind: z.enum(SUBJECT_KINDS),
    value: z.string(),
    state: z.enum(CASE_STATES),
    reports: z.int(),
    /** Different people. */
    reporters: z.int(),
    /** In fen. */
    lost: z.int(),
    firstSeen: Instant,
    lastSeen: Instant,
    /** Whether all of it came without proof of work. */
    slow: z.boolean(),
    deeds: z.array(z.enum(DEEDS)),
    note: z.enum(NOTES).nullable(),
    confirmedAt: Instant.nullable(),
    expires: Instant.nullable(),
  })
  .meta({ id: 'ImpostorCaseSummary' });
export type CaseSummary = z.infer<typeof CaseSummary>;

const Similar = z.object({
  id: z.string(),
  kind: z.enum(SUBJECT_KINDS),
  value: z.string(),
  state: z.enum(CASE_STATES),
  why: z.enum(['alike', 'same-text', 'same-report']),
});
export type Similar = z.infer<typeof Similar>;

export const Case = CaseSummary.extend({
  /** How people were reached, and what was done, by how often. */
  reaches: z.array(counted),
  done: z.array(counted),
  /** What had been altered in it, as the reports gave it. */
  written: z.array(z.object({ text: z.string(), signals: z.array(z.string()) })),
  standing: z.enum(['official', 'retired', 'stranger']),
  /** Official values that it could be taken for. */
  resembles: z.array(z.string()),
  evidence: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      what: z.enum(WHATS),
      reach: z.enum(REACHES),
      deeds: z.array(z.enum(DEEDS)),
      lost: z.int(),
      happenedOn: z.string().nullable(),
      slow: z.boolean(),
      /** Null once deleted. */
      text: z.string().nullable(),
      story: z.string().nullable(),
      contact: z.string().nullable(),
    }),
  ),
  similar: z.array(Similar),
  mergedInto: z.string().nullable(),
  /** Cases that are handled with this one. */
  holds: z.array(z.object({ id: z.string(), kind: z.enum(SUBJECT_KINDS), value: z.string() })),
  decisions: z.array(
    z.object({ act: z.string(), at: Instant, by: z.string().nullable(), note: z.string().nullable() }),
  ),
  /** Of the last decision, for whoever decides next. */
  seen: z.string(),
  undoable: z.boolean(),
}).meta({ id: 'ImpostorCase' });
export type Case = z.infer<typeof Case>;

/** What somebody must have seen before they confirm. */
export const OBJECTIONS = ['retired', 'resembles'] as const;
export type Objection = (typeof OBJECTIONS)[number];

export const Confirmation = z.strictObject({
  deeds: z.array(z.enum(DEEDS)).min(1).max(DEEDS.length),
  note: z.enum(NOTES),
  days: z.int().min(1).max(730).default(180),
  /** That they know it was official, or resembles what is. */
  accepted: z.array(z.enum(OBJECTIONS)).default([]),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const Appeal = z
  .object({
    id: z.string(),
    case: z.object({
      id: z.string(),
      kind: z.enum(SUBJECT_KINDS),
      value: z.string(),
      state: z.enum(CASE_STATES),
    }),
    at: Instant,
    state: z.enum(['open', 'upheld', 'dismissed']),
    /** Null once deleted. */
    who: z.string().nullable(),
    why: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'ImpostorAppeal' });
export type Appeal = z.infer<typeof Appeal>;

export const Spike = z
  .object({
    id: z.string(),
    at: Instant,
    reporters: z.int(),
    /** In an hour. */
    usual: z.number(),
    cases: z.array(CaseSummary),
  })
  .meta({ id: 'ReportSpike' });
export type Spike = z.infer<typeof Spike>;
