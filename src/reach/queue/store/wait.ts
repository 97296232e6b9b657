import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Intent } from '../../conversations/contract.ts';
import type { HeldWait } from '../../conversations/index.ts';
import type { Expected } from '../forecast.ts';

export interface WaitRow {
  readonly id: string;
  readonly intent: Intent;
  readonly queuedAt: Date;
  readonly lowSeconds: number | null;
  readonly highSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly takenAt: Date | null;
  readonly leftAt: Date | null;
}

export interface Begun {
  readonly id: string;
  readonly intent: Intent;
  readonly queuedAt: Date;
  readonly ahead: number;
  readonly said: Expected | null;
}

/** What is told of a wait is told once. Locked in the order of ids, as erasure does. */
export async function insertWaits(tx: Tx, all: readonly Begun[]): Promise<void> {
  await sql`insert into reach.wait
      (conversation_id, intent, queued_at, ahead, low_seconds, high_seconds, mean_seconds)
    select begun.* from unnest(${all.map(({ id }) => id)}::uuid[], ${all.map(({ intent }) => intent)}::text[],
      ${all.map(({ queuedAt }) => queuedAt)}::timestamptz[], ${all.map(({ ahead }) => ahead)}::int[],
      ${all.map(({ said }) => said?.lowSeconds ?? null)}::int[],
      ${all.map(({ said }) => said?.highSeconds ?? null)}::int[],
      ${all.map(({ said }) => said?.meanSeconds ?? null)}::int[]) as begun (id)
    join reach.conversation c on c.id = begun.id order by begun.id
    on conflict (conversation_id) do nothing`.execute(tx);
}

export interface Told {
  readonly queuedAt: Date;
  readonly lowSeconds: number | null;
  readonly highSeconds: number | null;
}

/** Of those of these that have begun. */
export async function toldOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  const { rows } = await sql<Told & { id: string }>`select conversation_id as id, queued_at as "queuedAt",
      low_seconds as "lowSeconds", high_seconds as "highSeconds"
    from reach.wait where conversation_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...told }) => [id, told]));
}

export async function heldWait(db: Db, id: string): Promise<HeldWait | null> {
  const { rows } = await sql<HeldWait>`select queued_at as "queuedAt", low_seconds as "toldLowSeconds",
      high_seconds as "toldHighSeconds", ahead, answered_at as "answeredAt", left_at as "leftAt"
    from reach.wait where conversation_id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function openWaits(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select conversation_id as id from reach.wait
    where answered_at is null and left_at is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What has ended stays as it ended, whatever becomes of its conversation. */
export async function waitAnswered(tx: Tx, id: string, takenAt: Date, answeredAt: Date): Promise<void> {
  await sql`update reach.wait set taken_at = ${takenAt}, answered_at = ${answeredAt}
    where conversation_id = ${id} and left_at is null`.execute(tx);
}

export async function waitLeft(tx: Tx, id: string, leftAt: Date): Promise<void> {
  await sql`update reach.wait set left_at = ${leftAt}
    where conversation_id = ${id} and answered_at is null`.execute(tx);
}

/** Its customer waits on elsewhere: it has no end of its own. */
export async function waitMerged(tx: Tx, id: string): Promise<void> {
  await sql`delete from reach.wait
    where conversation_id = ${id} and answered_at is null and left_at is null`.execute(tx);
}

/** The newest first, at most so many. */
export async function waitsSince(db: Db, since: Date, most: number): Promise<WaitRow[]> {
  const { rows } = await sql<WaitRow>`select conversation_id as id, intent, queued_at as "queuedAt",
      low_seconds as "lowSeconds", high_seconds as "highSeconds", mean_seconds as "meanSeconds",
      taken_at as "takenAt", left_at as "leftAt"
    from reach.wait where queued_at >= ${since} order by queued_at desc limit ${most}`.execute(db);
  return rows;
}
