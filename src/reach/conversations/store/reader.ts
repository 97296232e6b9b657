import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { KEPT } from '../../../kernel/database/kept.ts';
import type { Cursor } from '../contract.ts';

export const CUSTOMER = 'customer';

/** Cursors only move forward, and never beyond what there is. True where one has moved. */
export async function moveCursor(
  tx: Db | Tx,
  conversationId: string,
  reader: string,
  { delivered, read }: Cursor,
): Promise<boolean> {
  const { numAffectedRows } = await sql`${KEPT}
    insert into reach.reader as r (conversation_id, reader, delivered, read)
    select id, ${reader}, least(greatest(${delivered}::int, ${read}::int), last_seq), least(${read}::int, last_seq)
      from reach.conversation where id = ${conversationId}
    on conflict (conversation_id, reader) do update
      set delivered = greatest(r.delivered, excluded.delivered), read = greatest(r.read, excluded.read)
      where excluded.delivered > r.delivered or excluded.read > r.read`.execute(tx);
  return numAffectedRows === 1n;
}

export interface CursorsRow {
  readonly conversationId: string;
  readonly customer: Cursor;
  readonly staff: Cursor;
}

const NOTHING: Cursor = { delivered: 0, read: 0 };

/** Of each of these conversations how far either side has got. */
export async function cursorsOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, CursorsRow>> {
  const { rows } = await sql<{ id: string; isCustomer: boolean } & Cursor>`${KEPT}
    select conversation_id as id, reader = ${CUSTOMER} as "isCustomer", max(delivered) as delivered, max(read) as read
    from reach.reader where conversation_id = any(${[...ids]}::uuid[]) group by 1, 2`.execute(db);
  const found = new Map(
    ids.map((id) => [id, { conversationId: id, customer: NOTHING, staff: NOTHING } as CursorsRow]),
  );
  for (const { id, isCustomer, delivered, read } of rows) {
    const one = found.get(id);
    if (one) found.set(id, { ...one, [isCustomer ? 'customer' : 'staff']: { delivered, read } });
  }
  return found;
}
