/** The wing that reaches people: each slice mounts its own endpoints. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { HttpEnv } from '../kernel/http/context.ts';
import { API_ROOT, GUEST_TOKEN } from '../kernel/http/contract.ts';
import { type SecurityOptions, secured, securityHeaders } from '../kernel/http/headers.ts';
import type { ServeOptions } from '../people/access/index.ts';
import type { Conversations } from '../reach/conversations/index.ts';
import type { Files } from '../reach/files/index.ts';
import { macrosRoutes } from '../reach/macros/index.ts';
import type { Queue } from '../reach/queue/index.ts';

export interface ReachDeps extends Omit<ServeOptions, 'app'> {
  readonly conversations: Conversations;
  readonly files: Files;
  readonly queue: Pick<Queue, 'routes'>;
  /** Of opening conversations, beside that of all else. */
  readonly openLimit: MiddlewareHandler<HttpEnv>;
  readonly security: SecurityOptions;
  readonly publicUrl: () => string;
}

const CHAT = `${API_ROOT}/chat/`;
/** Partners' pages carry the chat too: it is asked with a token, and heeds no cookie there. */
export const isChat = (path: string): boolean => path.startsWith(CHAT);

/** What a page of another site asks before it may send JSON or a file (Fetch §3.2.2). */
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH',
  'Access-Control-Allow-Headers': `Content-Type, Accept-Language, Upload-Offset, Upload-Complete, ${GUEST_TOKEN}`,
  'Access-Control-Max-Age': '86400',
};

export function mountReach(
  app: Hono<HttpEnv>,
  { conversations, files, queue, openLimit, security, publicUrl, ...options }: ReachDeps,
): void {
  app.use(`${CHAT}*`, secured(securityHeaders('shared', security)), async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== publicUrl()) c.req.raw.headers.delete('cookie');
    await next();
  });
  app.options(`${CHAT}*`, (c) => c.body(null, 204, PREFLIGHT));
  app.put(`${CHAT}conversations/:id`, openLimit);
  conversations.routes({ ...options, app });
  files.routes({ ...options, app });
  queue.routes({ ...options, app });
  macrosRoutes({ ...options, app }, conversations);
}
