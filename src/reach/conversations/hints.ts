/** How nodes tell each other that a conversation has changed: its id, once its transaction has committed. */
import { emit, hint } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';

export const CHANNEL = 'reach';
export const TYPING = 'reach_typing';
/** The topic of {@link listsChanged}. */
export const LISTS = 'reach.changed';

export const changed = (tx: Db | Tx, conversationId: string): Promise<void> =>
  hint(tx, CHANNEL, conversationId);

/** Best effort, and nothing rests on it. */
export const typing = (db: Db, conversationId: string, by: string): Promise<void> =>
  hint(db, TYPING, `${conversationId} ${by}`);

/**
 * Told to the consoles when a conversation changes its place in the lists of the desk: not with each message, for an
 * event costs every desk a question.
 */
export const listsChanged = (tx: Tx): Promise<void> => emit(tx, LISTS, {});
