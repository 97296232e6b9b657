/** The wing that verifies: each slice mounts its own pages and endpoints. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { ShowPage, View } from '../find/surfaces/index.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import type { ServeOptions } from '../people/access/index.ts';
import { lineRoutes } from '../verify/lines/index.ts';
import { verdictRoutes } from '../verify/verdicts/index.ts';
import { type SiteContext, verdictHead } from './resources.ts';

export interface VerifyDeps {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly limit: MiddlewareHandler<HttpEnv>;
  /** For votes on the lines. */
  readonly votes: MiddlewareHandler<HttpEnv>;
  /** For what programs and staff ask. */
  readonly serving: Omit<ServeOptions, 'app'>;
  readonly security: SecurityOptions;
  readonly context: SiteContext;
}

export function mountVerify(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const { current, show, limit, votes, serving, security, context } = deps;
  const openHeaders = securityHeaders('shared', security);
  verdictRoutes({
    app,
    current,
    show,
    limit,
    findImpostor: () => null,
    publicUrl: () => context.publicUrl,
    openHeaders,
    head: verdictHead(context),
  });
  lineRoutes({
    ...serving,
    app,
    current,
    show,
    limit,
    votes,
    staff: serving.limit,
    openHeaders,
    https: security.https,
    head: verdictHead(context),
  });
}
