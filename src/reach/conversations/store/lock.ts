import { sql } from 'kysely';
import type { Tx } from '../../../kernel/database/db.ts';

const QUEUE_LOCK = 7_164_031;

/**
 * Held by whoever locks more than one conversation in no fixed order: gives them to agents, or merges them. One at a time,
 * on whichever node: so nobody gets what somebody else has got, and no two wait for each other.
 */
export async function lockQueue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${QUEUE_LOCK})`.execute(tx);
}
