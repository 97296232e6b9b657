/** Proofs of cards as anybody fetches them, from any site. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { Db } from '../../kernel/database/db.ts';
import type { Ctx, HttpEnv } from '../../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../../kernel/http/headers.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { unavailable, whileReachable } from '../../kernel/http/reach.ts';
import { type CardProof, keptProofs } from './proof.ts';

export interface ProofRoutes {
  readonly app: Hono<HttpEnv>;
  readonly limit: MiddlewareHandler<HttpEnv>;
  readonly security: SecurityOptions;
  /** Null until the database is open. */
  readonly database: () => Db | null;
  /** The site's tlog-policy (c2sp.org/tlog-policy); null until the record is open. */
  readonly policy: () => string | null;
}

/** A proof is made anew with each checkpoint, and any of them is good. */
const BRIEFLY = 'public, max-age=30';

const FILES = {
  'tlog-proof': { type: 'text/plain; charset=utf-8', read: ({ proof }: CardProof) => proof },
  'proof.json': { type: 'application/json; charset=utf-8', read: ({ bundle }: CardProof) => bundle },
} as const;

export function proofRoutes({ app, limit, security, database, policy }: ProofRoutes): void {
  const proofOf = keptProofs();
  const shared = Object.fromEntries(securityHeaders('shared', security));
  const send = (c: Ctx, type: string, body: string) =>
    c.body(body, 200, { 'Content-Type': type, 'Cache-Control': BRIEFLY, ...shared });

  app.get('/card/policy', limit, (c) => {
    const text = policy();
    return text === null ? unavailable(c, { forMachines: true }) : send(c, 'text/plain; charset=utf-8', text);
  });
  for (const [ending, { type, read }] of Object.entries(FILES)) {
    app.get(`/card/:file{[1-9]\\d{0,8}\\.${ending.replace('.', '\\.')}}`, limit, async (c) => {
      const n = Number.parseInt(c.req.param('file') ?? '', 10);
      const text = policy();
      const found = await whileReachable(c, text === null ? null : database(), async (db) => ({
        proof: await proofOf(db, n, text ?? ''),
      }));
      if (!found || found.proof === 'pending') return unavailable(c, { forMachines: true });
      if (!found.proof) return problemResponse(c, 'not-found', { forMachines: true });
      return send(c, type, read(found.proof));
    });
  }
}
