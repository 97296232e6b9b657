/** A customer opens a conversation. Its id is made by their device, so that a repeated request opens nothing new. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { accept } from './accept.ts';
import type { Intent } from './contract.ts';
import { changed, listsChanged } from './hints.ts';
import {
  type ConversationRow,
  conversationOf,
  countOpen,
  insertConversation,
  type Owner,
} from './store/conversation.ts';
import { keepGuest } from './store/guest.ts';

const MOST_OPEN = 3;

export interface Opening {
  readonly id: string;
  readonly guestId: string;
  readonly personId: string | null;
  readonly intent: Intent;
  readonly order: string | null;
  /** Null for who waits. */
  readonly answerBy: Date | null;
  readonly lang: 'zh' | 'en';
  readonly name: string | null;
  readonly contact: string | null;
}

export async function open(
  tx: Tx,
  now: Date,
  { id, guestId, personId, intent, order, answerBy, lang, name, contact }: Opening,
): Promise<Result<ConversationRow, { readonly code: 'too-many-conversations' | 'no-such-conversation' }>> {
  const owner: Owner = { guestId, personId };
  await keepGuest(tx, { id: guestId, name, contact, now });
  if ((await countOpen(tx, owner, id)) >= MOST_OPEN) return refuse({ code: 'too-many-conversations' });
  const opened = await insertConversation(tx, { id, ...owner, lang, intent, order, answerBy, now });
  if (!opened) {
    // Theirs from before, or an id that somebody else has taken.
    const known = await conversationOf(tx, id, owner);
    return known ? ok(known) : refuse({ code: 'no-such-conversation' });
  }
  await accept(
    tx,
    now,
    { author: 'system' },
    { conversationId: id, key: id, body: { kind: 'event', event: 'opened' } },
  );
  await changed(tx, id);
  await listsChanged(tx);
  return ok(opened);
}
