/** What the build made, served as it is from memory: the same whatever is published. */
import type { Assets } from './assets.ts';
import { FOR_EVER, HOUR, type Resource, type SiteContext, SVG } from './resources.ts';

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const FIXED = { cache: FOR_EVER, audience: 'page' } as const;
/** Scripts on partners' pages, corrected in place under their names. */
const EMBEDDED = { type: JAVASCRIPT, cache: 'public, max-age=300', audience: 'shared' } as const;

type FixedFile = Omit<Resource, 'pattern' | 'render'> & { body: Buffer; brotli?: Buffer };

/** Files that are the same whatever is published, by path. */
export const fixedFiles = ({ assets }: SiteContext): Record<string, FixedFile> => ({
  ...consoleFiles(assets),
  '/embed.js': { ...EMBEDDED, route: '/embed.js', body: assets.embedJs.bytes },
  '/support-chat.js': { ...EMBEDDED, route: '/support-chat.js', body: assets.supportChatJs.bytes },
  '/support-chat-records.js': {
    ...EMBEDDED,
    route: '/support-chat-records.js',
    body: assets.chatRecordsJs.bytes,
  },
  '/verify-box.js': { ...EMBEDDED, route: '/verify-box.js', body: assets.verifyBoxJs.bytes },
  ...pageFiles(assets),
  [assets.siteJs.path]: { ...FIXED, route: '/assets/:file', type: JAVASCRIPT, body: assets.siteJs.bytes },
  '/favicon.svg': { ...FIXED, route: '/favicon.svg', type: SVG, cache: HOUR, body: assets.favicon.bytes },
});

const pageFiles = ({ verify, verdict, report, calls }: Assets): Record<string, FixedFile> =>
  Object.fromEntries(
    [
      verify.style,
      verify.script,
      verify.curves,
      verdict.style,
      verdict.script,
      report.style,
      report.script,
      report.worker,
      calls.style,
    ].map(({ path, bytes }) => [
      path,
      { ...FIXED, route: '/assets/:file', type: path.endsWith('.css') ? CSS : JAVASCRIPT, body: bytes },
    ]),
  );

const consoleFiles = ({ console }: Assets): Record<string, FixedFile> =>
  Object.fromEntries(
    Object.entries(console.files).map(([path, { bytes, brotli }]) => [
      path,
      {
        ...FIXED,
        route: '/assets/console/:file',
        type: path.endsWith('.css') ? CSS : JAVASCRIPT,
        body: bytes,
        brotli,
      },
    ]),
  );
