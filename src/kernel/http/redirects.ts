/** Redirects stay on this site: no address that a stranger wrote may send people away. */

/** A browser reads two slashes, of either kind, as the beginning of another host. */
const isOwn = (path: string): boolean => /^\/(?![/\\])/.test(path);

/** @param back what a form says; @returns it as a path of this site with its query, or `/` */
export function ownPath(back: string | undefined, origin: string): string {
  if (!back?.startsWith('/') || !URL.canParse(back, origin)) return '/';
  const { origin: leadsTo, pathname, search } = new URL(back, origin);
  return leadsTo === origin && isOwn(pathname) ? pathname + search : '/';
}

/** The address without the slash at the end of its path, or null where that is no address of ours. */
export function withoutTrailingSlash({ pathname, search }: URL): string | null {
  const path = pathname.slice(0, -1);
  return pathname.endsWith('/') && isOwn(path) ? path + search : null;
}
