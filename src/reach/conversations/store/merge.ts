/** How two stood before they were merged, for as long as that can be undone. */
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/database/db.ts';
import type { Intent, Status } from '../contract.ts';

/** Instants are RFC 3339. */
export interface Was {
  readonly status: Status;
  readonly intent: Intent;
  readonly waitsSince: string | null;
  readonly answerBy: string | null;
  readonly snoozedUntil: string | null;
  readonly firstReplyAt: string | null;
  readonly assignedTo: string | null;
  readonly teamId: string | null;
  readonly teamedAt: string | null;
  readonly tags: string[];
}

export interface MergeRow {
  readonly partId: string;
  readonly intoId: string;
  readonly by: string;
  readonly at: Date;
  readonly partWas: Was;
  readonly intoWas: Was;
  readonly partSeq: number;
  readonly intoSeq: number;
  readonly intoRevision: number;
}

export async function insertMerge(tx: Tx, row: MergeRow): Promise<void> {
  await sql`insert into reach.merge
      (part_id, into_id, merged_by, at, part_was, into_was, part_seq, into_seq, into_revision)
    values (${row.partId}, ${row.intoId}, ${row.by}, ${row.at}, ${JSON.stringify(row.partWas)},
      ${JSON.stringify(row.intoWas)}, ${row.partSeq}, ${row.intoSeq}, ${row.intoRevision})`.execute(tx);
}

/** Of one that is merged now. */
export async function mergeOf(tx: Tx, partId: string): Promise<MergeRow | null> {
  const { rows } = await sql<MergeRow>`select part_id as "partId", into_id as "intoId", merged_by as by, at,
      part_was as "partWas", into_was as "intoWas", part_seq as "partSeq", into_seq as "intoSeq",
      into_revision as "intoRevision"
    from reach.merge where part_id = ${partId}`.execute(tx);
  return rows[0] ?? null;
}

export async function deleteMerge(tx: Tx, partId: string): Promise<void> {
  await sql`delete from reach.merge where part_id = ${partId}`.execute(tx);
}

/** Whether anybody has said anything behind these. What happened to a conversation is no saying. */
export async function hasSaidSince(
  tx: Tx,
  marks: readonly { readonly id: string; readonly seq: number }[],
): Promise<boolean> {
  const { rows } = await sql`select from reach.message m
    join unnest(${marks.map(({ id }) => id)}::uuid[], ${marks.map(({ seq }) => seq)}::int[]) as mark (id, seq)
      on m.conversation_id = mark.id and m.seq > mark.seq
    where m.kind <> 'event' limit 1`.execute(tx);
  return rows.length > 0;
}
