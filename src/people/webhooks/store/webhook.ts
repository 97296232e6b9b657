import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { WebhookState, WHYS } from '../contract.ts';

type Why = (typeof WHYS)[number];

export interface WebhookRow {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly state: WebhookState;
  readonly disabledWhy: Why | null;
  readonly failingSince: Date | null;
  readonly failures: number;
  /** Left alone until then. */
  readonly retryAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: { readonly id: string; readonly name: string };
}

const COLUMNS = sql`id, label, url, types, state, disabled_why as "disabledWhy", failing_since as "failingSince", failures, retry_at as "retryAt",
  created_at as "createdAt", created_by as "createdBy"`;

export async function webhooks(db: Db | Tx): Promise<WebhookRow[]> {
  const { rows } =
    await sql<WebhookRow>`select ${COLUMNS} from people.webhook order by created_at, id`.execute(db);
  return rows;
}

export async function webhookBy(db: Db | Tx, id: string): Promise<WebhookRow | null> {
  const { rows } = await sql<WebhookRow>`select ${COLUMNS} from people.webhook where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Until the transaction ends nobody else changes it, or takes deliveries of it. */
export async function lockWebhook(tx: Tx, id: string): Promise<WebhookRow | null> {
  const { rows } =
    await sql<WebhookRow>`select ${COLUMNS} from people.webhook where id = ${id} for no key update`.execute(
      tx,
    );
  return rows[0] ?? null;
}

export interface Written {
  readonly label: string;
  readonly url: string;
  readonly types: readonly string[];
}

/** It begins behind all that has happened. False where there is one of this id. */
export async function insertWebhook(
  tx: Tx,
  { id, label, url, types, by, now }: Written & { id: string; by: WebhookRow['createdBy']; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into people.webhook
      (id, label, url, types, position, created_at, created_by)
    select ${id}, ${label}, ${url}, ${[...types]}, last, ${now}, ${JSON.stringify(by)} from people.webhook_cursor
    on conflict (id) do nothing`.execute(tx);
  return Boolean(numAffectedRows);
}

export async function rewriteWebhook(tx: Tx, id: string, { label, url, types }: Written): Promise<void> {
  await sql`update people.webhook set label = ${label}, url = ${url}, types = ${[...types]} where id = ${id}`.execute(
    tx,
  );
}

export async function removeWebhook(tx: Tx, id: string): Promise<void> {
  await sql`delete from people.webhook where id = ${id}`.execute(tx);
}

/** A fresh start: what was held against it is forgotten. */
export async function setState(tx: Tx, id: string, state: 'active' | 'paused'): Promise<void> {
  await sql`update people.webhook set state = ${state}, disabled_why = null, failing_since = null, failures = 0,
    retry_at = null where id = ${id}`.execute(tx);
}

export async function disableWebhook(tx: Tx, id: string, why: Why): Promise<void> {
  await sql`update people.webhook set state = 'disabled', disabled_why = ${why} where id = ${id}`.execute(tx);
}

export async function noteSuccess(tx: Tx, id: string): Promise<void> {
  await sql`update people.webhook set failing_since = null, failures = 0, retry_at = null
    where id = ${id} and failures > 0`.execute(tx);
}

export async function noteFailure(
  tx: Tx,
  id: string,
  { since, retryAt }: { readonly since: Date; readonly retryAt: Date | null },
): Promise<void> {
  await sql`update people.webhook set failures = failures + 1, failing_since = coalesce(failing_since, ${since}),
    retry_at = ${retryAt} where id = ${id}`.execute(tx);
}

export interface SecretRow {
  readonly webhookId: string;
  readonly sealed: Buffer;
  readonly endsAt: Date | null;
}

/** Those that are good now, the newest first. */
export async function secretsOf(db: Db | Tx, ids: readonly string[], now: Date): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`select webhook_id as "webhookId", sealed, ends_at as "endsAt"
    from people.webhook_secret where webhook_id = any(${[...ids]}::uuid[]) and (ends_at is null or ends_at > ${now})
    order by created_at desc, ends_at desc nulls first`.execute(db);
  return rows;
}

export interface NewSecret {
  readonly id: string;
  readonly webhookId: string;
  readonly sealed: Buffer;
  readonly now: Date;
  /** Of the one before, which is good until then; older ones end at once. */
  readonly oldEnds: Date;
}

export async function insertSecret(
  tx: Tx,
  { id, webhookId, sealed, now, oldEnds }: NewSecret,
): Promise<void> {
  await sql`delete from people.webhook_secret where webhook_id = ${webhookId} and ends_at is not null`.execute(
    tx,
  );
  await sql`update people.webhook_secret set ends_at = ${oldEnds} where webhook_id = ${webhookId}`.execute(
    tx,
  );
  await sql`insert into people.webhook_secret (id, webhook_id, sealed, created_at)
    values (${id}, ${webhookId}, ${sealed}, ${now})`.execute(tx);
}
