import type { SiteOptions } from './addresses.ts';

/** Pages of one person, and answers that never end; the contacts themselves are for everyone. */
const PRIVATE = ['/console', '/me', '/orders/', '/login', '/search'];

/** `/robots.txt` (RFC 9309). */
export const robotsTxt = ({ publicUrl }: SiteOptions): string =>
  [
    'User-agent: *',
    ...PRIVATE.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
