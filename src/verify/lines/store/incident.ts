import type { Localized } from '@clearline/card';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Evidence, IncidentKind, IncidentState } from '../contract.ts';
import type { LineRef } from './vote.ts';

type Ending = 'staff' | 'votes' | 'quiet' | 'card';

export interface IncidentRow extends LineRef {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly state: IncidentState;
  readonly label: Localized;
  readonly display: string;
  readonly evidence: Evidence;
  readonly raisedAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: Ending | null;
  readonly staff: { readonly id: string; readonly name: string } | null;
}

const COLUMNS = sql`id::int, channel, number, kind, state, label, display, evidence, raised_at as "raisedAt",
  ended_at as "endedAt", ended_by as "endedBy", staff`;

export type NewIncident = Pick<
  IncidentRow,
  'channel' | 'number' | 'kind' | 'label' | 'display' | 'evidence' | 'raisedAt'
>;

/** Null where the line has one already. */
export async function insertIncident(tx: Tx, made: NewIncident): Promise<IncidentRow | null> {
  const { channel, number, kind, label, display, evidence, raisedAt } = made;
  const { rows } = await sql<IncidentRow>`
    insert into line_incident (channel, number, kind, label, display, evidence, raised_at)
    values (${channel}, ${number}, ${kind}, ${JSON.stringify(label)}, ${display}, ${JSON.stringify(evidence)}, ${raisedAt})
    on conflict do nothing returning ${COLUMNS}`.execute(tx);
  return rows[0] ?? null;
}

/** Held until the transaction ends. */
export async function lockIncident(tx: Tx, id: number): Promise<IncidentRow | null> {
  const { rows } = await sql<IncidentRow>`
    select ${COLUMNS} from line_incident where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export type IncidentChange = Pick<IncidentRow, 'state' | 'endedAt' | 'endedBy' | 'staff'>;

export async function changeIncident(tx: Tx, id: number, change: IncidentChange): Promise<IncidentRow> {
  const { state, endedAt, endedBy, staff } = change;
  const { rows } = await sql<IncidentRow>`
    update line_incident set state = ${state}, ended_at = ${endedAt}, ended_by = ${endedBy},
      staff = ${staff && JSON.stringify(staff)}
    where id = ${id} returning ${COLUMNS}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`incident ${id} is gone`);
  return row;
}

/** Newest first. */
export async function incidentsBefore(
  db: Db | Tx,
  limit: number,
  before: number | undefined,
): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select ${COLUMNS} from line_incident where ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

export async function currentIncidents(db: Db | Tx): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select ${COLUMNS} from line_incident where state in ('open', 'confirmed') order by id`.execute(db);
  return rows;
}

/** When the last incident of the line ended; 0 where there was none. Milliseconds since the Unix epoch. */
export async function lastEnding(db: Db | Tx, { channel, number }: LineRef): Promise<number> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(ended_at) as at from line_incident where channel = ${channel} and number = ${number}`.execute(
    db,
  );
  return rows[0]?.at?.getTime() ?? 0;
}
