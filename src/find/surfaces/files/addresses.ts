import type { Channel, Surface } from '@clearline/card';
import type { ChannelView, View } from '../view.ts';

/** The channels of a surface, in order of priority; the number is on every surface. */
export const shownOn = (view: View, surface: Surface): ChannelView[] =>
  view.channels.filter((c) => c === view.primary || c.channel.surfaces.includes(surface));

/** Where a machine or a tap reaches a channel: tel:, mailto:, https: or http:; null where only people can. */
export function channelUri(channel: Channel): string | null {
  switch (channel.kind) {
    case 'phone':
      return channel.number.uri;
    case 'email':
      return mailto(channel.address);
    case 'address':
      return null;
    case 'domain':
      return `https://${channel.domain}/`;
    case 'app':
      return channel.stores[0]?.url ?? null;
    default:
      return channel.url ?? null;
  }
}

/** RFC 6068: in the local part, what has a meaning in a URI is encoded; a plus sign has none. */
function mailto(address: string): string {
  const at = address.lastIndexOf('@');
  return `mailto:${encodeURIComponent(address.slice(0, at)).replaceAll('%2B', '+')}@${address.slice(at + 1)}`;
}

/** Handles that belong to the operator on other people's sites. */
export const SOCIAL = {
  'wechat-account': 'WeChat',
  weibo: 'Weibo',
  douyin: 'Douyin',
  qq: 'QQ',
} as const;

type SocialKind = keyof typeof SOCIAL;
export const isSocial = (channel: Channel): channel is Extract<Channel, { kind: SocialKind }> =>
  channel.kind in SOCIAL;

export interface SiteOptions {
  /** Origin of the official site, without a slash at its end. */
  publicUrl: string;
}
