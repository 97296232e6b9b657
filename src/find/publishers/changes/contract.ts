/** The list of who approves the card, as the console shows and changes it. Browser-safe. Instants are RFC 3339 in UTC. */
import { Publishers } from '@clearline/card';
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { GivenSignature, ToSign } from '../signing/contract.ts';

/** Signatures of two whole lists fit into one envelope. */
const MAX_PEOPLE = 12;

const { people, rules: Rules } = Publishers.shape;
const PublicName = people.element.shape.name;
const { protected: Rule } = Rules.shape;
export type Rules = z.infer<typeof Rules>;

/** left: neither owner nor admin any more. no-passkey: none of the listed ones is theirs now. */
const STANDINGS = ['good', 'left', 'no-passkey', 'key-file'] as const;

const Listed = z.object({
  id: z.string(),
  /** As published. */
  name: z.string(),
  /** How many keys of theirs count. */
  keys: z.int(),
  standing: z.enum(STANDINGS),
});
export type Listed = z.infer<typeof Listed>;

const Version = z.object({
  v: z.int(),
  since: z.string(),
  /** Of its entry in the record, counted from 0; null while it waits for its place. */
  index: z.int().nullable(),
  names: z.array(z.string()),
  rules: Rules,
  /** Whether it gave the log another key. */
  newLogKey: z.boolean(),
});
export type Version = z.infer<typeof Version>;

const Change = z.object({
  v: z.int(),
  draftedBy: z.object({ id: z.string(), name: z.string() }),
  draftedAt: z.string(),
  /** Each proves that they hold their passkey: signs the list, and the card that is issued with it. */
  people: z.array(Listed.extend({ list: z.boolean(), card: z.boolean() })),
  rules: Rules,
  /** Of the log from then on. Missing: a new one that this server does not have, so that it brings nothing into force. */
  logKey: z.enum(['same', 'new', 'missing']),
  /** How many of those who are listed until then must sign, and who has; null where the server's key file does. */
  previous: z.object({ needed: z.int(), signed: z.array(z.string()), names: z.array(z.string()) }).nullable(),
  /** The number of the card that is issued with it, and how many of its people must sign that; null before the first. */
  card: z.object({ n: z.int(), needed: z.int() }).nullable(),
  /** Whether the caller has something left to sign. */
  mine: z.boolean(),
});
export type Change = z.infer<typeof Change>;

/** An owner or admin who could be listed. */
const Candidate = z.object({ id: z.string(), name: z.string(), passkeys: z.int() });
export type Candidate = z.infer<typeof Candidate>;

export const PublishersView = z
  .object({
    v: z.int(),
    since: z.string(),
    index: z.int().nullable(),
    /** Who approves: whoever holds a key file, or people with passkeys. */
    mode: z.enum(['key-file', 'people']),
    /** Whether one signature is enough to change a number. */
    single: z.boolean(),
    people: z.array(Listed),
    rules: Rules,
    /** A key file lies on this server that may approve no more; with the log's key it can still prove by the old list. */
    idleKeyFile: z.boolean(),
    /** Since when a former key of the log signs beside its key on this server; null where none does. */
    formerLogKeySince: z.string().nullable(),
    change: Change.nullable(),
    /** Newest first. */
    history: z.array(Version),
    /** Empty for those who may not change the list. */
    candidates: z.array(Candidate),
  })
  .meta({ id: 'Publishers' });
export type PublishersView = z.infer<typeof PublishersView>;

const Approvals = Rule.pick({ approvals: true });
export const Draft = z.strictObject({
  /** The version that was looked at. */
  base: z.int().min(1),
  people: z
    .array(z.strictObject({ id: z.uuid(), name: PublicName }))
    .min(1)
    .max(MAX_PEOPLE),
  /** A new list comes into force with its last signature, and a number that is abused is retired at once. */
  rules: z.strictObject({ publishers: Approvals, protected: Rule, ordinary: Rule, retirement: Approvals }),
  /** Whether the log gets another key with it, which the server takes from its ring or makes. */
  newLogKey: z.boolean().default(false),
});
export type Draft = z.infer<typeof Draft>;

/** What is left for the caller to sign; null where nothing is. */
export const Offer = z.object({ list: ToSign.nullable(), card: ToSign.nullable() });
export type Offer = z.infer<typeof Offer>;

/** `composedAt` of what was signed. */
const Given = GivenSignature.extend({ composedAt: z.iso.datetime({ precision: 3 }) });
export type Given = z.infer<typeof Given>;

export const publishersApi = {
  get: endpoint({
    method: 'GET',
    path: '/publishers',
    summary: 'Read who approves the card, and what is about to change in it',
    access: 'publishers.read',
    answer: PublishersView,
    refusals: ['no-record'],
  }),
  draft: endpoint({
    method: 'POST',
    path: '/publishers/changes',
    summary: 'Draft the next list of who approves the card, for them to sign',
    access: 'publishers.change',
    stepUp: true,
    body: Draft,
    answer: PublishersView,
    refusals: [
      'no-record',
      'publishers-changed',
      'change-pending',
      'publishers-full',
      'list-unchanged',
      'not-on-staff',
      'no-passkey',
      'one-alone',
      'listed-twice',
      'same-name',
      'more-than-people',
      'rules-out-of-order',
      'site-without-https',
      'key-file-missing',
      'no-log-key',
      'set-record-key',
    ],
  }),
  drop: endpoint({
    method: 'DELETE',
    path: '/publishers/changes/current',
    summary: 'Withdraw the list that is being signed',
    access: 'publishers.change',
    answer: PublishersView,
    refusals: ['no-record', 'no-change-pending'],
  }),
  offer: endpoint({
    method: 'GET',
    path: '/publishers/changes/current/offer',
    summary: 'Read what is left for you to sign of the list that is being signed',
    access: 'publishers.sign',
    answer: Offer,
    refusals: ['no-record', 'no-change-pending'],
  }),
  sign: endpoint({
    method: 'POST',
    path: '/publishers/changes/current/sign',
    summary: 'Sign the list, and the card that is issued with it; the last signature brings it into force',
    access: 'publishers.sign',
    body: z
      .strictObject({ list: Given.optional(), card: Given.optional() })
      .refine(({ list, card }) => list ?? card, { error: 'holds no signature' }),
    answer: PublishersView,
    refusals: [
      'no-record',
      'no-change-pending',
      'left-meanwhile',
      'not-a-publisher',
      'signature-refused',
      'offer-changed',
      'key-file-missing',
      'log-key-missing',
    ],
  }),
};
