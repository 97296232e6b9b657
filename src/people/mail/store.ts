import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { MailState } from './contract.ts';
import type { Letter, Link } from './template.ts';

interface NewMail {
  readonly email: string;
  readonly name: string;
  readonly lang: Lang;
  readonly template: string;
  readonly letter: Letter;
  readonly linkRank: number;
}

/** @returns its id */
export async function insertMail(tx: Tx, mail: NewMail): Promise<string> {
  const { email, name, lang, template, letter, linkRank } = mail;
  const { subject, paragraphs, link } = letter;
  const { rows } = await sql<{ id: string }>`insert into people.mail
      (to_email, to_name, lang, template, subject, paragraphs, link_label, link_url, link_once, link_rank)
    values (${email}, ${name}, ${lang}, ${template}, ${subject}, ${[...paragraphs]}, ${link?.label ?? null},
      ${link?.url ?? null}, ${link?.once ?? false}, ${linkRank})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a message was not written');
  return id;
}

export interface KeptMail {
  /** Grows with each message. */
  readonly seq: string;
  readonly id: string;
  readonly messageId: string | null;
  readonly to: { readonly email: string; readonly name: string };
  readonly lang: Lang;
  readonly template: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link: StoredLink | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

interface StoredLink extends Omit<Link, 'url' | 'once'> {
  /** Null once it was forgotten. */
  readonly url: string | null;
  readonly once: boolean;
  /** Of whom it makes its holder. */
  readonly rank: number;
}

/** Counts an attempt, and fixes the message's id at the first. Null where there is nothing to send any more. */
export async function beginAttempt(db: Db, id: string, domain: string): Promise<KeptMail | null> {
  const { rows } = await sql<Row>`update people.mail
    set attempts = attempts + 1, message_id = coalesce(message_id, '<' || id || '@' || ${domain} || '>')
    where id = ${id} and state = 'queued' returning *`.execute(db);
  return rows[0] ? mailOf(rows[0]) : null;
}

export async function noteError(db: Db, id: string, error: string): Promise<void> {
  await sql`update people.mail set error = ${error} where id = ${id}`.execute(db);
}

/** The end of the attempts. What was sent takes its one-time link with it. */
export async function settle(
  tx: Tx,
  id: string,
  { state, error, now }: { state: Exclude<MailState, 'queued'>; error: string | null; now: Date },
): Promise<void> {
  const isSent = state === 'sent';
  await sql`update people.mail
    set state = ${state}, error = ${error}, sent_at = ${isSent ? now : null},
      link_url = case when link_once and ${isSent} then null else link_url end
    where id = ${id} and state = 'queued'`.execute(tx);
}

/** Puts a message that was kept or has failed back into the queue; null where it is not one of those. */
export async function requeue(tx: Tx, id: string): Promise<KeptMail | null> {
  const { rows } = await sql<Row>`update people.mail set state = 'queued', attempts = 0, error = null
    where id = ${id} and state in ('kept', 'failed') returning *`.execute(tx);
  return rows[0] ? mailOf(rows[0]) : null;
}

export async function mailBy(db: Db | Tx, id: string): Promise<KeptMail | null> {
  const { rows } = await sql<Row>`select * from people.mail where id = ${id}`.execute(db);
  return rows[0] ? mailOf(rows[0]) : null;
}

export interface MailSearch {
  readonly text?: string | undefined;
  readonly state?: MailState | undefined;
  /** A `seq`, not included. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function searchMail(db: Db, { text, state, before, limit }: MailSearch): Promise<KeptMail[]> {
  const words = text?.toLowerCase() ?? null;
  const { rows } = await sql<Row>`select * from people.mail
    where (${state ?? null}::text is null or state = ${state ?? null})
      and (${before ?? null}::bigint is null or seq < ${before ?? null})
      and (${words}::text is null or strpos(lower(to_email || ' ' || to_name || ' ' || subject), ${words}) > 0)
    order by seq desc limit ${limit}`.execute(db);
  return rows.map(mailOf);
}

/** As if they had never been written; what has left already has left. */
export async function withdrawMail(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from people.mail where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Returns how many were forgotten. */
export async function trimMail(db: Db, olderThan: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from people.mail where created_at < ${olderThan}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

interface Row {
  readonly seq: string;
  readonly id: string;
  readonly message_id: string | null;
  readonly to_email: string;
  readonly to_name: string;
  readonly lang: Lang;
  readonly template: string;
  readonly subject: string;
  readonly paragraphs: string[];
  readonly link_label: string | null;
  readonly link_url: string | null;
  readonly link_once: boolean;
  readonly link_rank: number;
  readonly state: MailState;
  readonly attempts: number;
  readonly error: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

function mailOf(row: Row): KeptMail {
  const { link_label: label, link_url: url, link_once: once, link_rank: rank } = row;
  return {
    seq: row.seq,
    id: row.id,
    messageId: row.message_id,
    to: { email: row.to_email, name: row.to_name },
    lang: row.lang,
    template: row.template,
    subject: row.subject,
    paragraphs: row.paragraphs,
    link: label === null ? null : { label, url, once, rank },
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}
