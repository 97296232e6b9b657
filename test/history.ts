/** What the database has published, read past the application. */
import assert from 'node:assert/strict';
import { Card } from '@clearline/card';
import { sql } from 'kysely';
import type { Database } from '../src/kernel/database/connect.ts';

export async function versions({ db }: Database): Promise<Card[]> {
  const { rows } = await sql<{ body: string }>`select body from card order by n`.execute(db);
  return rows.map((row) => Card.parse(JSON.parse(row.body)));
}

export function mainNumber(card: Card): string {
  const [main] = card.channels.filter((c) => c.kind === 'phone').sort((a, b) => a.priority - b.priority);
  return main?.number.display ?? '';
}

/** Every card but the first has its notice, and every card its event. */
export async function assertWhole(database: Database): Promise<void> {
  const { rows } = await sql<{ cards: number; told: number; events: number }>`
    select (select count(*) from card)::int as cards,
           (select count(distinct card_n) from notice where card_n is not null)::int as told,
           (select count(*) from outbox where topic = 'contacts.published')::int as events`.execute(
    database.db,
  );
  const [found] = rows;
  assert.deepEqual(found, { cards: found?.cards, told: (found?.cards ?? 0) - 1, events: found?.cards });
}
