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

/** The log has this key from now on. Readers have had what the key before signed up to now. */
export async function insertLogKey(tx: Tx, vkey: string): Promise<void> {
  await sql`insert into record.log_key (n, vkey, handover)
    select coalesce((select max(n) from record.log_key), 1) + 1, ${vkey}, (select max(size) from record.published)`.execute(
    tx,
  );
}

/** The sizes that readers had when the log's key was changed, latest change first, at most `limit`. */
export async function handoverSizes(db: Db | Tx, limit: number): Promise<bigint[]> {
  const { rows } = await sql<{ handover: string }>`select handover from record.log_key
    where handover is not null group by handover order by handover desc limit ${limit}`.execute(db);
  return rows.map(({ handover }) => BigInt(handover));
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
