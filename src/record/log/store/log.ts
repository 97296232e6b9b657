/** The identity of the log, and who may sequence it. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface LogIdentity {
  readonly origin: string;
  readonly vkey: string;
}

export async function logIdentity(db: Db | Tx): Promise<LogIdentity | null> {
  const { rows } = await sql<LogIdentity>`select origin, vkey from record.log`.execute(db);
  return rows[0] ?? null;
}

/** Begins the log, unless it has begun. */
export async function beginLog(db: Db | Tx, { origin, vkey }: LogIdentity): Promise<void> {
  await sql`insert into record.log (origin, vkey) values (${origin}, ${vkey}) on conflict (single) do nothing`.execute(
    db,
  );
}

/** Whoever sequences under an older epoch is refused from now on; waits for what that one has under way. */
export async function nextEpoch(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{
    epoch: string;
  }>`update record.sequencer set epoch = epoch + 1 returning epoch`.execute(db);
  return rows[0]?.epoch ?? '';
}

/** Whether this is still the epoch; it stays so until the end of `tx`. */
export async function isEpoch(tx: Tx, epoch: string): Promise<boolean> {
  const { rows } = await sql`select from record.sequencer where epoch = ${epoch} for share`.execute(tx);
  return rows.length > 0;
}
