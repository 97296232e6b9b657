/** Everything under /api/v1: each slice mounts its own endpoints. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { Seal } from '../find/contacts/index.ts';
import { proposalRoutes } from '../find/proposals/index.ts';
import { publishersRoutes, type ServerKeys } from '../find/publishers/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import type { Lang } from '../kernel/i18n.ts';
import type { KeyPlace } from '../kernel/key-file.ts';
import type { ServeOptions } from '../people/access/index.ts';
import { type Accounts, accountRoutes } from '../people/accounts/index.ts';
import { auditRoutes } from '../people/audit/index.ts';
import { mailRoutes } from '../people/mail/index.ts';
import { staffRoutes } from '../people/staff/index.ts';
import type { Webhooks } from '../people/webhooks/index.ts';
import { type AskReport, witnessRoutes } from '../record/witnesses/index.ts';
import type { OpenDatabase } from './database.ts';
import { liveRoutes, type Streams } from './live.ts';

export interface ApiDeps {
  readonly database: () => OpenDatabase | null;
  /** Null until the database is open, and while there is no secret to sign sessions with. */
  readonly accounts: () => Accounts | null;
  readonly clock: Clock;
  readonly seal: Seal;
  /** The keys with which this machine signs, read when they are needed. */
  readonly keys: () => Promise<ServerKeys>;
  /** Where this machine has the keys of the record. */
  readonly recordKeys: KeyPlace;
  /** How the witnesses keep up; null until the record is open. */
  readonly report: AskReport;
  readonly limit: MiddlewareHandler<HttpEnv>;
  readonly publicUrl: () => string;
  readonly siteName: (lang: Lang) => string;
  /** How long a protected change waits after its approval. */
  readonly approvalDelayMinutes: number;
  readonly streams: Streams;
  /** Whether a mail server is set up. */
  readonly delivers: boolean;
  readonly webhooks: Pick<Webhooks, 'routes'>;
}

export function mountApi(app: Hono<HttpEnv>, deps: ApiDeps): void {
  const { accounts, clock, seal, keys, recordKeys, limit, publicUrl, approvalDelayMinutes } = deps;
  const options: ServeOptions = {
    app,
    database: () => deps.database()?.db ?? null,
    identity: () => accounts()?.identity ?? null,
    clock,
    limit,
  };
  accountRoutes({ ...options, accounts });
  staffRoutes({ ...options, publicUrl });
  proposalRoutes({ ...options, seal, publicUrl, approvalDelayMinutes });
  publishersRoutes({ ...options, seal, keys, recordKeys, publicUrl });
  witnessRoutes({ ...options, report: deps.report });
  liveRoutes(options, deps.streams);
  deps.webhooks.routes(options);
  auditRoutes(options);
  mailRoutes({
    ...options,
    delivers: deps.delivers,
    sender: (lang) => ({ name: deps.siteName(lang), publicUrl: publicUrl() }),
  });
}
