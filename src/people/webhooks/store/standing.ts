/** How far webhooks and their replays have got. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { concerns } from './turn.ts';

/** What is still to be sent, whether or not it has become a delivery yet. */
export async function waitingBy(db: Db | Tx): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select w.id, (
      (select count(*) from people.webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting')
      + (select count(*) from people.webhook_event e where e.number > w.position and ${concerns}))::int as n
    from people.webhook w`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

export interface ReplayRow {
  readonly id: string;
  readonly webhookId: string;
  readonly total: number;
  /** Of those, still to be sent. */
  readonly left: number;
  readonly startedAt: Date;
  readonly startedBy: { readonly name: string };
}

/** The newest of each. */
export async function newestReplays(db: Db | Tx): Promise<ReplayRow[]> {
  const { rows } =
    await sql<ReplayRow>`select distinct on (r.webhook_id) r.id, r.webhook_id as "webhookId", r.total,
      r.started_at as "startedAt", r.started_by as "startedBy", (
        (select count(*) from people.webhook_delivery d where d.replay_id = r.id and d.state = 'waiting')
        + (select count(*) from people.webhook_event e where e.number > r.position and e.number <= r.last
            and ${concerns}))::int as left
    from people.webhook_replay r join people.webhook w on w.id = r.webhook_id order by r.webhook_id, r.started_at desc`.execute(
      db,
    );
  return rows;
}

export interface Span {
  readonly after: string;
  readonly last: string;
  readonly count: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** What a replay from there would send. */
export async function spanAfter(db: Db | Tx, webhookId: string, after: string): Promise<Span> {
  const { rows } = await sql<
    Omit<Span, 'after'>
  >`select count(e.number)::int as count, min(e.at) as "firstAt",
      max(e.at) as "lastAt", coalesce(max(e.number), 0) as last
    from people.webhook w left join people.webhook_event e
      on e.number > ${after} and e.number <= w.position and e.only_for is null and e.type = any(w.types)
    where w.id = ${webhookId}`.execute(db);
  return { after, ...(rows[0] ?? { last: '0', count: 0, firstAt: null, lastAt: null }) };
}

export async function insertReplay(
  tx: Tx,
  { id, webhookId, span, by, now }: { id: string; webhookId: string; span: Span; by: object; now: Date },
): Promise<void> {
  await sql`insert into people.webhook_replay (id, webhook_id, position, last, total, started_at, started_by)
    values (${id}, ${webhookId}, ${span.after}, ${span.last}, ${span.count}, ${now}, ${JSON.stringify(by)})`.execute(
    tx,
  );
}

export interface Health {
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly troubled: number;
}

export async function health(db: Db): Promise<Health> {
  const { rows } = await sql<Health>`select
      (select count(*)::int from people.webhook_delivery where state = 'waiting') as waiting,
      (select min(e.at) from people.webhook_delivery d join people.webhook_event e on e.number = d.number
        where d.state = 'waiting') as oldest,
      (select count(*)::int from people.webhook where state = 'disabled' or failures > 0) as troubled`.execute(
    db,
  );
  return rows[0] ?? { waiting: 0, oldest: null, troubled: 0 };
}
