/** The log as anybody reads it, from any site (c2sp.org/tlog-tiles). */
import type { Hono, MiddlewareHandler } from 'hono';
import type { Db } from '../../kernel/database/db.ts';
import type { Ctx, HttpEnv } from '../../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../../kernel/http/headers.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { unavailable, whileReachable } from '../../kernel/http/reach.ts';
import { publishedCheckpoint, publishedTile } from './read.ts';
import { payloadOf } from './store/entry.ts';

export interface RecordRoutes {
  readonly app: Hono<HttpEnv>;
  readonly limit: MiddlewareHandler<HttpEnv>;
  readonly security: SecurityOptions;
  /** Null until the database is open. */
  readonly database: () => Db | null;
}

const BRIEFLY = 'public, max-age=5';
const FOR_EVER = 'public, max-age=31536000, immutable';

export function recordRoutes({ app, limit, security, database }: RecordRoutes): void {
  const shared = Object.fromEntries(securityHeaders('shared', security));
  const answer = async (
    c: Ctx,
    headers: { readonly 'Content-Type': string; readonly 'Cache-Control': string },
    read: (db: Db) => Promise<string | Uint8Array | null>,
  ): Promise<Response> => {
    const found = await whileReachable(c, database(), async (db) => ({ body: await read(db) }));
    if (!found) return unavailable(c, { forMachines: true });
    if (found.body === null) return problemResponse(c, 'not-found', { forMachines: true });
    return c.body(Buffer.from(found.body), 200, { ...headers, ...shared });
  };

  app.get('/record/checkpoint', limit, (c) =>
    answer(
      c,
      { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': BRIEFLY },
      async (db) => (await publishedCheckpoint(db))?.note ?? null,
    ),
  );
  app.get('/record/tile/*', limit, (c) => {
    const path = c.req.path.slice('/record/'.length);
    // Hashes cannot be made shorter, entries can.
    c.set('compressible', path.startsWith('tile/entries/'));
    return answer(c, bytesFor(FOR_EVER), (db) => publishedTile(db, path));
  });
  app.get('/record/payload/:digest{[0-9a-f]{64}}', limit, (c) => {
    c.set('compressible', true);
    return answer(c, bytesFor(FOR_EVER), (db) => payloadOf(db, Buffer.from(c.req.param('digest'), 'hex')));
  });
}

const bytesFor = (caching: string) =>
  ({ 'Content-Type': 'application/octet-stream', 'Cache-Control': caching }) as const;
