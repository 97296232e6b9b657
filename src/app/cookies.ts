import type { View } from '../find/surfaces/index.ts';
import type { HeaderList } from '../kernel/http/front.ts';
import { LANG_COOKIE, type Lang } from '../kernel/i18n.ts';

/** Slugs of the notices a visitor has put away, parted by dots. */
export const SEEN_COOKIE = 'seen';
/** Older ones fall out: a notice that ended is not shown anyway. */
const MAX_SEEN = 20;

/** Cookie values by name (RFC 6265bis §5.6); the first of a name counts. */
export function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** The notices put away that would be shown now, as one sorted text: the part of a cookie that changes a page. */
export function seenSlugs(header: string, view: View): string {
  const seen = new Set(readCookies(header).get(SEEN_COOKIE)?.split('.'));
  const shown = [...view.banners, ...view.popups].map((notice) => notice.slug);
  return [...new Set(shown)]
    .filter((slug) => seen.has(slug))
    .sort()
    .join('.');
}

/** The cookie value after one more notice has been put away. */
export function addSeen(before: string | undefined, slug: string): string {
  const kept = (before ?? '').split('.').filter((s) => /^[a-z0-9-]+$/.test(s) && s !== slug);
  return [...kept, slug].slice(-MAX_SEEN).join('.');
}

const YEAR = 31_536_000;

/**
 * For an answer to an address that asked for a language: whoever does is answered in it from then on. What sets a
 * cookie is for one visitor, so no shared cache may keep it.
 */
export const languageHeaders = (lang: Lang, https: boolean): HeaderList => [
  ['Cache-Control', 'private, no-cache'],
  [
    'Set-Cookie',
    `${LANG_COOKIE}=${lang}; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`,
  ],
];
