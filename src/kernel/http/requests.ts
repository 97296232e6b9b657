/** What every dynamic request gets first: an id, a client, a log, a time limit; and last: a line and a number. */
import type { IncomingMessage } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import { type Log, loggedPath } from '../log.ts';
import type { HttpMetrics } from '../metrics.ts';
import type { Ctx, HttpEnv, RenderProblem } from './context.ts';
import { statusInstead } from './malformed.ts';
import { problemResponse, routeOf } from './problems.ts';
import { clientOf, isTrustedPeer, type TrustedProxies } from './proxy.ts';

export interface RequestOptions {
  readonly log: Log;
  readonly metrics: HttpMetrics;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly trustedProxies: TrustedProxies;
  readonly renderProblem: RenderProblem;
  /** Origin of the site, known once the port is. */
  readonly publicUrl: () => string;
}

const REQUEST_ID = /^[\w-]{8,64}$/;
export const NO_ROUTE = '(none)';

/** Must be the first middleware: the others, and the error handlers, rely on what it puts into the context. */
export function requests(options: RequestOptions): MiddlewareHandler<HttpEnv> {
  const { clock, metrics } = options;
  return async (c, next) => {
    const started = clock.now();
    const { incoming } = c.env;
    const client = clientOf(incoming.socket.remoteAddress, incoming.headers, options.trustedProxies);
    const requestId = givenRequestId(incoming, options.trustedProxies) ?? options.ids.next();
    const log = options.log.child({ requestId });
    c.set('requestId', requestId);
    c.set('client', client);
    c.set('log', log);
    c.set('renderProblem', options.renderProblem);
    c.set('publicUrl', options.publicUrl());
    await next();
    // Its body is sent to nobody, so nobody else would ever end what it is read from.
    if (c.req.method === 'HEAD') await c.res.body?.cancel();
    c.res.headers.set('X-Request-Id', requestId);
    const ms = clock.now() - started;
    const { method } = c.req;
    const route = routeOf(c) ?? NO_ROUTE;
    const status = statusInstead(incoming.socket) ?? c.res.status;
    metrics.request(method, route, status, ms / 1000);
    const path = loggedPath(incoming.url ?? '');
    log.info({ method, path, route, status, ms, client: client.address }, 'request');
  };
}

/** The id in `X-Request-Id`: only a proxy that we trust may name a request. */
export function givenRequestId(
  { headers, socket }: IncomingMessage,
  trusted: TrustedProxies,
): string | undefined {
  const given = headers['x-request-id'];
  if (trusted.length === 0 || typeof given !== 'string' || !REQUEST_ID.test(given)) return undefined;
  return isTrustedPeer(socket.remoteAddress, trusted) ? given : undefined;
}

/** Refuses what no route could mean: percent-encoding that is no UTF-8, and control characters in the path. */
export const wellFormedTarget: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  const path = decoded(pathname);
  const isWellFormed = path !== undefined && !/\p{Cc}/u.test(path) && decoded(search) !== undefined;
  return isWellFormed ? next() : problemResponse(c, 'bad-request');
};

function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * A handler that takes longer is answered for; what it still does is its own. The time runs from the end of the body:
 * while that is still arriving, the time limit of the server for whole requests (408) is the one that counts.
 */
export const timeLimit =
  (milliseconds: number): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const { incoming } = c.env;
    const late = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => {
      if (incoming.complete || incoming.destroyed) late.resolve('late');
      else timer.refresh();
    }, milliseconds);
    const restart = () => timer.refresh();
    incoming.once('end', restart);
    try {
      if ((await Promise.race([next(), late.promise])) === 'late') return tooLate(c);
    } finally {
      incoming.off('end', restart);
      clearTimeout(timer);
    }
  };

function tooLate(c: Ctx): Response {
  c.var.log.warn({ path: loggedPath(c.req.path) }, 'a handler took too long');
  return problemResponse(c, 'unavailable', { headers: [['Retry-After', '30']] });
}
