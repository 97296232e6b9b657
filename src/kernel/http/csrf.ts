import type { MiddlewareHandler } from 'hono';
import type { Ctx, HttpEnv } from './context.ts';
import { problemResponse } from './problems.ts';

const SAFE = /^(GET|HEAD|OPTIONS)$/;
/** What a form on a strange site can send without asking first (Fetch §2.2.2, CORS-safelisted). */
const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * Refuses unsafe requests that a page of another site made: by Sec-Fetch-Site where the browser sends it, else
 * by Origin. A request with neither comes from no modern browser and passes, unless a form could have sent it; and no
 * form can send a bearer token.
 * @param isOpen what any site may ask, because it changes nothing and heeds no cookie
 * hono/csrf looks at forms alone and lets either header vouch for the other; here both must agree.
 */
export function csrf(
  publicOrigin: () => string,
  isOpen: (path: string) => boolean = () => false,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) =>
    SAFE.test(c.req.method) || isOpen(c.req.path) || isOwn(c, publicOrigin())
      ? next()
      : problemResponse(c, 'forbidden');
}

function isOwn(c: Ctx, publicOrigin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === publicOrigin || hostOf(origin) === c.req.header('host');
  if (site !== undefined || /^Bearer /i.test(c.req.header('authorization') ?? '')) return true;
  return !FORM_TYPE.test(c.req.header('content-type') ?? 'text/plain');
}

/** The site may be looked at under another address than the public one, such as localhost behind a tunnel. */
const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
