import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { About, AgentCode } from '../contract.ts';

interface Row {
  readonly id: string;
  readonly intent: About;
  readonly order: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ended: 'used' | 'withdrawn' | 'replaced' | 'expired' | null;
  readonly endedAt: Date | null;
}

const COLUMNS = sql`id, intent, order_ref as "order", created_at as "createdAt", expires_at as "expiresAt", ended,
  ended_at as "endedAt"`;

const codeOf = ({ ended, createdAt, expiresAt, endedAt, ...row }: Row, now: Date): AgentCode => ({
  ...row,
  state: ended ?? (expiresAt > now ? 'live' : 'expired'),
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

export interface NewCode {
  readonly personId: string;
  readonly sessionId: string;
  readonly digest: Buffer;
  readonly intent: About;
  readonly order: string | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Null where another agent's open code has the same digits, or the same agent makes another at this moment. */
export async function insertCode(tx: Tx, code: NewCode): Promise<AgentCode | null> {
  const { personId, sessionId, digest, intent, order, now, expiresAt } = code;
  const { rows } = await sql<Row>`insert into verify.agent_code
      (person_id, session_id, digest, intent, order_ref, created_at, expires_at)
    values (${personId}, ${sessionId}, ${digest}, ${intent}, ${order}, ${now}, ${expiresAt})
    on conflict do nothing returning ${COLUMNS}`.execute(tx);
  return rows[0] ? codeOf(rows[0], now) : null;
}

/** Ends what is over anyway, so that its digits can be given again. */
export async function endExpired(tx: Db | Tx, now: Date): Promise<void> {
  await sql`update verify.agent_code set ended = 'expired', ended_at = expires_at
    where ended is null and expires_at <= ${now}`.execute(tx);
}

/** Returns the code that was good until now; null where there was none. */
export async function endCodeOf(
  tx: Tx,
  personId: string,
  how: 'withdrawn' | 'replaced',
  now: Date,
): Promise<AgentCode | null> {
  const { rows } = await sql<Row>`update verify.agent_code set ended = ${how}, ended_at = ${now}
    where person_id = ${personId} and ended is null and expires_at > ${now} returning ${COLUMNS}`.execute(tx);
  return rows[0] ? codeOf(rows[0], now) : null;
}

/** The latest, for as long as a console may still show what became of it. */
export async function latestCodeOf(
  db: Db,
  personId: string,
  since: Date,
  now: Date,
): Promise<AgentCode | null> {
  const { rows } = await sql<Row>`select ${COLUMNS} from verify.agent_code
    where person_id = ${personId} and created_at > ${since} order by created_at desc limit 1`.execute(db);
  return rows[0] ? codeOf(rows[0], now) : null;
}

/** Uses up the code of these digits: of all who try it at once, one gets it. */
export async function spendCode(
  tx: Tx,
  digest: Buffer,
  now: Date,
): Promise<{ id: string; personId: string; intent: About; order: string | null } | null> {
  const { rows } = await sql<{ id: string; personId: string; intent: About; order: string | null }>`
    update verify.agent_code set ended = 'used', ended_at = ${now}
    where digest = ${digest} and ended is null and expires_at > ${now} and session_id is not null
    returning id, person_id as "personId", intent, order_ref as "order"`.execute(tx);
  return rows[0] ?? null;
}

export async function countLive(db: Db | Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from verify.agent_code
    where ended is null and expires_at > ${now}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function trimCodes(db: Db, before: Date): Promise<void> {
  await sql`delete from verify.agent_code where expires_at < ${before}`.execute(db);
}
