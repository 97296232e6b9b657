import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Origin } from '../access/index.ts';
import type { AuditActor, AuditEntry, AuditFilter } from './contract.ts';
import { folded, pairsOf } from './pairs.ts';
import type { Json } from './redact.ts';

interface NewEntry {
  readonly actor: AuditActor;
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string; readonly label?: string | null };
  readonly before: Json | null;
  readonly after: Json | null;
  readonly origin: Origin | null;
  readonly words: string;
  readonly pairs: readonly string[];
}

export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  const { actor, action, target, before, after, origin, words, pairs } = entry;
  await sql`insert into people.audit
      (actor_id, actor, action, target_kind, target_id, target_label, before, after, address, request_id, words, pairs)
    values (${actor.id}, ${JSON.stringify(actor)}, ${action}, ${target.kind}, ${target.id}, ${target.label ?? null},
      ${jsonb(before)}, ${jsonb(after)}, ${origin?.address ?? null}, ${origin?.requestId ?? null}, ${words}, ${pairs})`.execute(
    tx,
  );
}

/** The driver would make an array of PostgreSQL of a list, and leave a string without its quotes. */
const jsonb = (value: Json | null): string | null => (value === null ? null : JSON.stringify(value));

interface Look {
  readonly actorId: string;
  readonly action: string;
  readonly targetId: string;
  readonly address: string;
  readonly withinMs: number;
}

/** Whether somebody did this to that from there lately, by the clock of the database, which dates the entries. */
export async function wasRecorded(
  db: Db | Tx,
  { actorId, action, targetId, address, withinMs }: Look,
): Promise<boolean> {
  const { rows } = await sql`select from people.audit where actor_id = ${actorId} and action = ${action}
    and target_id = ${targetId} and address = ${address} and at > now() - ${withinMs} * interval '1 millisecond' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor: AuditActor;
  readonly action: string;
  readonly target_kind: string;
  readonly target_id: string;
  readonly target_label: string | null;
  readonly before: AuditEntry['before'];
  readonly after: AuditEntry['after'];
  readonly address: string | null;
  readonly request_id: string | null;
}

const COLUMNS = sql`id, at, actor, action, target_kind, target_id, target_label, before, after, address, request_id`;

/** Newest first. @param before an id, not included */
export async function entriesBefore(
  db: Db | Tx,
  filter: AuditFilter,
  before: string | null,
  limit: number,
): Promise<AuditEntry[]> {
  const older = before === null ? [] : [sql`id < ${before}`];
  const { rows } = await sql<Row>`select ${COLUMNS} from people.audit
    where ${all([...older, ...conditions(filter)])} order by id desc limit ${limit}`.execute(db);
  return rows.map(entryOf);
}

/** Oldest first. @param after an id, not included @param last the newest id to look at */
export async function entriesAfter(
  db: Db | Tx,
  filter: AuditFilter,
  { after, last }: { after: string; last: string },
  limit: number,
): Promise<AuditEntry[]> {
  const between = [sql`id > ${after}`, sql`id <= ${last}`];
  const { rows } = await sql<Row>`select ${COLUMNS} from people.audit
    where ${all([...between, ...conditions(filter)])} order by id limit ${limit}`.execute(db);
  return rows.map(entryOf);
}

export async function newestId(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select coalesce(max(id), 0) as id from people.audit`.execute(db);
  return rows[0]?.id ?? '0';
}

function conditions(filter: AuditFilter): RawBuilder<unknown>[] {
  const { text, actor, action, targetKind, targetId, from, to } = filter;
  const is: RawBuilder<unknown>[] = [];
  if (actor !== undefined) is.push(sql`actor_id = ${actor}`);
  if (action !== undefined)
    is.push(action.endsWith('.') ? sql`action like ${`${action}%`}` : sql`action = ${action}`);
  if (targetKind !== undefined) is.push(sql`target_kind = ${targetKind}`);
  if (targetId !== undefined) is.push(sql`target_id = ${targetId}`);
  if (from !== undefined) is.push(sql`at >= ${new Date(from)}`);
  if (to !== undefined) is.push(sql`at < ${new Date(to)}`);
  if (text !== undefined) {
    const words = folded(text);
    // The pairs find candidates by their index; only the words themselves tell whether they stand in this order.
    is.push(sql`pairs @> ${pairsOf(words)}::text[]`, sql`strpos(words, ${words}) > 0`);
  }
  return is;
}

const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

const entryOf = (row: Row): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actor,
  action: row.action,
  target: { kind: row.target_kind, id: row.target_id, label: row.target_label },
  before: row.before,
  after: row.after,
  address: row.address,
  requestId: row.request_id,
});
