/** What becomes of what a conversation holds, as staff see it beside it. */
import type { Db } from '../../../kernel/database/db.ts';
import type { Badges } from '../badges.ts';
import { type ConversationRow, conversationsHeldOf } from '../store/conversation.ts';
import { customerOf } from '../store/family.ts';
import type { Keeping } from './contract.ts';
import { erasureOf, heldOf, holdOf } from './store.ts';

/** @param tellsWhy whether whoever asks may know why it is kept */
export async function keepingOf(
  db: Db,
  badges: Badges,
  { id }: ConversationRow,
  tellsWhy: boolean,
): Promise<Keeping> {
  const hold = await holdOf(db, id);
  const known = await badges.of([hold?.heldBy ?? null]);
  const owner = await customerOf(db, id);
  const theirs = await conversationsHeldOf(db, owner);
  const held = await heldOf(
    db,
    theirs.map((one) => one.id),
  );
  const asked = await erasureOf(db, owner);
  return {
    hold: hold && {
      reason: tellsWhy ? hold.reason : null,
      by: (hold.heldBy && known.get(hold.heldBy)?.name) || null,
      at: hold.at.toISOString(),
    },
    numbers: theirs.map(({ number }) => number),
    held: theirs.filter((one) => held.has(one.id)).map(({ number }) => number),
    erasure:
      asked?.state === 'asked'
        ? { number: asked.number, askedBy: asked.askedBy, askedAt: asked.askedAt.toISOString() }
        : null,
  };
}
