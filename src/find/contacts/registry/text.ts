import { domainToUnicode } from 'node:url';
import { HIDDEN_CHARACTERS, WebUrl } from '@clearline/card';
import { readDomain } from '@clearline/identify';

/** The first character that nobody sees, or half of one; a line break is one of them. */
export function hiddenIn(text: string): string | undefined {
  return (HIDDEN_CHARACTERS.exec(text) ?? /\p{Cs}/u.exec(text))?.[0];
}

/** More marks over and under one letter than any language writes: they are drawn across the lines around them. */
export const STACKED_MARKS = /\p{M}{5}/u;

/**
 * A web address as a browser sends it and the card lists it: percent-encoded, the host in ASCII, a bare origin without
 * its slash, so that one address has one spelling. Null when the card has no place for it.
 */
export function webUrl(text: string): string | null {
  if (!/^https?:\/\/[^\s\p{C}\\]+$/iu.test(text)) return null;
  const sent = URL.parse(text)?.href.replace(/^(https?:\/\/[^/]+)\/$/, '$1');
  return WebUrl.safeParse(sent).data ?? null;
}

/** {@link webUrl}, but only where it can lead the public somewhere: to a host with a registrable name, on a real port. */
export function publicUrl(text: string): string | null {
  const sent = webUrl(text);
  if (sent === null) return null;
  const { hostname, port } = new URL(sent);
  return readDomain(hostname).ok && port !== '0' ? sent : null;
}

/** The part after the `@`. */
export const emailHost = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A host as people would see it, when it has letters of other scripts than Chinese and plain Latin: `ехample.com`. */
export function lookalikeHost(host: string): string | undefined {
  const shown = domainToUnicode(host);
  return /[^\p{ASCII}\p{Script=Han}]/u.test(shown) ? shown : undefined;
}
