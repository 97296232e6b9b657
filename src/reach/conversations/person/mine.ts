/** What an account finds of its own on the site. */
import type { Db } from '../../../kernel/database/db.ts';
import { type ConversationRow, conversationsHeldOf } from '../store/conversation.ts';
import { type Tally, talliesOf } from '../store/message.ts';
import type { OwnErasure } from './contract.ts';
import { ownErasure } from './erasure.ts';
import { erasureOf } from './store.ts';

export type HeldConversation = ConversationRow & Tally;

export interface Mine {
  /** The newest first. */
  readonly conversations: readonly HeldConversation[];
  readonly erasure: OwnErasure | null;
}

export async function mineOf(db: Db, personId: string): Promise<Mine> {
  const owner = { guestId: null, personId };
  const held = await conversationsHeldOf(db, owner);
  const tallies = await talliesOf(
    db,
    held.map(({ id }) => id),
  );
  const asked = await erasureOf(db, owner);
  return {
    conversations: held.toReversed().map((row) => ({ ...row, ...(tallies.get(row.id) ?? NOTHING) })),
    erasure: asked && ownErasure(asked),
  };
}

const NOTHING: Tally = { unread: 0, files: 0 };
