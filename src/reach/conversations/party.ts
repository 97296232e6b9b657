/** Who is at one end of a conversation. */
import type { Db } from '../../kernel/database/db.ts';
import { conversation, conversationOf, type Owner } from './store/conversation.ts';
import { CUSTOMER } from './store/reader.ts';

export type Party =
  | { readonly side: 'customer'; readonly owner: Owner }
  /** With the permission to answer. */
  | { readonly side: 'staff'; readonly personId: string };

export const readerOf = (party: Party): string => (party.side === 'customer' ? CUSTOMER : party.personId);

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
  if (party.side === 'customer') return (await knows(db, party, id)) ? after : null;
  const row = await conversation(db, id);
  if (!row) return null;
  return newest === undefined ? after : Math.max(after, row.lastSeq - newest);
}

/** Whether there is such a conversation for them. */
export const knows = async (db: Db, party: Party, id: string): Promise<boolean> =>
  (party.side === 'customer' ? await conversationOf(db, id, party.owner) : await conversation(db, id)) !==
  null;
