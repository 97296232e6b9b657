/** Gives a file to whoever has a link to it: no cookie is read or set, and nothing in it runs or is shown by our site. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { HttpEnv } from '../../kernel/http/context.ts';
import { langOf } from '../../kernel/http/context.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { unavailable, whileReachable } from '../../kernel/http/reach.ts';
import { thumbnailOf } from './bytes.ts';
import type { Deps } from './deps.ts';
import { FILES_PATH, readLink } from './links.ts';
import { type FileRow, readyFile } from './store.ts';

const EXPIRED = {
  zh: '文件链接只在几分钟内有效。请回到会话里，重新打开这个文件。',
  en: 'A link to a file works for some minutes. Go back to the conversation and open the file again.',
};

export function serveFiles(app: Hono<HttpEnv>, limit: MiddlewareHandler<HttpEnv>, deps: Deps): void {
  app.get(`${FILES_PATH}:token`, limit, async (c) => {
    c.req.raw.headers.delete('cookie');
    const secret = deps.secret();
    if (secret === null) return unavailable(c);
    const linked = readLink(secret, c.req.param('token'), deps.clock.now());
    if (linked === 'expired') return problemResponse(c, 'gone', { detail: EXPIRED[langOf(c)] });
    if (!linked) return problemResponse(c, 'not-found');
    const found = await whileReachable(c, deps.database(), async (db) => ({
      row: await readyFile(db, linked.id),
    }));
    if (!found) return unavailable(c);
    const { row } = found;
    const isThumbnail = linked.variant === 'thumbnail';
    if (!row || (isThumbnail && row.width === null)) return problemResponse(c, 'not-found');
    // As it is, and piece by piece.
    c.set('compressible', false);
    const headers = headersOf(row, isThumbnail);
    if (c.req.method === 'HEAD')
      return new Response(null, { headers: { ...lengthOf(row, isThumbnail), ...headers } });
    const blob = await deps.blobs.get(isThumbnail ? thumbnailOf(row.id) : row.id);
    if (!blob) return problemResponse(c, 'not-found');
    // Past the time limit somebody else has answered, and this would stay open for ever.
    if (c.finalized) await blob.stream.cancel();
    return new Response(c.finalized ? null : blob.stream, {
      headers: { 'Content-Length': String(blob.bytes), ...headers },
    });
  });
}

/** Of a thumbnail it is known to its blob alone. */
const lengthOf = ({ bytes }: FileRow, isThumbnail: boolean): Record<string, string> =>
  isThumbnail ? {} : { 'Content-Length': String(bytes) };

function headersOf({ name, type }: FileRow, isThumbnail: boolean): Record<string, string> {
  const told = type === 'text/plain' ? 'text/plain; charset=utf-8' : type;
  return {
    'Content-Type': isThumbnail ? 'image/webp' : told,
    'Content-Disposition': attachment(name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    // An element on a partner's page may have to fetch a picture before it may show it; the link alone lets it.
    'Access-Control-Allow-Origin': '*',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, max-age=300',
    'X-Robots-Tag': 'noindex',
  };
}

/** RFC 6266, with the name in UTF-8 (RFC 8187 §3.2) and a plain one for who reads that alone. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
