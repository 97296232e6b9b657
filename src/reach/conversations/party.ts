/** Who is at one end of a conversation. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import {
  type ConversationRow,
  conversation,
  conversationOf,
  lockConversation,
  lockLast,
  lockOwn,
  type Owner,
} from './store/conversation.ts';
import { CUSTOMER } from './store/reader.ts';

export type Party =
  | { readonly side: 'customer'; readonly owner: Owner }
  /** With the permission to answer. */
  | { readonly side: 'staff'; readonly personId: string };

export const readerOf = (party: Party): string => (party.side === 'customer' ? CUSTOMER : party.personId);

/** The conversation, where there is such a one for them. */
export const conversationFor = (db: Db, party: Party, id: string): Promise<ConversationRow | null> =>
  party.side === 'customer' ? conversationOf(db, id, party.owner) : conversation(db, id);

/** Of one that was merged, the one that it goes on in: there is stored what comes to it now. */
export async function lockFor(tx: Tx, party: Party, id: string): Promise<ConversationRow | null> {
  const named =
    party.side === 'customer' ? await lockOwn(tx, id, party.owner) : await lockConversation(tx, id);
  return named && lockLast(tx, named);
}

/** From where on somebody listens. */
export interface Start {
  readonly after: number;
  /** For staff: at most so many of what was said, the newest; the rest is asked for when it is wanted. */
  readonly newest?: number | undefined;
}

/** Behind which message they hear everything; null where there is no such conversation for them. */
export async function startOf(
  db: Db,
  party: Party,
  id: string,
  { after, newest }: Start,
): Promise<number | null> {
  const row = await conversationFor(db, party, id);
  if (!row) return null;
  return newest === undefined || party.side === 'customer' ? after : Math.max(after, row.lastSeq - newest);
}

export const knows = async (db: Db, party: Party, id: string): Promise<boolean> =>
  (await conversationFor(db, party, id)) !== null;
