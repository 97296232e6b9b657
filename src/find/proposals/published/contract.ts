/** Endpoints that read what is published, and that change it without an edit. Browser-safe. */
import { CalendarOverride, Change, Localized } from '@clearline/card';
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import {
  CardVersion,
  ChannelEntry,
  NeverEntry,
  NoticeEntry,
  OperatorEntry,
  RetiredEntry,
} from '../../contacts/contract.ts';
import { Notice } from '../../notices/contract.ts';
import { ToSign } from '../../publishers/contract.ts';
import {
  GivenValue,
  Instant,
  Needs,
  PartKey,
  Problem,
  Proposal,
  SignedCard,
  Title,
} from '../shapes/contract.ts';

export const Contacts = z.object({
  n: z.number().nullable(),
  issued: Instant.nullable(),
  expires: Instant.nullable(),
  validDays: z.number(),
  operator: OperatorEntry.nullable(),
  calendar: z.array(CalendarOverride),
  never: z.array(NeverEntry),
  /** Whether `never` is the standard list. */
  standardNever: z.boolean(),
  channels: z.array(
    z.object({
      part: z.string(),
      value: ChannelEntry,
      /** The value as people read it. */
      display: z.string(),
      since: Instant,
      open: z.object({ state: z.enum(['open', 'closed']), text: Localized }),
      lastChange: z.object({ n: z.number(), at: Instant }).nullable(),
      badge: z.enum(['none', 'good', 'expiring', 'expired']),
      /** Open proposals that touch it. */
      proposals: z.array(z.number()),
    }),
  ),
  retired: z.array(z.object({ part: z.string(), value: RetiredEntry })),
});

const CalendarDay = z.object({
  date: z.string(),
  kind: z.enum(['holiday', 'make-up', 'ordinary']),
  name: Localized.nullable(),
  /** `own`: the operator's, which holds instead of the public calendar. */
  source: z.enum(['public', 'own']),
});

const StaffNotice = Notice.extend({
  state: z.enum(['planned', 'active', 'over']),
  /** For the editor; null on one that came with a card, which nobody edits. */
  entry: NoticeEntry.nullable(),
});

export const getContacts = endpoint({
  method: 'GET',
  path: '/contacts',
  summary: 'Read the registry as it is published, by part',
  access: 'contacts.read',
  answer: Contacts,
});
export const getHistory = endpoint({
  method: 'GET',
  path: '/contacts/history',
  summary: 'List the versions of the Contact Card with their changes, newest first',
  access: 'contacts.read',
  query: z.object({
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ versions: z.array(CardVersion), more: z.boolean() }),
});
export const getRegistryFile = endpoint({
  method: 'GET',
  path: '/contacts/registry.yaml',
  summary: 'Download the registry as a YAML file',
  access: 'contacts.read',
  answer: null,
  refusals: ['no-card'],
});
export const importRegistry = endpoint({
  method: 'POST',
  path: '/contacts/import',
  summary: 'Make a proposal of the differences between a registry file and the current card',
  access: 'proposals.edit',
  body: z.strictObject({ title: Title, text: z.string().max(262_144) }),
  answer: Proposal,
  refusals: ['file-has-problems', 'nothing-changes', 'no-card', 'too-large'],
});
export const checkPart = endpoint({
  method: 'POST',
  path: '/contacts/check',
  summary: 'Check one part while it is being edited, and say what it would change',
  access: 'proposals.edit',
  body: z.strictObject({ part: PartKey, value: GivenValue, proposal: z.int().min(1).optional() }),
  answer: z.object({
    problems: z.array(Problem),
    warnings: z.array(Problem),
    changes: z.array(Change),
    needs: Needs,
    /** As it would be kept; null while it cannot be read. */
    normalised: z.unknown(),
  }),
  refusals: ['no-card'],
});
export const getCalendar = endpoint({
  method: 'GET',
  path: '/contacts/calendar',
  summary: "List the public holidays and make-up days of a year, and the operator's own",
  access: 'contacts.read',
  query: z.object({ year: z.coerce.number().int().min(2004).max(2199) }),
  answer: z.object({
    year: z.number(),
    /** Whether the arrangement of that year is known. */
    known: z.boolean(),
    days: z.array(CalendarDay),
  }),
});
const Retirement = z.strictObject({
  reason: z.enum(['fraud', 'dead-line']),
  /** What people read, with the reason before it. */
  text: z.strictObject({ zh: Localized.shape.zh.max(300), en: Localized.shape.en.max(300) }),
  successor: z.string().optional(),
  /** The value that the caller sees; another one by now is not retired. */
  display: z.string(),
});
const retiring = [
  'no-card',
  'no-such-channel',
  'channel-changed',
  'last-number',
  'successor-unknown',
  'names-another',
  'too-many-retired',
] as const;

export const offerRetirement = endpoint({
  method: 'POST',
  path: '/contacts/channels/:id/retire/candidate',
  summary: 'Read the card that a retirement would lead to, to sign it',
  access: 'contacts.retire',
  params: z.object({ id: z.string() }),
  body: Retirement,
  answer: ToSign.nullable(),
  refusals: retiring,
});
export const retireChannel = endpoint({
  method: 'POST',
  path: '/contacts/channels/:id/retire',
  summary: 'Retire a channel at once, with a notice on every page',
  access: 'contacts.retire',
  stepUp: true,
  params: z.object({ id: z.string() }),
  body: Retirement.extend({ signature: SignedCard.optional() }),
  answer: Proposal,
  refusals: [
    ...retiring,
    'needs-approvals',
    'follows-unapproved',
    'needs-second-person',
    'signature-missing',
    'signature-refused',
    'not-a-publisher',
    'outcome-changed',
  ],
});
export const getNotices = endpoint({
  method: 'GET',
  path: '/notices',
  summary: 'List all notices, those still to come included',
  access: 'contacts.read',
  answer: z.object({ notices: z.array(StaffNotice) }),
});
