import type { FoundLink } from './links.ts';
import { imitatesAscii, mixesScripts } from './scripts.ts';
import { isShortLink } from './short-links.ts';
import { hostInUnicode, readUrl } from './suffix.ts';

/** What makes a link or an address lead elsewhere than it seems, or hides it. */
export const HOST_SIGNALS = [
  /** tianyuan[.]example, tianyuan点com */
  'disguised-dot',
  /** kefu(at)tianyuan.example */
  'disguised-at',
  /** hxxps:, or backslashes, which browsers read as slashes. */
  'disguised-scheme',
  /** https://tianyuan.example@other.example: what stands before the @ leads nowhere. */
  'user-info',
  /** A part of the host is written %74%69. */
  'encoded-host',
  /** A number instead of a name. */
  'ip-host',
  /** xn--…: a name in other letters, written so that nobody can read it. */
  'punycode',
  'mixed-script',
  /** Letters of another script that all look like ASCII. */
  'imitates-ascii',
  /** The link does not say where it leads. */
  'short-link',
  'unusual-port',
] as const;
export type HostSignal = (typeof HOST_SIGNALS)[number];

/** @param said the link as people read it */
export function hostSignals(link: FoundLink, said: string): HostSignal[] {
  const authority = /^(?:[^/?#\\]*:\s?[/\\]{1,4})?([^/?#\\]*)/.exec(said)?.[1] ?? '';
  const labels = hostInUnicode(link.host).split('.');
  const all: Record<HostSignal, boolean> = {
    'disguised-dot': /[[({【](?!at)|点|點|。|[·•]| dot | \./i.test(authority),
    'disguised-at': link.kind === 'email' && !authority.includes('@'),
    'disguised-scheme': link.kind === 'url' && /^(?!https?:\/\/)[^.]{0,16}:\s?[/\\]/i.test(said),
    'user-info': link.userInfo !== undefined,
    'encoded-host': /%[0-9a-f]{2}/i.test(authority),
    'ip-host': /^[\d.]+$|^\[/.test(link.host),
    punycode: /xn--/i.test(authority),
    'mixed-script': labels.some(mixesScripts),
    'imitates-ascii': labels.some(imitatesAscii),
    'short-link': link.kind === 'url' && isShortLink(link.host),
    'unusual-port': link.kind === 'url' && (readUrl(link.value)?.port ?? '') !== '',
  };
  return HOST_SIGNALS.filter((code) => all[code]);
}
