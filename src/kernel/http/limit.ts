/**
 * Rate limits per client and node, kept in memory. A request may pass several: each says how much of it is left. Header fields as in draft-ietf-httpapi-ratelimit-headers-10.
 */
import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Lang } from '../i18n.ts';
import { type HttpEnv, langOf } from './context.ts';
import type { HeaderList } from './front.ts';
import { problemResponse } from './problems.ts';

/** Times its points, after which a client gets two lines instead of a page: those cost next to nothing. */
const PATIENCE = 2;

export interface Limit {
  /** Requests that one client may make in one window. */
  readonly points: number;
  /** Length of the window. */
  readonly seconds: number;
  /** What to do instead, where that is something else than to wait. */
  readonly says?: Readonly<Record<Lang, string>>;
}

/** One middleware for each named limit. Routes that share one share its count. */
export function limits<Name extends string>(
  table: Readonly<Record<Name, Limit>>,
): Readonly<Record<Name, MiddlewareHandler<HttpEnv>>> {
  const entries = Object.entries<Limit>(table).map(([name, limit]) => [name, limiter(name, limit)]);
  return Object.fromEntries(entries);
}

function limiter(name: string, limit: Limit): MiddlewareHandler<HttpEnv> {
  const counter = new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.seconds });
  const policy = `"${name}";q=${limit.points};w=${limit.seconds}`;
  return async (c, next) => {
    const used = await counter.consume(c.var.client.key).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    const seconds = Math.max(1, Math.ceil(used.msBeforeNext / 1000));
    const state = `"${name}";r=${used.remainingPoints};t=${seconds}`;
    if (used.consumedPoints > limit.points) {
      const headers: HeaderList = [
        ['Retry-After', String(seconds)],
        ['RateLimit-Policy', policy],
        ['RateLimit', state],
      ];
      const brief = used.consumedPoints > PATIENCE * limit.points;
      const detail = limit.says ? { detail: limit.says[langOf(c)] } : {};
      return problemResponse(c, 'too-many-requests', { headers, brief, ...detail });
    }
    await next();
    c.res.headers.append('RateLimit-Policy', policy);
    c.res.headers.append('RateLimit', state);
  };
}
