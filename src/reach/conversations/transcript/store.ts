import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface SentTranscript {
  readonly mailId: string;
  readonly conversationId: string;
  /** Keyed hashes. */
  readonly address: Buffer;
  readonly network: Buffer;
  readonly at: Date;
}

export async function noteSent(
  tx: Tx,
  { mailId, conversationId, address, network, at }: SentTranscript,
): Promise<void> {
  await sql`insert into reach.transcript_mail (mail_id, conversation_id, address, network, at)
    values (${mailId}, ${conversationId}, ${address}, ${network}, ${at})`.execute(tx);
}

const MAIL_LOCK = 7_164_024;

export interface SentLately {
  readonly ofConversation: number;
  readonly ofConversationToday: number;
  readonly toAddress: number;
  readonly fromNetwork: number;
}

/** Those who ask at once are counted one after the other, until the transaction ends. */
export async function countSent(
  tx: Tx,
  { conversationId, address, network }: Pick<SentTranscript, 'conversationId' | 'address' | 'network'>,
  { soon, today }: { readonly soon: Date; readonly today: Date },
): Promise<SentLately> {
  await sql`select pg_advisory_xact_lock(${MAIL_LOCK})`.execute(tx);
  const { rows } = await sql<SentLately>`select
      (select count(*)::int from reach.transcript_mail where conversation_id = ${conversationId} and at > ${soon}) as "ofConversation",
      (select count(*)::int from reach.transcript_mail where conversation_id = ${conversationId} and at > ${today}) as "ofConversationToday",
      (select count(*)::int from reach.transcript_mail where address = ${address} and at > ${today}) as "toAddress",
      (select count(*)::int from reach.transcript_mail where network = ${network} and at > ${today}) as "fromNetwork"`.execute(
    tx,
  );
  const [counts] = rows;
  if (!counts) throw new Error('counting gives one row');
  return counts;
}

/** The mail itself is gone by then. */
export async function trimSent(db: Db, before: Date): Promise<void> {
  await sql`delete from reach.transcript_mail where at < ${before}`.execute(db);
}

export async function mailOf(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select mail_id as id from reach.transcript_mail
    where conversation_id = any(${[...conversationIds]}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}
