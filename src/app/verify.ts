/** The wing that verifies: each slice mounts its own pages and endpoints. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { Registry } from 'prom-client';
import type { ShowPage, View } from '../find/surfaces/index.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import { limits } from '../kernel/http/limit.ts';
import type { Identity, ServeOptions } from '../people/access/index.ts';
import { callsMetrics, mountCalls } from '../verify/calls/index.ts';
import { lineRoutes } from '../verify/lines/index.ts';
import {
  type Impostors,
  reportPages,
  reportRoutes,
  type Sealing,
  sealingWith,
} from '../verify/reports/index.ts';
import { verdictRoutes } from '../verify/verdicts/index.ts';
import { mountMe } from './me.ts';
import { type SiteContext, verdictParts, verdictStyle } from './resources.ts';

export interface VerifyDeps extends Omit<ServeOptions, 'app'> {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly verdictLimit: MiddlewareHandler<HttpEnv>;
  readonly longVerdictLimit: MiddlewareHandler<HttpEnv>;
  readonly context: SiteContext;
  readonly impostors: Impostors;
  readonly security: SecurityOptions;
  readonly publicUrl: () => string;
  readonly registry: Registry;
}

/** Many people may share an address, and be cheated in the same hour; who tries receipts gets nowhere. */
const LIMITS = {
  'report-send': { points: 60, seconds: 600 },
  'report-challenge': { points: 120, seconds: 600 },
  'report-look': { points: 30, seconds: 60 },
  'report-list': { points: 120, seconds: 60 },
  'line-look': { points: 120, seconds: 60 },
  'line-vote': { points: 30, seconds: 60 },
};

type Limited = Readonly<Record<keyof typeof LIMITS, MiddlewareHandler<HttpEnv>>>;

export function mountVerify(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const limited = limits(LIMITS);
  mountVerdicts(app, deps);
  mountReports(app, deps, limited);
  mountLines(app, deps, limited);
  const { impostors, registry, context } = deps;
  const calls = {
    ...deps,
    app,
    style: context.assets.calls.style.path,
    metrics: callsMetrics(registry),
    findImpostor: impostors.find,
  };
  mountCalls(calls);
  mountMe(app, calls);
}

function mountVerdicts(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const { current, show, verdictLimit, longVerdictLimit, impostors, security, context, publicUrl } = deps;
  verdictRoutes({
    app,
    current,
    show,
    limit: verdictLimit,
    limitLong: longVerdictLimit,
    findImpostor: impostors.find,
    publicUrl,
    openHeaders: securityHeaders('shared', security),
    parts: verdictParts(context),
  });
}

function mountReports(app: Hono<HttpEnv>, deps: VerifyDeps, limited: Limited): void {
  const { current, database, identity, clock, limit } = deps;
  const card = () => current()?.card ?? null;
  const sealing = sealingOf(identity);
  const send = limited['report-send'];
  reportPages({
    ...deps,
    app,
    card,
    sealing,
    assets: deps.context.assets.report,
    limits: { send, look: limited['report-look'], list: limited['report-list'] },
  });
  reportRoutes({
    app,
    database,
    identity,
    clock,
    limit,
    card,
    sealing,
    limitSend: send,
    limitChallenge: limited['report-challenge'],
  });
}

function mountLines(app: Hono<HttpEnv>, deps: VerifyDeps, limited: Limited): void {
  lineRoutes({
    ...deps,
    app,
    limits: { look: limited['line-look'], vote: limited['line-vote'], staff: deps.limit },
    openHeaders: securityHeaders('shared', deps.security),
    https: deps.security.https,
    head: verdictStyle(deps.context),
  });
}

/** Its keys are derived once. */
function sealingOf(identity: () => Identity | null): () => Sealing | null {
  let made: Sealing | null = null;
  return () => {
    const secret = identity()?.secret;
    if (secret !== undefined) made ??= sealingWith(secret);
    return made;
  };
}
