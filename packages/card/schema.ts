/**
 * The Contact Card, version 1: the complete, numbered list of the channels that are official now, with the
 * retired ones and their successors, and an expiry. Everything a reader needs to render or check a contact
 * stands in the card itself; nothing is looked up elsewhere.
 *
 * Instants are RFC 3339 in UTC with a `Z`; dates are ISO 8601 calendar dates; times of day are `HH:MM` in the
 * zone of the hours they belong to. Unknown keys are refused, so that a signature covers what a reader shows.
 */
import * as z from 'zod';

export const CARD_SCHEMA = 'clearline.contact-card/v1';

export const LANGS = ['zh', 'en'] as const;
/** What a customer needs help with. Order is the order in which people are offered them. */
export const INTENTS = ['top-up-failed', 'faulty-goods', 'account-security', 'refund', 'enquiry'] as const;
export const AUDIENCES = ['guest', 'buyer', 'supplier', 'partner'] as const;
export const SURFACES = ['nav', 'footer', 'banner', 'popup', 'floating', 'page', 'embed', 'machine'] as const;
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const PHONE_LINES = ['mobile', '400', '800', 'landline', 'short', 'international'] as const;
export const REACHABLE_FROM = ['mobile', 'landline', 'abroad'] as const;

/** C0, C1 and bidirectional controls, zero-width characters and line separators: they make text lie about itself. */
export const HIDDEN_CHARACTERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is this pattern's purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((s) => s === s.trim(), { error: 'starts or ends with white space' })
    .refine((s) => !HIDDEN_CHARACTERS.test(s), {
      error: 'contains a control, bidirectional or invisible character',
    });

export const Localized = z.strictObject({ zh: text(400), en: text(400) });
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(48);
export const Instant = z.iso.datetime();
export const CalendarDate = z.iso.date();
export const WebUrl = z.url({ protocol: /^https?$/ }).max(500);
/** A time of day; 24:00 is the end of the day. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** `to` not after `from` means that the span runs past midnight into the next day. */
export const Span = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
const Spans = z.array(Span).max(8);

export const Hours = z.strictObject({
  zone: text(64),
  weekly: z.strictObject({
    mon: Spans,
    tue: Spans,
    wed: Spans,
    thu: Spans,
    fri: Spans,
    sat: Spans,
    sun: Spans,
  }),
  /** On public holidays: the weekday's own spans, or these (an empty list is closed). */
  holidays: z.union([z.literal('as-usual'), Spans]),
  /** On make-up working days (调休): the weekday's own spans, or these. */
  makeUpDays: z.union([z.literal('as-usual'), Spans]),
  /** Temporary closures, half open: [from, until). */
  closures: z.array(z.strictObject({ from: Instant, until: Instant, reason: Localized.optional() })).max(64),
});

/** A day on which the official calendar of mainland China is not what the operator follows. */
export const CalendarOverride = z.strictObject({
  date: CalendarDate,
  kind: z.enum(['holiday', 'make-up', 'ordinary']),
  name: Localized.optional(),
});

/** A platform's own verification mark, as the operator last checked it. */
export const Badge = z.strictObject({
  subject: text(120),
  name: Localized,
  checkedAt: CalendarDate,
  expires: CalendarDate,
});

const base = {
  id: Slug,
  label: Localized,
  note: Localized.optional(),
  audience: z.array(z.enum(AUDIENCES)).min(1),
  intents: z.array(z.enum(INTENTS)).min(1),
  languages: z.array(z.enum(LANGS)).min(1),
  hours: Hours,
  /** 1 is offered first. */
  priority: z.int().min(1).max(999),
  surfaces: z.array(z.enum(SURFACES)).min(1),
  /** Whether a human answers here. */
  human: z.boolean(),
  /** The operator's promise for a first answer, in minutes; absent when none is made. */
  replyWithinMinutes: z.int().min(1).max(20_160).optional(),
  badge: Badge.optional(),
  /** When this very value became official. */
  since: Instant,
};

export const PhoneNumber = z.strictObject({
  line: z.enum(PHONE_LINES),
  /** Digits as dialled inside the country; E.164 with `+` for international numbers. */
  digits: z.string().regex(/^\+?\d{3,15}$/),
  extension: z
    .string()
    .regex(/^\d{1,8}$/)
    .optional(),
  /** Grouped as people say it: 400-000-0000. */
  display: text(40),
  /** RFC 3966. */
  uri: z.string().regex(/^tel:/),
});

const phone = z.strictObject({
  ...base,
  kind: z.literal('phone'),
  number: PhoneNumber,
  /** inbound-only: never calls anyone. callable: may also call back those who asked. */
  direction: z.enum(['inbound-only', 'callable']),
  reachableFrom: z.array(z.enum(REACHABLE_FROM)).min(1),
});
const online = z.strictObject({ ...base, kind: z.enum(['chat', 'ticket']), url: WebUrl });
const email = z.strictObject({ ...base, kind: z.literal('email'), address: z.email().max(254) });
const address = z.strictObject({
  ...base,
  kind: z.literal('address'),
  postal: Localized,
  postcode: text(12).optional(),
});
const social = z.strictObject({
  ...base,
  kind: z.enum(['wechat-account', 'weibo', 'douyin', 'qq']),
  handle: text(80),
  url: WebUrl.optional(),
});
const group = z.strictObject({
  ...base,
  kind: z.enum(['qq-group', 'wechat-group']),
  handle: text(80),
  url: WebUrl.optional(),
  /** Group owners and administrators who may speak for the operator. */
  admins: z.array(text(80)).max(32),
});
const shop = z.strictObject({
  ...base,
  kind: z.enum(['taobao-shop', 'jd-shop', 'partner-page']),
  name: Localized,
  url: WebUrl,
});
const domain = z.strictObject({ ...base, kind: z.literal('domain'), domain: text(253) });
const app = z.strictObject({
  ...base,
  kind: z.literal('app'),
  name: Localized,
  stores: z.array(z.strictObject({ name: Localized, url: WebUrl })).min(1),
});

export const Channel = z.discriminatedUnion('kind', [
  phone,
  online,
  email,
  address,
  social,
  group,
  shop,
  domain,
  app,
]);

/** A value that was official and no longer is. It stays listed, so that an old note can be checked. */
export const Retired = z.strictObject({
  /** The channel it belonged to. */
  channel: Slug,
  kind: text(24),
  label: Localized,
  /** Normal form of the value, as {@link channelValue} gives it. */
  value: text(500),
  display: text(500),
  from: Instant,
  until: Instant,
  reason: Localized,
  /** Id of the channel that replaces it. */
  successor: Slug.optional(),
});

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

/** What the operator says; what a publication adds stands in {@link Card}. */
export const CardContent = z.strictObject({
  operator: Operator,
  calendar: z.array(CalendarOverride).max(366),
  channels: z.array(Channel).min(1).max(200),
  retired: z.array(Retired).max(2000),
  never: z.array(Never).min(1).max(32),
});

export const Card = z.strictObject({
  schema: z.literal(CARD_SCHEMA),
  /** 1, 2, 3 … without gaps. */
  n: z.int().min(1),
  issued: Instant,
  expires: Instant,
  ...CardContent.shape,
});

export type Lang = (typeof LANGS)[number];
export type Intent = (typeof INTENTS)[number];
export type Surface = (typeof SURFACES)[number];
export type Day = (typeof DAYS)[number];
export type Localized = z.infer<typeof Localized>;
export type Span = z.infer<typeof Span>;
export type Hours = z.infer<typeof Hours>;
export type CalendarOverride = z.infer<typeof CalendarOverride>;
export type PhoneNumber = z.infer<typeof PhoneNumber>;
export type Channel = z.infer<typeof Channel>;
export type ChannelKind = Channel['kind'];
export type ChannelOf<K extends ChannelKind> = Extract<Channel, { kind: K }>;
export type PhoneChannel = ChannelOf<'phone'>;
export type Retired = z.infer<typeof Retired>;
export type Operator = z.infer<typeof Operator>;
export type CardContent = z.infer<typeof CardContent>;
export type Card = z.infer<typeof Card>;

/**
 * The one string by which a channel's value is compared: E.164 or national digits (with `x` before an
 * extension), a URL, an address in lower case, a handle.
 */
export function channelValue(channel: Channel): string {
  switch (channel.kind) {
    case 'phone':
      return channel.number.extension
        ? `${channel.number.digits}x${channel.number.extension}`
        : channel.number.digits;
    case 'email':
      return channel.address.toLowerCase();
    case 'address':
      return channel.postal.zh;
    case 'domain':
      return channel.domain;
    case 'app':
      return channel.stores.map((s) => s.url).join(' ');
    case 'wechat-account':
    case 'weibo':
    case 'douyin':
    case 'qq':
    case 'qq-group':
    case 'wechat-group':
      return channel.handle;
    default:
      return channel.url;
  }
}

/** The value as people read it. */
export function channelDisplay(channel: Channel): string {
  return channel.kind === 'phone' ? channel.number.display : channelValue(channel);
}
