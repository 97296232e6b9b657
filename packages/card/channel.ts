import * as z from 'zod';
import { Hours } from './hours.ts';
import { PhoneNumber } from './phone.ts';
import { CalendarDate, Domain, distinct, Instant, LANGS, Localized, Slug, text, WebUrl } from './text.ts';

/** What a customer needs help with. Order is the order in which people are offered them. */
export const INTENTS = ['top-up-failed', 'faulty-goods', 'account-security', 'refund', 'enquiry'] as const;
export const AUDIENCES = ['guest', 'buyer', 'supplier', 'partner'] as const;
export const SURFACES = ['nav', 'footer', 'banner', 'popup', 'floating', 'page', 'embed', 'machine'] as const;
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
] as const;
export const REACHABLE_FROM = ['mobile', 'landline', 'abroad'] as const;

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
  audience: distinct(z.enum(AUDIENCES)),
  intents: distinct(z.enum(INTENTS)),
  languages: distinct(z.enum(LANGS)),
  hours: Hours,
  /** 1 is offered first. */
  priority: z.int().min(1).max(999),
  surfaces: distinct(z.enum(SURFACES)),
  /** Whether a human answers here. */
  human: z.boolean(),
  /** The operator's promise for a first answer, in minutes; absent when none is made. */
  replyWithinMinutes: z.int().min(1).max(20_160).optional(),
  badge: Badge.optional(),
  /** When this very value became official. */
  since: Instant,
};

const phone = z.strictObject({
  ...base,
  kind: z.literal('phone'),
  number: PhoneNumber,
  /** inbound-only: never calls anyone. callable: may also call back those who asked. */
  direction: z.enum(['inbound-only', 'callable']),
  reachableFrom: distinct(z.enum(REACHABLE_FROM)),
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
const domain = z.strictObject({ ...base, kind: z.literal('domain'), domain: Domain });
const app = z.strictObject({
  ...base,
  kind: z.literal('app'),
  name: Localized,
  stores: z
    .array(z.strictObject({ name: Localized, url: WebUrl }))
    .min(1)
    .max(8),
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
  kind: z.enum(CHANNEL_KINDS),
  label: Localized,
  /** Normal form of the value, as {@link channelValue} gives it. */
  value: text(4_200),
  display: text(4_200),
  from: Instant,
  until: Instant,
  reason: Localized,
  /** Id of the channel that replaces it. */
  successor: Slug.optional(),
});

export type Intent = (typeof INTENTS)[number];
export type Surface = (typeof SURFACES)[number];
export type Channel = z.infer<typeof Channel>;
export type ChannelKind = Channel['kind'];
export type ChannelOf<K extends ChannelKind> = Extract<Channel, { kind: K }>;
export type PhoneChannel = ChannelOf<'phone'>;
export type Retired = z.infer<typeof Retired>;

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
