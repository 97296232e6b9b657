/** What is said about a text: a verdict for each identifier in it, and one conclusion for the whole. Browser-safe. */
import type { FoundKind } from '@clearline/identify';
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';

/** Unknown never reads as safe, and never as fraud. */
export const VERDICTS = ['official', 'retired', 'reported', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const ITEM_KINDS = [
  'phone',
  'url',
  'domain',
  'email',
  'qq',
  'wechat',
  'group',
  'order',
] as const satisfies readonly FoundKind[];
export type ItemKind = (typeof ITEM_KINDS)[number];
export const ItemKind = z.enum(ITEM_KINDS);

/** What a confirmed impostor did. */
export const DEEDS = [
  'asked-code',
  'asked-password',
  'asked-card',
  'asked-transfer',
  'asked-screen',
  'asked-other-app',
  'sent-link',
  'sold-nothing',
  'called',
  'other',
] as const;
export type Deed = (typeof DEEDS)[number];

/** An identifier that moderators have confirmed as an impostor's, until it expires. Instants are RFC 3339 in UTC. */
export interface Impostor {
  readonly kind: ItemKind;
  /** The one form in which identifiers of this kind are compared: see packages/identify. */
  readonly value: string;
  readonly confirmedAt: string;
  readonly expires: string;
  readonly deeds: readonly Deed[];
}

/** Answers from memory, also when the database is down. */
export type FindImpostor = (kind: ItemKind, value: string) => Impostor | null;

/** What a whole text comes to, worst first. */
export const CONCLUSIONS = [
  /** What confirmed impostors use, or what only impostors say. */
  'impostor',
  /** Something imitates a contact of ours. */
  'lookalike',
  /** Our own number is said to have called, which calls nobody. */
  'official-called',
  /** Somebody tells of being asked for what we ask nobody for: if in our name, then not by us. */
  'never-asked',
  'retired',
  /** Something is not on the card: neither safe nor fraud. */
  'unknown',
  /** All that is found is ours. */
  'official',
  /** Only numbers of public services. */
  'public-number',
  /** Nothing but the number of somebody of the staff, which proves nothing. */
  'staff-number',
  'nothing-found',
] as const;
export type ConclusionCode = (typeof CONCLUSIONS)[number];

const Localized = z.object({ zh: z.string(), en: z.string() });

/** A channel of the card, as it is named in answers. */
const NamedChannel = z.object({
  id: z.string(),
  kind: z.string(),
  label: Localized,
  /** As people read it. */
  display: z.string(),
});
export type NamedChannel = z.output<typeof NamedChannel>;

const Signal = z.object({
  code: z.string(),
  /** What it means, in the language that was asked for. */
  says: z.string(),
});

const Item = z.object({
  /** `account`: what has the form of none of these, such as a name on Weibo, or digits that no line has. */
  kind: z.enum([...ITEM_KINDS, 'account']),
  /** `given.slice(start, end)`, in UTF-16 units. */
  text: z.string(),
  start: z.int(),
  end: z.int(),
  /** In the one form in which such values are compared. */
  value: z.string(),
  verdict: z.enum(VERDICTS),
  /** The very value that the card or the list of impostors has: of a link, that may be its host. */
  listed: z.string().optional(),
  says: z.string(),
  signals: z.array(Signal),
  /** Official: which channel. Retired: the one it belonged to, if that is still listed. */
  channel: NamedChannel.optional(),
  /** Official or retired: since when it was ours. Reported: when it was confirmed. RFC 3339 in UTC. */
  since: z.string().optional(),
  /** Retired: until when it was ours. Reported: when it is looked at again. */
  until: z.string().optional(),
  replacedBy: NamedChannel.optional(),
  lookalikeOf: NamedChannel.optional(),
  deeds: z.array(z.enum(DEEDS)).optional(),
  /** Version of the Contact Card that lists it. */
  card: z.int().optional(),
  /** Where that card's proof is checked. */
  proof: z.string().optional(),
});
export type VerifiedItem = z.output<typeof Item>;

export const Answer = z.object({
  items: z.array(Item),
  conclusion: z.object({
    code: z.enum(CONCLUSIONS),
    says: z.string(),
    /** What the message asks for or does. */
    asks: z.array(z.string()),
    /** Ids of the rules of the card's `never` list that it breaks. */
    broken: z.array(z.string()),
    /** The one next step. */
    next: z.string(),
    /** The page where that step is taken, if there is one. */
    see: z.string().optional(),
    /** The official number. */
    call: z.object({ display: z.string(), uri: z.string() }),
  }),
});
export type Answer = z.output<typeof Answer>;

/** UTF-16 units of one text, and of all texts together. */
export const MAX_TEXT = 20_480;
export const MAX_TEXTS = 100;

const Text = z.string().max(MAX_TEXT);
const Texts = z
  .array(Text)
  .min(1)
  .max(MAX_TEXTS)
  .refine((texts) => texts.reduce((sum, text) => sum + text.length, 0) <= MAX_TEXT, {
    error: `has more than ${MAX_TEXT} characters in all`,
  });
const Question = z.union([z.strictObject({ text: Text }), z.strictObject({ texts: Texts })]);
export type Question = z.output<typeof Question>;

export const verdictsApi = {
  verify: endpoint({
    method: 'POST',
    path: '/verify',
    summary:
      'Say of every number, link and account in a text whether it is official, and what the text comes to',
    access: 'anyone',
    body: Question,
    answer: z.union([Answer, z.object({ answers: z.array(Answer) })]),
  }),
};

/** It refuses nothing of its own. */
export const VERDICT_REFUSALS = {} as const satisfies Refusals;
