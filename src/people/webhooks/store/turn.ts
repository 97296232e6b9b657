/** Which deliveries are to be made now, and by whom. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Happened } from '../contract.ts';
import { happenedOf } from './event.ts';

const BATCH = 500;

/** Webhooks to which something of what has happened is still to be assigned. */
export async function unplanned(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select w.id from people.webhook w, people.webhook_cursor c
    where w.state = 'active' and (w.position < c.last or exists (
      select from people.webhook_replay r where r.webhook_id = w.id and r.position < r.last))
    order by w.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Makes deliveries of the next events for it. The caller has its lock. */
export async function planNext(tx: Tx, id: string, now: Date): Promise<void> {
  const { rows } = await sql<{ from: string; until: string }>`select w.position as "from",
      least(w.position + ${BATCH}, c.last) as until
    from people.webhook w, people.webhook_cursor c where w.id = ${id}`.execute(tx);
  const span = rows[0];
  if (!span || span.from === span.until) return;
  await sql`insert into people.webhook_delivery (webhook_id, number, subject, next_at)
    select w.id, e.number, e.subject, ${now} from people.webhook_event e, people.webhook w
    where w.id = ${id} and e.number > ${span.from} and e.number <= ${span.until} and ${concerns}
    on conflict do nothing`.execute(tx);
  await sql`update people.webhook set position = ${span.until} where id = ${id}`.execute(tx);
}

/** The next events of a replay are waiting again, whatever became of them. The caller has the lock of the webhook. */
export async function planReplay(tx: Tx, id: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; from: string; until: string }>`select id, position as "from",
      least(position + ${BATCH}, last) as until
    from people.webhook_replay where webhook_id = ${id} and position < last for update`.execute(tx);
  const span = rows[0];
  if (!span) return;
  await sql`insert into people.webhook_delivery (webhook_id, number, subject, next_at, replay_id)
    select w.id, e.number, e.subject, ${now}, ${span.id} from people.webhook_event e, people.webhook w
    where w.id = ${id} and e.number > ${span.from} and e.number <= ${span.until} and ${concerns}
    on conflict (webhook_id, number) do update set state = 'waiting', tries = 0, next_at = ${now},
      replay_id = ${span.id}`.execute(tx);
  await sql`update people.webhook_replay set position = ${span.until} where id = ${span.id}`.execute(tx);
}

/** Of event `e`: whether webhook `w` is sent it. */
export const concerns = sql`(e.only_for = w.id or (e.only_for is null and e.type = any(w.types)))`;

/** Active webhooks for which something is due. */
export async function dueWebhooks(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select w.id from people.webhook w
    where w.state = 'active' and (w.retry_at is null or w.retry_at <= ${now}) and exists (
      select from people.webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting' and d.next_at <= ${now}
        and (d.leased_until is null or d.leased_until <= ${now}))
    order by w.id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface Taken {
  readonly webhookId: string;
  readonly url: string;
  readonly tries: number;
  readonly event: Happened;
}

interface Taking {
  readonly now: Date;
  readonly lease: string;
  readonly until: Date;
  /** At most so many of one webhook under way, on all nodes together. */
  readonly most: number;
}

/**
 * Takes the first that waits of each subject, where it is due. One that is under way still waits, so nothing of its subject
 * overtakes it, nor one that was forgotten meanwhile. The caller has the lock of the webhook.
 */
export async function takeDue(tx: Tx, id: string, { now, lease, until, most }: Taking): Promise<Taken[]> {
  const { rows } = await sql<Parameters<typeof happenedOf>[0] & { url: string; tries: number }>`
    with room as (select greatest(0, ${most} - count(*)) as free from people.webhook_delivery
      where webhook_id = ${id} and state = 'waiting' and leased_until > ${now}),
    due as (select number from people.webhook_delivery d
      where webhook_id = ${id} and state = 'waiting' and next_at <= ${now} and (leased_until is null or leased_until <= ${now})
        and not exists (select from people.webhook_delivery earlier where earlier.webhook_id = ${id}
          and earlier.subject = d.subject and earlier.state = 'waiting' and earlier.number < d.number)
        and not exists (select from people.webhook_recall forgotten where forgotten.webhook_id = ${id}
          and forgotten.subject = d.subject and forgotten.leased_until > ${now})
      order by number limit (select free from room))
    update people.webhook_delivery d set lease = ${lease}, leased_until = ${until}
    from due, people.webhook_event e, people.webhook w
    where d.webhook_id = ${id} and d.number = due.number and e.number = d.number and w.id = d.webhook_id
    returning w.url, d.tries, e.uid, e.number, e.type, e.at, e.data`.execute(tx);
  return rows.map((row) => ({ webhookId: id, url: row.url, tries: row.tries, event: happenedOf(row) }));
}
