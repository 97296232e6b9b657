/** Of each of these conversations what was merged into it, and where it goes on. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Family } from './present.ts';
import type { ConversationRow } from './store/conversation.ts';
import { lastOf, partsOf } from './store/family.ts';

export async function familiesOf(
  db: Db | Tx,
  rows: readonly ConversationRow[],
  known: Awaited<ReturnType<typeof partsOf>> | null = null,
): Promise<ReadonlyMap<string, Family>> {
  const ids = rows.map(({ id }) => id);
  const parts = known ?? (await partsOf(db, ids));
  const merged = rows.filter(({ mergedInto }) => mergedInto !== null);
  const last = await lastOf(
    db,
    merged.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id }): [string, Family] => {
      const [goesOn, mine] = [last.get(id), parts.get(id)];
      return [
        id,
        {
          ...(goesOn ? { mergedInto: { id: goesOn.id, number: goesOn.number } } : {}),
          ...(mine
            ? {
                parts: mine.map(({ openedAt, root: _, ...part }) => ({
                  ...part,
                  openedAt: openedAt.toISOString(),
                })),
              }
            : {}),
        },
      ];
    }),
  );
}
