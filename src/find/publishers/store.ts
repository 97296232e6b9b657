import { Card, type ChangeClass, canonical, Envelope, type Publishers } from '@clearline/card';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database/db.ts';

type Tables = {
  publishers: { v: string; envelope: string };
  card_seal: { n: string; envelope: string; class: ChangeClass; publishers_v: string };
  card: { n: string; body: string };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();
const read = (text: string): Envelope => Envelope.parse(JSON.parse(text));

/** The envelopes of every version up to `v`, from the first; of all without `v`. Empty before the record begins. */
export async function policyEnvelopes(db: Db | Tx, v?: number): Promise<Envelope[]> {
  let query = tables(db).selectFrom('publishers').select('envelope').orderBy('v');
  if (v !== undefined) query = query.where('v', '<=', String(v));
  return (await query.execute()).map(({ envelope }) => read(envelope));
}

/** The envelope of the policy that is in force; null before the record begins. */
export async function currentPolicyEnvelope(db: Db | Tx): Promise<Envelope | null> {
  const row = await tables(db)
    .selectFrom('publishers')
    .select('envelope')
    .orderBy('v', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? read(row.envelope) : null;
}

/** How many policies there are, and how many bytes their envelopes take in a proof. */
export async function policiesSize(db: Db | Tx): Promise<{ readonly count: number; readonly bytes: number }> {
  const { rows } = await sql<{ count: string; bytes: string }>`
    select count(*) as count, coalesce(sum(octet_length(envelope)), 0) as bytes from publishers`.execute(db);
  const [row] = rows;
  return { count: Number(row?.count), bytes: Number(row?.bytes) };
}

export async function insertPolicy(tx: Tx, { v }: Publishers, envelope: Envelope): Promise<void> {
  await tables(tx)
    .insertInto('publishers')
    .values({ v: String(v), envelope: canonical(envelope) })
    .execute();
}

export interface CardSeal {
  readonly n: number;
  readonly envelope: Envelope;
  readonly class: ChangeClass;
  readonly publishersV: number;
}

export async function insertSeal(tx: Tx, seal: CardSeal): Promise<void> {
  await tables(tx)
    .insertInto('card_seal')
    .values({
      n: String(seal.n),
      envelope: canonical(seal.envelope),
      class: seal.class,
      publishers_v: String(seal.publishersV),
    })
    .execute();
}

/** Newest first, from version `from` downwards, at most `limit`. */
export async function sealsDown(db: Db | Tx, from: number, limit: number): Promise<CardSeal[]> {
  const rows = await sealsBelow(db, from, limit).execute();
  return rows.map(sealIn);
}

const sealsBelow = (db: Db | Tx, from: number, limit: number) =>
  tables(db)
    .selectFrom('card_seal')
    .selectAll()
    .where('n', '<=', String(from))
    .orderBy('n', 'desc')
    .limit(limit);

const sealIn = (row: Tables['card_seal']): CardSeal => ({
  n: Number(row.n),
  envelope: read(row.envelope),
  class: row.class,
  publishersV: Number(row.publishers_v),
});

const PAGE = 16;

/**
 * Newest first, from version `from` downwards, without the re-issues that no proof needs: between two others by one
 * policy they carry the same approvals over.
 */
export async function* linksDown(db: Db | Tx, from: number): AsyncGenerator<CardSeal> {
  const counts = sql<boolean>`(
    class <> 'reissue' or n = ${from}
    or exists (select from card_seal as next where next.n = card_seal.n + 1 and next.class <> 'reissue')
    or exists (select from card_seal as last
      where last.n = card_seal.n - 1 and last.publishers_v <> card_seal.publishers_v))`;
  for (let below = from; ; ) {
    const page = await sealsBelow(db, below, PAGE).where(counts).execute();
    yield* page.map(sealIn);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    below = Number(last.n) - 1;
  }
}

export async function sealOf(db: Db | Tx, n: number): Promise<CardSeal | null> {
  const [seal] = await sealsDown(db, n, 1);
  return seal?.n === n ? seal : null;
}

export async function newestSeal(db: Db | Tx): Promise<CardSeal | null> {
  const [seal] = await sealsDown(db, Number.MAX_SAFE_INTEGER, 1);
  return seal ?? null;
}

/** The cards that have no envelope, in order. */
export async function unsealedCards(db: Db | Tx): Promise<Card[]> {
  const rows = await tables(db)
    .selectFrom('card')
    .select('body')
    .where(sql<boolean>`not exists (select from card_seal where card_seal.n = card.n)`)
    .orderBy('n')
    .execute();
  return rows.map(({ body }) => Card.parse(JSON.parse(body)));
}
