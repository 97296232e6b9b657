import { Card, type Change, canonical, channelDisplay, type Retired } from '@clearline/card';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { CardVersion, FormerPeriod } from './contract.ts';
import { retiredKey } from './succession.ts';

type Tables = {
  card: {
    n: string;
    issued: Date;
    expires: Date;
    body: string;
    digest: Buffer;
    changes: string | Change[];
    idempotency_key: string;
  };
  former_period: {
    id: Generated<string>;
    card_n: string;
    retired: ColumnType<Retired, string>;
    replaced_by: string | null;
  };
};

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
export async function cardText(db: Db | Tx, n: number): Promise<string | null> {
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
  key: string,
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
      idempotency_key: key,
    })
    .execute();
}

/** Keeps what the card said of a retired value that `next` makes official again (R14). */
export async function keepFormerPeriods(tx: Tx, previous: Card | null, next: Card): Promise<void> {
  const stillRetired = new Set(next.retired.map(retiredKey));
  const back = (previous?.retired ?? []).filter((entry) => !stillRetired.has(retiredKey(entry)));
  if (back.length === 0) return;
  const replacedBy = ({ successor }: Retired): string | null => {
    const channel = previous?.channels.find((c) => c.id === successor);
    return channel ? channelDisplay(channel) : null;
  };
  await tx
    .withTables<Tables>()
    .insertInto('former_period')
    .values(
      back.map((entry) => ({
        card_n: String(next.n),
        retired: JSON.stringify(entry),
        replaced_by: replacedBy(entry),
      })),
    )
    .execute();
}

/** Those that ended before their value came back, the last to come back first, at most `limit`. */
export async function formerPeriods(db: Db | Tx, limit: number): Promise<FormerPeriod[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('former_period')
    .select(['retired', 'replaced_by'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ retired: row.retired, replacedBy: row.replaced_by }));
}
