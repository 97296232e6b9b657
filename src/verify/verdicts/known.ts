/** The values of one card by kind and normal form, as identifiers in a text are compared with them. */
import { type Channel, type ChannelKind, channelDisplay, channelValue, type Retired } from '@clearline/card';
import type { View } from '../../find/surfaces/index.ts';
import type { ItemKind } from './contract.ts';

/** `account`: on platforms whose accounts no text names so that they are found. */
export type ValueKind = ItemKind | 'account';

/** A value that the card lists, in the form that identifiers are compared in. */
export interface Listed {
  readonly kind: ValueKind;
  readonly value: string;
  readonly display: string;
  readonly channel: Channel;
}

export interface Known {
  readonly official: ReadonlyMap<string, Listed>;
  readonly retired: ReadonlyMap<string, Retired>;
  readonly listed: readonly Listed[];
  /** The operator's own host names. */
  readonly domains: readonly Listed[];
}

const known = new WeakMap<View['card'], Known>();

/** Made once for each card. */
export function knownOf(card: View['card']): Known {
  const before = known.get(card);
  if (before) return before;
  const listed = card.channels.flatMap(listedOf);
  const made: Known = {
    official: new Map(listed.map((one) => [keyOf(one.kind, one.value), one])),
    retired: new Map([...retiredLines(card.retired, listed), ...retiredValues(card.retired)]),
    listed,
    domains: listed.filter(({ kind }) => kind === 'domain'),
  };
  known.set(card, made);
  return made;
}

const retiredValues = (retired: readonly Retired[]): [key: string, Retired][] =>
  retired.flatMap((one) => comparedAs(one.kind, one.value).map(([kind, value]) => [keyOf(kind, value), one]));

/** A line without its extension is retired with it, unless something else of ours is still reached by that line. */
function retiredLines(retired: readonly Retired[], listed: readonly Listed[]): [key: string, Retired][] {
  const inUse = new Set(listed.filter(({ kind }) => kind === 'phone').map(({ value }) => lineOf(value)));
  const gone = retired.filter(({ kind, value }) => kind === 'phone' && !inUse.has(lineOf(value)));
  return gone.map((one) => [keyOf('phone', lineOf(one.value)), one]);
}

/** A number without its extension. */
export const lineOf = (value: string): string => value.replace(/x.*/, '');

export const keyOf = (kind: ValueKind, value: string): string => `${kind} ${value}`;

function listedOf(channel: Channel): Listed[] {
  const values = comparedAs(channel.kind, channelValue(channel));
  const linked = 'url' in channel && channel.url ? urlIn(channel.url) : [];
  const all = new Map([...values, ...linked].map((pair) => [pair.join(' '), pair]));
  return [...all.values()].map(([kind, value]) => ({
    kind,
    value,
    display: kind === 'url' ? value : channelDisplay(channel),
    channel,
  }));
}

type Compared = readonly [kind: ValueKind, value: string];

function comparedAs(kind: ChannelKind, value: string): readonly Compared[] {
  switch (kind) {
    case 'phone':
      return [['phone', value]];
    case 'domain':
      return [['domain', value]];
    case 'email':
      return [['email', value]];
    case 'qq':
      return [['qq', value]];
    case 'wechat-account':
      return [['wechat', value]];
    case 'qq-group':
    case 'wechat-group':
      return [['group', value]];
    case 'weibo':
    case 'douyin':
      return [['account', value]];
    case 'address':
      return [];
    default:
      return value.split(' ').flatMap(urlIn);
  }
}

function urlIn(text: string): readonly Compared[] {
  const url = URL.parse(text);
  return url ? [['url', url.href]] : [];
}
