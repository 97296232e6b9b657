/** Who is at one end of a conversation. */
import type { Db } from '../../kernel/database/db.ts';
import { conversation, conversationOf, type Owner } from './store/conversation.ts';
import { CUSTOMER } from './store/reader.ts';

export type Party =
  | { readonly side: 'customer'; readonly owner: Owner }
  /** With the permission to answer. */
  | { readonly side: 'staff'; readonly personId: string };

export const readerOf = (party: Party): string => (party.side === 'customer' ? CUSTOMER : party.personId);

/** Whether there is such a conversation for them. */
export const knows = async (db: Db, party: Party, id: string): Promise<boolean> =>
  (party.side === 'customer' ? await conversationOf(db, id, party.owner) : await conversation(db, id)) !==
  null;
