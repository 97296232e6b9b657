/** The identity of the log with its keys, and who may sequence it. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface LogIdentity {
  readonly origin: string;
  /** The key that signs it. */
  readonly vkey: string;
  /** Every key that it has had, oldest first; `vkey` is the last. */
  readonly vkeys: readonly string[];
}

export async function logIdentity(db: Db | Tx): Promise<LogIdentity | null> {
  const { rows } = await sql<{ origin: string; vkeys: string[] }>`select origin,
    array[vkey] || array(select log_key.vkey from record.log_key order by n) as vkeys from record.log`.execute(
    db,
  );
  const [row] = rows;
  const vkey = row?.vkeys.at(-1);
  return row && vkey !== undefined ? { ...row, vkey } : null;
}

/** Begins the log, unless it has begun. */
export async function beginLog(db: Db | Tx, { origin, vkey }: Omit<LogIdentity, 'vkeys'>): Promise<void> {
  await sql`insert into record.log (origin, vkey) values (${origin}, ${vkey}) on conflict (single) do nothing`.execute(
    db,
  );
}

/** The log has this key from now on. @param entry the leaf hash of what names it */
export async function insertLogKey(tx: Tx, vkey: string, entry: Uint8Array): Promise<void> {
  await sql`insert into record.log_key (n, vkey, entry)
    select coalesce((select max(n) from record.log_key), 1) + 1, ${vkey}, ${entry}`.execute(tx);
}

/** When the log last got another key; null while it has its first. */
export async function lastKeyChange(db: Db | Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`select at from record.log_key order by n desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
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
