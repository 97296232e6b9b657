/** The shape of a registry file. What its parts mean together is checked after it has been read. */
import { AUDIENCES, INTENTS, LANGS, PHONE_LINES, REACHABLE_FROM, SURFACES } from '@clearline/card';
import { readDomain } from '@clearline/identify';
import * as z from 'zod';
import { isMoment, minutesOf } from '../../../kernel/when/written/contract.ts';
import { PLACEMENTS } from '../../notices/contract.ts';
import { emailHost, hiddenIn, publicUrl, STACKED_MARKS } from './text.ts';

/** A custom check, told apart by its code. */
const check = (code: string) => ({ params: { code } });

/** Unknown keys are refused; the message carries those that are known, for a suggestion. */
const object = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  });

const text = (max: number, lines: 'one-line' | 'lines' = 'one-line') =>
  z
    .string()
    .normalize('NFC')
    .min(1)
    .max(max)
    .refine((s) => s === s.trim(), check('outer-space'))
    .refine(
      (s) => hiddenIn(lines === 'lines' ? s.replaceAll('\n', ' ') : s) === undefined,
      check('hidden-character'),
    )
    .refine((s) => !STACKED_MARKS.test(s), check('stacked-marks'));
const Localized = object({ zh: text(400), en: text(400) });
const Slug = z.string().refine((s) => s.length <= 48 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(s), check('bad-id'));
const FORTNIGHT = 20_160;
const Moment = z.string().refine(isMoment, check('bad-date'));
const Day = z.iso.date();
const WebUrl = z
  .string()
  .max(2000)
  .transform((written, context) => {
    const sent = publicUrl(written);
    if (sent !== null) return sent;
    context.addIssue({ code: 'custom', input: written, ...check('bad-url') });
    return z.NEVER;
  });
export const EmailAddress = z.email({ abort: true }).max(254);
/** Only where mail can arrive; what is retired may have stood on a domain that is gone. */
const PublicEmail = EmailAddress.refine((s) => readDomain(emailHost(s)).ok, check('bad-email'));

/** One value stands for a list of one. */
const listOf = <T extends z.ZodType>(item: T, max: number) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).min(1).max(max));
const Spans = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string()).max(8),
);

const FileOperator = object({
  name: Localized,
  legal_name: text(120),
  licences: z
    .array(object({ name: Localized, number: text(80), url: WebUrl.optional() }))
    .max(16)
    .default([]),
  filings: z
    .array(object({ kind: z.enum(['icp', 'police']), number: text(80), url: WebUrl }))
    .max(8)
    .default([]),
});

export const FileHours = object({
  zone: z.string().default('Asia/Shanghai'),
  weekly: z.record(z.string(), Spans),
  holidays: Spans.optional(),
  make_up_days: Spans.optional(),
  closures: z
    .array(object({ from: Moment, until: Moment, reason: Localized.optional() }))
    .max(64)
    .default([]),
});

const FileCalendar = z
  .array(object({ date: Day, kind: z.enum(['holiday', 'make-up', 'ordinary']), name: Localized.optional() }))
  .max(366);

/** A name from `hours`, or hours of the channel's own. */
const ChannelHours = z.union([z.string(), z.record(z.string(), z.unknown())]);

const base = {
  id: Slug,
  label: Localized,
  note: Localized.optional(),
  audience: listOf(z.enum(AUDIENCES), AUDIENCES.length).default([...AUDIENCES]),
  intents: listOf(z.enum(INTENTS), INTENTS.length).default([...INTENTS]),
  languages: listOf(z.enum(LANGS), LANGS.length).default(['zh']),
  hours: ChannelHours,
  priority: z.int().min(1).max(999).optional(),
  surfaces: listOf(z.enum(SURFACES), SURFACES.length).default(['page', 'machine']),
  human: z.boolean().default(true),
  reply_within: z
    .string()
    .refine((s) => (minutesOf(s) ?? Infinity) <= FORTNIGHT, check('bad-duration'))
    .optional(),
  badge: object({ subject: text(120), name: Localized, checked_at: Day, expires: Day }).optional(),
  since: Moment.optional(),
};
/** Kinds that only lead elsewhere: nobody answers there, and they are always open. */
const pointer = { ...base, human: z.boolean().default(false), hours: ChannelHours.default('7x24') };

export const FileChannel = z.discriminatedUnion('kind', [
  object({
    ...base,
    kind: z.literal('phone'),
    number: z.string(),
    line: z.enum(PHONE_LINES).optional(),
    direction: z.enum(['inbound-only', 'callable']).default('inbound-only'),
    reachable_from: listOf(z.enum(REACHABLE_FROM), REACHABLE_FROM.length).optional(),
  }),
  object({ ...base, kind: z.enum(['chat', 'ticket']), url: WebUrl }),
  object({ ...base, kind: z.literal('email'), address: PublicEmail }),
  object({
    ...base,
    human: z.boolean().default(false),
    kind: z.literal('address'),
    postal: Localized,
    postcode: text(12).optional(),
  }),
  object({
    ...base,
    kind: z.enum(['wechat-account', 'weibo', 'douyin', 'qq']),
    handle: z.string().normalize('NFC'),
    url: WebUrl.optional(),
  }),
  object({
    ...base,
    kind: z.enum(['qq-group', 'wechat-group']),
    handle: z.string().normalize('NFC'),
    url: WebUrl.optional(),
    admins: z.array(text(80)).max(32).default([]),
  }),
  object({ ...base, kind: z.enum(['taobao-shop', 'jd-shop']), name: Localized, url: WebUrl }),
  object({ ...pointer, kind: z.literal('partner-page'), name: Localized, url: WebUrl }),
  object({ ...pointer, kind: z.literal('domain'), domain: z.string() }),
  object({
    ...pointer,
    kind: z.literal('app'),
    name: Localized,
    stores: z
      .array(object({ name: Localized, url: WebUrl }))
      .min(1)
      .max(8),
  }),
]);

export const CHANNEL_KINDS = [
  'phone',
  'chat',
  'ticket',
  'email',
  'address',
  'wechat-account',
  'weibo',
  'douyin',
  'qq',
  'qq-group',
  'wechat-group',
  'taobao-shop',
  'jd-shop',
  'partner-page',
  'domain',
  'app',
] as const satisfies readonly z.infer<typeof FileChannel>['kind'][];

export const FileRetired = object({
  channel: Slug,
  kind: z.enum(CHANNEL_KINDS).default('phone'),
  // The card's own limit: the addresses of all stores of an app.
  value: text(4200),
  label: Localized,
  from: Moment.optional(),
  until: Moment.optional(),
  reason: Localized,
  successor: z.string().optional(),
});

const FileNever = object({ id: Slug, zh: text(400), en: text(400) });

export const FileNotice = object({
  slug: Slug,
  kind: z.literal('service').default('service'),
  title: Localized,
  body: object({ zh: text(8000, 'lines'), en: text(8000, 'lines') }),
  placements: listOf(z.enum(PLACEMENTS), PLACEMENTS.length).default(['board']),
  starts_at: Moment.optional(),
  ends_at: Moment.optional(),
});

export const MAX_FILE_RETIRED = 2000;
export const MAX_FILE_NOTICES = 500;

/** The parts of the file. They are read one by one, so that a mistake in one does not hide those in the others. */
export const FILE_PARTS = {
  version: z.literal(1),
  operator: FileOperator,
  valid_days: z.int().min(1).max(400).default(90),
  hours: z.record(z.string(), z.unknown()).default({}),
  calendar: FileCalendar.default([]),
  channels: z.array(z.unknown()).min(1).max(200),
  retired: z.array(z.unknown()).max(MAX_FILE_RETIRED).default([]),
  never: z.array(FileNever).min(1).max(32).optional(),
  notices: z.array(z.unknown()).max(MAX_FILE_NOTICES).default([]),
};

export type FileHours = z.infer<typeof FileHours>;
export type FileChannel = z.infer<typeof FileChannel>;
export type FileRetired = z.infer<typeof FileRetired>;
export type FileNotice = z.infer<typeof FileNotice>;
