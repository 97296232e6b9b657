import { Card, type Change, canonical, channelDisplay, channelValue } from '@clearline/card';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';

type Tables = {
  card: {
    n: string;
    issued: Date;
    expires: Date;
    body: string;
    digest: Buffer;
    changes: string | Change[];
    source: string;
    idempotency_key: string;
  };
  channel_value: {
    channel: string;
    kind: string;
    value: string;
    display: string;
    valid_from: Date;
    valid_to: Date | null;
    from_card: string;
    to_card: string | null;
  };
};

/** One published card, without its text. */
export interface CardVersion {
  n: number;
  issued: string;
  expires: string;
  /** SHA-256 of the canonical card, lower-case hex. */
  digest: string;
  changes: readonly Change[];
}

/** Publications queue here, so that card versions follow one another without gaps. Held until the end of `tx`. */
export async function lockPublication(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('clearline.publication', 0))`.execute(tx);
}

export async function currentCard(db: Db | Tx): Promise<Card | null> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('card')
    .select('body')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? Card.parse(JSON.parse(row.body)) : null;
}

/** The card that the submission with this key has already made. */
export async function cardOfSubmission(tx: Tx, key: string): Promise<Card | null> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('card')
    .select('body')
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row ? Card.parse(JSON.parse(row.body)) : null;
}

/** The canonical text of version `n`, exactly as published. */
export async function cardText(db: Db, n: number): Promise<string | null> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('card')
    .select('body')
    .where('n', '=', String(n))
    .executeTakeFirst();
  return row?.body ?? null;
}

/** Newest first, at most `limit`, older than version `before` when that is given. */
export async function cardVersions(db: Db | Tx, limit: number, before?: number): Promise<CardVersion[]> {
  let query = db
    .withTables<Tables>()
    .selectFrom('card')
    .select(['n', 'issued', 'expires', 'digest', 'changes'])
    .orderBy('n', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('n', '<', String(before));
  const rows = await query.execute();
  return rows.map((row) => ({
    n: Number(row.n),
    issued: row.issued.toISOString(),
    expires: row.expires.toISOString(),
    digest: row.digest.toString('hex'),
    changes: row.changes as Change[],
  }));
}

export async function insertCard(
  tx: Tx,
  card: Card,
  digest: Buffer,
  changes: readonly Change[],
  origin: { source: string; key: string },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('card')
    .values({
      n: String(card.n),
      issued: new Date(card.issued),
      expires: new Date(card.expires),
      body: canonical(card),
      digest,
      changes: JSON.stringify(changes),
      source: origin.source,
      idempotency_key: origin.key,
    })
    .execute();
}

/** Closes the history of the values that the card no longer lists and opens that of the new ones (R14). */
export async function moveHistory(tx: Tx, previous: Card | null, next: Card): Promise<void> {
  const key = (c: Card['channels'][number]) => `${c.kind} ${channelValue(c)}`;
  const before = new Set(previous?.channels.map(key));
  const after = new Set(next.channels.map(key));
  const tables = tx.withTables<Tables>();
  for (const channel of previous?.channels ?? []) {
    if (after.has(key(channel))) continue;
    await tables
      .updateTable('channel_value')
      .set({ valid_to: new Date(next.issued), to_card: String(next.n) })
      .where('kind', '=', channel.kind)
      .where('value', '=', channelValue(channel))
      .where('valid_to', 'is', null)
      .execute();
  }
  const opened = next.channels.filter((c) => !before.has(key(c)));
  if (opened.length === 0) return;
  await tables
    .insertInto('channel_value')
    .values(
      opened.map((c) => ({
        channel: c.id,
        kind: c.kind,
        value: channelValue(c),
        display: channelDisplay(c),
        valid_from: new Date(c.since),
        valid_to: null,
        from_card: String(next.n),
        to_card: null,
      })),
    )
    .execute();
}
