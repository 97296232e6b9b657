/** How nodes tell each other that a conversation has changed: its id, once its transaction has committed. */
import type { RawBuilder } from 'kysely';
import { announce, announcing, hint, hinting } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Call } from '../../kernel/database/together.ts';
import type { FileState } from './contract.ts';
import type { ConversationRow } from './store/conversation.ts';

export const CHANNEL = 'reach';
export const TYPING = 'reach_typing';
/** The topic of {@link listsChanged}. */
export const LISTS = 'reach.changed';
export const FILE = 'reach_file';

/** That something beside it has: how far somebody has got, who its customer is, or what it was merged with. */
export const changedBeside = (tx: Db | Tx, conversationId: string): Promise<void> =>
  hint(tx, CHANNEL, conversationId);

/** @param id of the conversation, or where it stands in a row */
export const hintingBeside = (id: string | RawBuilder<unknown>): RawBuilder<unknown> => hinting(CHANNEL, id);

/** That it has itself: whoever has told how it stands from this revision on need not look. */
export const revising = ({ id, revision }: Pick<ConversationRow, 'id' | 'revision'>): RawBuilder<unknown> =>
  hinting(CHANNEL, `${id} ${revision}`);

/** What stands in either: beside it there may be anything new. */
export function hintedBy(text: string): { readonly id: string; readonly revision: number } {
  const [id = '', revision] = text.split(' ');
  return { id, revision: revision === undefined ? Number.POSITIVE_INFINITY : Number(revision) };
}

/** Best effort, and nothing rests on it. */
export const typing = (db: Db, conversationId: string, by: string): Promise<void> =>
  hint(db, TYPING, `${conversationId} ${by}`);

/** Best effort: whoever shows the file asks for it from time to time as well. */
export const fileChanged = (
  tx: Tx,
  conversationId: string,
  { id, state }: { readonly id: string; readonly state: FileState },
): Promise<void> => hint(tx, FILE, `${conversationId} ${id} ${state}`);

/**
 * Told to the consoles when a conversation changes its place in the lists of the desk: not with each message, for it costs
 * every desk a question.
 */
export const listsChanged = (tx: Tx): Promise<void> => announce(tx, LISTS);

export const listsChanging = (): Call => ({ call: announcing(LISTS) });
