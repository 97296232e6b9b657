/** What each kind of channel is made of, in the vocabulary of the registry file; see docs/registry.md. */
import {
  AUDIENCES,
  type ChannelKind,
  INTENTS,
  LANGS,
  PHONE_LINES,
  REACHABLE_FROM,
  SURFACES,
} from '@clearline/card';
import type { ChannelEntry } from '../../contacts/contract.ts';

/** A key of a channel in the file. The kind of line is read from its number, and may be written to be checked. */
export type FieldKey = keyof ChannelEntry | 'line';

/** How a field is edited. */
export type Shape =
  | { readonly as: 'line'; readonly max: number; readonly tabular?: true }
  | { readonly as: 'texts' | 'names' | 'stores' | 'hours' | 'badge' | 'duration' | 'switch' | 'order' }
  | { readonly as: 'one'; readonly of: readonly string[]; readonly words: 'lines' | 'directions' }
  | {
      readonly as: 'some';
      readonly of: readonly string[];
      readonly words: 'places' | 'audiences' | 'intents' | 'languages' | 'surfaces';
      /** What holds while nothing is chosen; none where the reader works it out. */
      readonly usual?: readonly string[];
    };

export interface FieldSpec {
  readonly key: FieldKey;
  readonly shape: Shape;
  readonly required?: true;
}

const url = (required?: true): FieldSpec => ({
  key: 'url',
  shape: { as: 'line', max: 500 },
  ...(required && { required }),
});
const handle: FieldSpec = { key: 'handle', shape: { as: 'line', max: 80 }, required: true };
const name: FieldSpec = { key: 'name', shape: { as: 'texts' }, required: true };
const account = [handle, url()];
const group: FieldSpec[] = [handle, url(), { key: 'admins', shape: { as: 'names' } }];
const shop = [name, url(true)];

/** The fields that hold the contact itself. */
export const VALUE_FIELDS: Record<ChannelKind, readonly FieldSpec[]> = {
  phone: [
    { key: 'number', shape: { as: 'line', max: 40, tabular: true }, required: true },
    { key: 'line', shape: { as: 'one', of: PHONE_LINES, words: 'lines' } },
    { key: 'direction', shape: { as: 'one', of: ['inbound-only', 'callable'], words: 'directions' } },
    { key: 'reachable_from', shape: { as: 'some', of: REACHABLE_FROM, words: 'places' } },
  ],
  chat: [url(true)],
  ticket: [url(true)],
  email: [{ key: 'address', shape: { as: 'line', max: 254 }, required: true }],
  address: [
    { key: 'postal', shape: { as: 'texts' }, required: true },
    { key: 'postcode', shape: { as: 'line', max: 12, tabular: true } },
  ],
  'wechat-account': account,
  weibo: account,
  douyin: account,
  qq: account,
  'qq-group': group,
  'wechat-group': group,
  'taobao-shop': shop,
  'jd-shop': shop,
  'partner-page': shop,
  domain: [{ key: 'domain', shape: { as: 'line', max: 253 }, required: true }],
  app: [name, { key: 'stores', shape: { as: 'stores' }, required: true }],
};

/** Kinds that only lead elsewhere: nobody answers there. */
const POINTERS: readonly ChannelKind[] = ['address', 'domain', 'app', 'partner-page'];
export const answersByDefault = (kind: ChannelKind): boolean => !POINTERS.includes(kind);
/** Kinds that may be published without saying when they are open. */
export const alwaysOpen = (kind: ChannelKind): boolean =>
  kind === 'domain' || kind === 'app' || kind === 'partner-page';

export const SERVICE_FIELDS: readonly FieldSpec[] = [
  { key: 'hours', shape: { as: 'hours' } },
  {
    key: 'intents',
    shape: { as: 'some', of: INTENTS, words: 'intents', usual: INTENTS },
  },
  { key: 'audience', shape: { as: 'some', of: AUDIENCES, words: 'audiences', usual: AUDIENCES } },
  { key: 'languages', shape: { as: 'some', of: LANGS, words: 'languages', usual: ['zh'] } },
  { key: 'human', shape: { as: 'switch' } },
  { key: 'reply_within', shape: { as: 'duration' } },
];

export const SHOWN_FIELDS: readonly FieldSpec[] = [
  { key: 'surfaces', shape: { as: 'some', of: SURFACES, words: 'surfaces', usual: ['page', 'machine'] } },
  { key: 'priority', shape: { as: 'order' } },
  { key: 'badge', shape: { as: 'badge' } },
];

/** Surfaces that show phones alone. */
export const FOR_PHONES: readonly string[] = ['nav', 'banner', 'popup'];
