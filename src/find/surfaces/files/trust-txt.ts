import type { Channel } from '@clearline/card';
import type { View } from '../view.ts';
import { channelUri, isSocial, type SiteOptions, shownOn } from './addresses.ts';

const CONTACTS: readonly Channel['kind'][] = ['phone', 'chat', 'ticket', 'email'];
const SHOPS: readonly Channel['kind'][] = ['taobao-shop', 'jd-shop', 'qq-group', 'wechat-group'];

/**
 * `/.well-known/trust.txt` (JournalList, version 1.4): one `attribute=value` a line. `control` names the domains
 * that are the operator's, `social` its accounts on other sites, `contact` the ways to reach it, preferred first.
 */
export function trustTxt(view: View, { publicUrl }: SiteOptions): string {
  const shown = shownOn(view, 'machine').map(({ channel }) => channel);
  const lines = (attribute: string, channels: readonly Channel[]): string[] =>
    channels.flatMap((channel) => channelUri(channel) ?? []).map((uri) => `${attribute}=${value(uri)}`);
  const own = `${publicUrl}/`;
  const all = [
    `contact=${publicUrl}/contact`,
    ...lines(
      'contact',
      shown.filter((c) => CONTACTS.includes(c.kind)),
    ),
    ...lines(
      'control',
      shown.filter((c) => c.kind === 'domain'),
    ).filter((line) => line !== `control=${own}`),
    ...lines(
      'social',
      shown.filter((c) => isSocial(c) || SHOPS.includes(c.kind)),
    ),
    `disclosure=${publicUrl}/help`,
  ];
  return [`# Contact Card ${view.card.n}, ${own}`, ...new Set(all)].map((text) => `${text}\n`).join('');
}

/** `#` starts a comment, and a line break the next attribute. */
const value = (uri: string): string => uri.replace(/[\s\p{Cc}]/gu, '').replace(/#.*$/, '');
