/** What became of deliveries. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Attempt, Delivery, DeliveryState } from '../contract.ts';
import { endRecall } from './recall.ts';

export interface NewAttempt {
  readonly at: Date;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly response: string | null;
}

interface Ending {
  readonly webhookId: string;
  readonly number: string;
  readonly lease: string;
  readonly state: DeliveryState;
  readonly nextAt: Date | null;
  readonly attempt: NewAttempt;
}

/** False where somebody else has taken it over meanwhile: what they find out counts. */
export async function noteAttempt(tx: Tx, ending: Ending): Promise<boolean> {
  const { webhookId, number, lease, state, nextAt, attempt } = ending;
  const { numAffectedRows } = await sql`update people.webhook_delivery
    set state = ${state}, tries = tries + 1, next_at = coalesce(${nextAt}, next_at), lease = null, leased_until = null
    where webhook_id = ${webhookId} and number = ${number} and lease = ${lease}`.execute(tx);
  if (!numAffectedRows) return false;
  const { at, milliseconds, status, failure, response } = attempt;
  await sql`insert into people.webhook_attempt (webhook_id, number, at, milliseconds, status, failure, response)
    values (${webhookId}, ${number}, ${at}, ${milliseconds}, ${status}, ${failure}, ${response})`.execute(tx);
  return true;
}

/** Another node may have it at once. */
export async function letGo(db: Db, lease: string, number: string): Promise<void> {
  await sql`update people.webhook_delivery set lease = null, leased_until = null
    where lease = ${lease} and number = ${number}`.execute(db);
  await endRecall(db, lease, number);
}

/** What has waited longer because the receiver was in trouble waits no more. */
export async function bringForward(tx: Tx, webhookId: string, now: Date): Promise<void> {
  await sql`update people.webhook_delivery set next_at = ${now}
    where webhook_id = ${webhookId} and state = 'waiting' and next_at > ${now}`.execute(tx);
}

/** All that waits begins anew. */
export async function startOver(tx: Tx, webhookId: string, now: Date): Promise<void> {
  await sql`update people.webhook_delivery set next_at = ${now}, tries = 0
    where webhook_id = ${webhookId} and state = 'waiting'`.execute(tx);
}

/** False where there is none. */
export async function sendAgain(tx: Tx, webhookId: string, number: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update people.webhook_delivery set state = 'waiting', tries = 0, next_at = ${now}
    where webhook_id = ${webhookId} and number = ${number}`.execute(tx);
  return Boolean(numAffectedRows);
}

interface Row {
  readonly number: string;
  readonly uid: string;
  readonly type: string;
  readonly at: Date;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly next_at: Date;
  readonly last: LastRow | null;
}

type LastRow = Omit<Attempt, 'at'> & { readonly at: string };

const deliveryOf = ({ number, uid, type, at, state, tries, next_at, last }: Row): Delivery => ({
  cursor: number,
  eventId: uid,
  type,
  at: at.toISOString(),
  state,
  tries,
  nextAt: state === 'waiting' ? next_at.toISOString() : null,
  last: last && { ...last, at: new Date(last.at).toISOString() },
});

interface Search {
  readonly state?: DeliveryState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function deliveriesOf(
  db: Db | Tx,
  webhookId: string,
  { state, before, limit }: Search,
): Promise<Delivery[]> {
  const { rows } = await sql<Row>`select d.number, e.uid, e.type, e.at, d.state, d.tries, d.next_at, (
      select to_jsonb(a) from (select at, milliseconds, status, failure, response from people.webhook_attempt
        where webhook_id = d.webhook_id and number = d.number order by id desc limit 1) a) as last
    from people.webhook_delivery d join people.webhook_event e on e.number = d.number
    where d.webhook_id = ${webhookId} and (${state ?? null}::text is null or d.state = ${state ?? null})
      and (${before ?? null}::bigint is null or d.number < ${before ?? null})
    order by d.number desc limit ${limit}`.execute(db);
  return rows.map(deliveryOf);
}

export async function deliveryBy(db: Db | Tx, webhookId: string, number: string): Promise<Delivery | null> {
  const before = String(BigInt(number) + 1n);
  const [found] = await deliveriesOf(db, webhookId, { before, limit: 1 });
  return found?.cursor === number ? found : null;
}

/** The first one first. */
export async function attemptsOf(db: Db, webhookId: string, number: string): Promise<Attempt[]> {
  const { rows } =
    await sql<NewAttempt>`select at, milliseconds, status, failure, response from people.webhook_attempt
    where webhook_id = ${webhookId} and number = ${number} order by id`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
