/** The wing that verifies: each slice mounts its own pages and endpoints. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { ShowPage, View } from '../find/surfaces/index.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import { verdictRoutes } from '../verify/verdicts/index.ts';
import { type SiteContext, verdictParts } from './resources.ts';

export interface VerifyDeps {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly limit: MiddlewareHandler<HttpEnv>;
  readonly security: SecurityOptions;
  readonly context: SiteContext;
}

export function mountVerify(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const { current, show, limit, security, context } = deps;
  verdictRoutes({
    app,
    current,
    show,
    limit,
    findImpostor: () => null,
    publicUrl: () => context.publicUrl,
    openHeaders: securityHeaders('shared', security),
    parts: verdictParts(context),
  });
}
