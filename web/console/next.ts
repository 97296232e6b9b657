/** Where somebody goes on after signing in: a page of this console, whoever wrote the link that they followed. */

/**
 * @param next as it stands in the address
 * @param home where the console begins, such as https://site.example/console
 * @returns a path of the console, with its query
 */
export function nextPlace(next: string | null, home: string): string {
  const { origin, pathname: root } = new URL(home);
  const to = next && URL.canParse(next, origin) ? new URL(next, origin) : null;
  if (to?.origin !== origin) return '/';
  const inside = to.pathname === root || to.pathname.startsWith(`${root}/`);
  const path = inside ? to.pathname.slice(root.length) : '';
  // A second slash would begin the name of a host.
  return /^\/(?![/\\])/.test(path) && path !== '/sign-in' ? path + to.search : '/';
}
