import { HIDDEN_CHARACTERS, WebUrl } from '@clearline/card';

/** The first character that nobody sees, or half of one; a line break is one of them. */
export function hiddenIn(text: string): string | undefined {
  return (HIDDEN_CHARACTERS.exec(text) ?? /\p{Cs}/u.exec(text))?.[0];
}

/**
 * A web address as a browser sends it and the card lists it: percent-encoded, the host in ASCII, a bare origin without
 * its slash, so that one address has one spelling. Null when the card has no place for it.
 */
export function webUrl(text: string): string | null {
  if (!/^https?:\/\/[^\s\p{C}\\]+$/iu.test(text)) return null;
  const sent = URL.parse(text)?.href.replace(/^(https?:\/\/[^/]+)\/$/, '$1');
  return WebUrl.safeParse(sent).data ?? null;
}
