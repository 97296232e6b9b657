import { LANGS } from '@clearline/card';
import { HTML_LANG } from '../../../kernel/i18n.ts';
import { machineTime } from '../../../kernel/when/contract.ts';
import type { View } from '../view.ts';
import { channelUri, type SiteOptions, shownOn } from './addresses.ts';

/** RFC 9116 §2.5.5 recommends less than a year. */
const MAX_AGE_MS = 364 * 86_400_000;
const ANSWERED = ['phone', 'chat', 'ticket', 'email'];

/**
 * `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness or a taken account, preferred first. Web
 * addresses in it must be https, so on plain http those lines are left out; the number always stands.
 */
export function securityTxt(view: View, { publicUrl }: SiteOptions): string {
  const answered = shownOn(view, 'machine').filter(({ channel }) => ANSWERED.includes(channel.kind));
  const serving = answered.filter(({ channel }) => channel.intents.includes('account-security'));
  const chosen = serving.length > 0 ? serving : answered;
  const reachable = chosen
    .map(({ channel }) => ({ channel, uri: line(channelUri(channel) ?? '') }))
    .filter(({ uri }) => /^(tel|mailto|https):/.test(uri));
  const languages = LANGS.filter((l) => chosen.some(({ channel }) => channel.languages.includes(l)));
  const expires = Math.min(Date.parse(view.card.expires), view.at + MAX_AGE_MS);
  const secure = publicUrl.startsWith('https://');
  const contacts = reachable.length > 0 ? reachable.map((r) => r.uri) : [view.primary.channel.number.uri];
  const lines = [
    ...contacts.map((uri) => `Contact: ${uri}`),
    `Expires: ${machineTime(expires)}`,
    `Preferred-Languages: ${languages.map((l) => HTML_LANG[l]).join(', ')}`,
    ...(secure ? [`Canonical: ${publicUrl}/.well-known/security.txt`, `Policy: ${publicUrl}/help`] : []),
  ];
  return lines.map((text) => `${text}\n`).join('');
}

const line = (uri: string): string => uri.replace(/[\s\p{Cc}]/gu, '');
