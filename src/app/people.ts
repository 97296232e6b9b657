/** Who may do what on this node, and what signing in works with. It joins once the database is open. */
import { proposalsPolicy } from '../find/proposals/index.ts';
import { publishersPolicy } from '../find/publishers/index.ts';
import type { View } from '../find/surfaces/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import type { Db } from '../kernel/database/db.ts';
import type { Lang } from '../kernel/i18n.ts';
import type { Log } from '../kernel/log.ts';
import type { Policy } from '../people/access/contract.ts';
import { type Accounts, authSecret, createAccounts, sessionCookieName } from '../people/accounts/index.ts';
import { auditPolicy } from '../people/audit/index.ts';
import { mailPolicy } from '../people/mail/index.ts';
import { staffPolicy } from '../people/staff/index.ts';
import { webhooksPolicy } from '../people/webhooks/index.ts';
import { conversationsPolicy } from '../reach/conversations/index.ts';
import { macrosPolicy } from '../reach/macros/index.ts';
import { queuePolicy } from '../reach/queue/index.ts';
import { callsPolicy } from '../verify/calls/index.ts';
import { linesPolicy } from '../verify/lines/index.ts';
import { reportsPolicy } from '../verify/reports/index.ts';

/** Each slice's own table; a permission stands in one of them. */
export const POLICY: Policy = {
  ...staffPolicy,
  ...proposalsPolicy,
  ...publishersPolicy,
  ...linesPolicy,
  ...auditPolicy,
  ...mailPolicy,
  ...webhooksPolicy,
  ...reportsPolicy,
  ...callsPolicy,
  ...conversationsPolicy,
  ...queuePolicy,
  ...macrosPolicy,
};

export interface Joining {
  readonly config: Config;
  readonly dataDir: string;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly current: () => View | null;
}

export async function joinAccounts(joining: Joining): Promise<Accounts> {
  const { config, dataDir, db, clock, log, publicUrl, current } = joining;
  const secret = await authSecret(config.authSecret, dataDir);
  const identity = { clock, policy: POLICY, cookie: sessionCookieName(publicUrl), secret };
  return createAccounts({ db, identity, site: { name: siteName(current), publicUrl }, log });
}

/** The operator's, as soon as a card says it. */
export const siteName =
  (current: () => View | null) =>
  (lang: Lang): string =>
    current()?.card.operator.name[lang] ?? 'Clearline';
