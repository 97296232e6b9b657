import { sql } from 'kysely';
import type { Tx } from '../../../kernel/database/db.ts';

const QUEUE_LOCK = 7_164_031;

/** One at a time gives conversations to agents, on whichever node: so nobody gets what somebody else has got. */
export async function lockQueue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${QUEUE_LOCK})`.execute(tx);
}
