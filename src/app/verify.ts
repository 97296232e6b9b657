/** The wing that verifies: each slice mounts its own pages and endpoints. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { ShowPage, View } from '../find/surfaces/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Db } from '../kernel/database/db.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import { limits } from '../kernel/http/limit.ts';
import type { Identity } from '../people/access/index.ts';
import {
  type Impostors,
  type ReportAssets,
  reportPages,
  reportRoutes,
  type Sealing,
  sealingWith,
} from '../verify/reports/index.ts';
import { verdictRoutes } from '../verify/verdicts/index.ts';
import { type SiteContext, verdictParts } from './resources.ts';

export interface VerifyDeps {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly clock: Clock;
  /** Null until the database is open. */
  readonly database: () => Db | null;
  /** Null until signing in works. */
  readonly identity: () => Identity | null;
  /** Of the API as a whole. */
  readonly limit: MiddlewareHandler<HttpEnv>;
  readonly verdictLimit: MiddlewareHandler<HttpEnv>;
  readonly context: SiteContext;
  readonly impostors: Impostors;
  readonly reportAssets: ReportAssets;
  readonly security: SecurityOptions;
  readonly publicUrl: () => string;
}

/** Many people may share an address, and be cheated in the same hour; who tries receipts gets nowhere. */
const LIMITS = {
  'report-send': { points: 60, seconds: 600 },
  'report-challenge': { points: 120, seconds: 600 },
  'report-look': { points: 30, seconds: 60 },
  'report-list': { points: 120, seconds: 60 },
};

export function mountVerify(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  mountVerdicts(app, deps);
  mountReports(app, deps);
}

function mountVerdicts(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const { current, show, verdictLimit, impostors, security, context, publicUrl } = deps;
  verdictRoutes({
    app,
    current,
    show,
    limit: verdictLimit,
    findImpostor: impostors.find,
    publicUrl,
    openHeaders: securityHeaders('shared', security),
    parts: verdictParts(context),
  });
}

function mountReports(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const { current, database, identity, clock, limit } = deps;
  const limited = limits(LIMITS);
  const card = () => current()?.card ?? null;
  const sealing = sealingOf(identity);
  const send = limited['report-send'];
  reportPages({
    ...deps,
    app,
    card,
    sealing,
    assets: deps.reportAssets,
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

/** Its keys are derived once. */
function sealingOf(identity: () => Identity | null): () => Sealing | null {
  let made: Sealing | null = null;
  return () => {
    const secret = identity()?.secret;
    if (secret !== undefined) made ??= sealingWith(secret);
    return made;
  };
}
