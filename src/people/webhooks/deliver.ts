/** One attempt: sent outside of any transaction, and noted in one. Killed in between, it is sent again, under the same id. */
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Result } from '../../kernel/errors.ts';
import type { Answered, Outbound, SendCode } from '../../kernel/http/outbound.ts';
import type { Log } from '../../kernel/log.ts';
import { contactsOf } from '../access/index.ts';
import { recorder } from '../audit/index.ts';
import { sendMail } from '../mail/index.ts';
import { WEBHOOKS_DEEDS, type WHYS } from './contract.ts';
import { DISABLED } from './mails.ts';
import { DISABLE_MS, pauseAfter, restAfter, TROUBLED } from './schedule.ts';
import { headersOf, type Vault } from './signature.ts';
import { bringForward, type NewAttempt, noteAttempt } from './store/delivery.ts';
import { endRecall, isStillToSend } from './store/recall.ts';
import type { Taken } from './store/turn.ts';
import {
  disableWebhook,
  lockWebhook,
  noteFailure,
  noteSuccess,
  secretsOf,
  type WebhookRow,
} from './store/webhook.ts';

export interface Delivering {
  readonly clock: Clock;
  readonly log: Log;
  readonly outbound: Outbound;
  readonly vault: () => Vault | null;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly publicUrl: () => string;
  /** Told of each attempt, with its duration in seconds. */
  readonly count: (result: AttemptResult, seconds: number) => void;
}

export type AttemptResult = 'delivered' | 'refused' | 'no-answer';

export const TIMEOUT_MS = 15_000;
const MAX_RESPONSE = 1_000;
const GONE = 410;

const record = recorder(WEBHOOKS_DEEDS);

type Outcome = Result<Answered, SendCode | 'secret-lost'>;

/** @throws where it is called off: then nothing is known of it */
export async function attempt(
  db: Db,
  deps: Delivering,
  taken: Taken,
  lease: string,
  signal: AbortSignal,
): Promise<void> {
  const { clock, count } = deps;
  const started = clock.now();
  const number = taken.event.cursor;
  if (!(await isStillToSend(db, { number, lease, now: new Date(started) })))
    return endRecall(db, lease, number);
  const outcome = await send(db, deps, taken, signal);
  const milliseconds = clock.now() - started;
  const isTaken = outcome.ok && isSuccess(outcome.value.status);
  count(isTaken ? 'delivered' : outcome.ok ? 'refused' : 'no-answer', milliseconds / 1000);
  const noted = { ...attemptOf(outcome), at: new Date(started), milliseconds };
  await db.transaction().execute((tx) => note(tx, deps, taken, lease, noted));
}

async function send(
  db: Db,
  { clock, vault, outbound }: Delivering,
  { webhookId, url, event }: Taken,
  signal: AbortSignal,
): Promise<Outcome> {
  const now = clock.now();
  const sealed = await secretsOf(db, [webhookId], new Date(now));
  const secrets = sealed.flatMap((one) => vault()?.open(webhookId, one.sealed) ?? []);
  if (secrets.length === 0) return { ok: false, error: 'secret-lost' };
  const body = JSON.stringify(event);
  const headers = headersOf(secrets, { id: event.id, seconds: Math.floor(now / 1000), body });
  return outbound.post(url, { headers, body, timeoutMs: TIMEOUT_MS, signal });
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function attemptOf(outcome: Outcome): Omit<NewAttempt, 'at' | 'milliseconds'> {
  if (!outcome.ok) return { status: null, failure: outcome.error, response: null };
  const { status, text } = outcome.value;
  const failure = isSuccess(status) ? null : status >= 300 && status < 400 ? 'redirected' : 'refused';
  // PostgreSQL holds no zero byte in a text.
  return { status, failure, response: text.replaceAll('\0', '').slice(0, MAX_RESPONSE) || null };
}

async function note(
  tx: Tx,
  deps: Delivering,
  { webhookId, tries, event }: Taken,
  lease: string,
  noted: NewAttempt,
): Promise<void> {
  const hook = await lockWebhook(tx, webhookId);
  if (!hook) return;
  await endRecall(tx, lease, event.cursor);
  const now = deps.clock.now();
  const done = { webhookId, number: event.cursor, lease, attempt: noted };
  if (noted.failure === null) {
    if (!(await noteAttempt(tx, { ...done, state: 'delivered', nextAt: null }))) return;
    await noteSuccess(tx, webhookId);
    if (hook.failures >= TROUBLED) await bringForward(tx, webhookId, new Date(now));
    if (hook.failures > 0) await emit(tx, 'webhooks.changed', {});
    return;
  }
  const why = endOf(hook, noted, now);
  const pause = pauseAfter(tries + 1, deps.random());
  // One that is switched off keeps what it has not taken.
  const state = pause === null && !why ? 'failed' : 'waiting';
  if (!(await noteAttempt(tx, { ...done, state, nextAt: new Date(now + (pause ?? 0)) }))) return;
  const rest = restAfter(hook.failures + 1);
  await noteFailure(tx, webhookId, { since: noted.at, retryAt: rest === null ? null : new Date(now + rest) });
  if (why) await disable(tx, deps, hook, why);
  else if (hook.failures === 0) await emit(tx, 'webhooks.changed', {});
}

/** Why it is switched off now, if it is. */
function endOf(
  { state, failingSince }: WebhookRow,
  { status }: NewAttempt,
  now: number,
): (typeof WHYS)[number] | null {
  if (state !== 'active') return null;
  if (status === GONE) return 'gone';
  return failingSince && now - failingSince.getTime() >= DISABLE_MS ? 'failing' : null;
}

async function disable(
  tx: Tx,
  { log, publicUrl }: Delivering,
  { id, label, url }: WebhookRow,
  why: (typeof WHYS)[number],
): Promise<void> {
  const { host, origin } = new URL(url);
  await disableWebhook(tx, id, why);
  await record(tx, { system: 'webhooks' }, null, {
    action: 'webhooks.disable',
    target: { kind: 'webhook', id, label },
    after: { why, to: origin },
  });
  await sendMail(tx, {
    to: await contactsOf(tx, { roles: ['owner'] }),
    template: DISABLED,
    data: { label, host, why, url: `${publicUrl()}/console/webhooks/${id}` },
  });
  await emit(tx, 'webhooks.changed', {});
  log.warn({ webhook: id, why }, 'a webhook was switched off');
}
